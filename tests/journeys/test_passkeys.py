"""A leader's passkey in a real browser: made at the door, used there, and signing an approval."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from playwright.sync_api import Browser

from review import clock
from review.demo.office import PASSWORD
from review.evidence import canonical
from review.extensions import db
from review.law.vocabulary import Role, Status
from review.models import LogEntry, Matter, SignIn
from tests.journeys.browser import Visit
from tests.told import story

DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def enter(visit: Visit) -> None:
    visit.go("/sign-in")
    visit.page.fill('input[name="account"]', "zhangwei")
    visit.page.fill('input[name="password"]', PASSWORD)
    visit.page.press('input[name="password"]', "Enter")
    visit.page.wait_for_url("**/sign-in/second")


def test_enrol_then_passkey_then_sign_in_then_approve_with_the_press_that_signs(
    browser: Browser, bare_app: Flask, site: str
) -> None:
    bare_app.config["SECOND_FACTOR_ROLES"] = frozenset({Role.LEADER})
    with bare_app.app_context():
        id = story.proposed("parking", story.PARKING).id
        db.session.remove()
    visit = Visit(browser, site.replace("127.0.0.1", "localhost"))
    session = visit.context.new_cdp_session(visit.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    enter(visit)
    visit.press("登记通行密钥并登录")
    visit.reads("这些恢复码只显示这一次")
    visit.press("已经保存，继续")
    visit.go("/account/passkeys")
    visit.reads("localhost")
    visit.context.clear_cookies()
    enter(visit)
    visit.press("用通行密钥")
    visit.page.wait_for_url(f"{visit.site}/")
    with bare_app.app_context():  # the proof at the door is older than ten minutes
        long_ago = clock.now() - timedelta(minutes=11)
        db.session.execute(db.update(SignIn).values(proven_at=long_ago))
        db.session.commit()
        db.session.remove()
    visit.go(f"/matters/{id}/approval")
    assert visit.page.get_by_label("用通行密钥作本人签名").is_checked()
    visit.press("同意签订这一文本")
    visit.page.wait_for_url(f"**/matters/{id}")
    visit.go(f"/matters/{id}/approval")
    visit.reads("本人签名（通行密钥）")
    visit.close()
    with bare_app.app_context():
        assert db.session.get_one(Matter, id).status is Status.APPROVED
        step = db.select(LogEntry.body).filter_by(action="step").order_by(LogEntry.seq.desc())
        body = db.session.scalars(step).first()
        assert body is not None
        assert canonical.parse(body.encode())["sig"]["form"] == "webauthn-1"
