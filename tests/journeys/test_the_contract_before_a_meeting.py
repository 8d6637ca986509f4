"""A contract that the office's settings send to a meeting: no approval before one was quorate and passed it."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser

from review.extensions import db
from review.law.vocabulary import Quorum
from review.models import Matter
from review.registers.log import verify
from tests.actions.sittings import body
from tests.journeys import sittings
from tests.journeys.browser import Visit
from tests.told import story

CONSENT = "同意签订这一文本"


def limit(visit: Visit, key: str, ten_thousands: str) -> None:
    visit.become("wangfang")
    visit.go(f"/settings/rows/{key}")
    visit.fill(value=ten_thousands, reason="三重一大实施办法")
    visit.press("保存")
    visit.reads(f"{ten_thousands}万元")


def hold(visit: Visit, name: str, away: int) -> str:
    """A sitting with the contract before it; the address of its page."""
    visit.become("wangfang")
    sittings.call(visit, name)
    form = visit.page.locator("form", has=visit.page.locator('[name="grave"]'))
    form.locator('[name="matter"]').select_option(index=1)
    form.locator('[name="grave"]').select_option("funds")
    visit.press("列入议题")
    sittings.hold(visit, name, away)
    visit.reads("应到5人")
    return visit.page.url.removeprefix(visit.site)


def decide(visit: Visit, address: str, votes: str) -> None:
    visit.go(address)
    visit.press("登记会议决定")
    items = visit.page.locator('select[name="item"]')
    items.select_option(index=items.locator("option").count() - 1)
    visit.choose(outcome="passed")
    visit.fill(
        number="〔2026〕13号", in_favour=votes, against="0", abstained="0", last_word="同意签订。"
    )
    visit.press("登记会议决定")


def approve(browser: Browser, site: str, address: str) -> str:
    """What the leader's phone says, and whether it let them consent."""
    phone = Visit(browser, site, width=390)
    phone.become("zhangwei")
    phone.go(f"{address}/approval")
    assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    said = phone.page.inner_text("main")
    if phone.page.get_by_role("button", name=CONSENT).count():
        phone.press(CONSENT)
        said = phone.status
    phone.close()
    return said


@pytest.mark.parametrize(
    ("key", "name", "terms"),
    [
        ("contract.meeting", "parking", story.PARKING),
        pytest.param(
            "contract.meeting.uncontested", "lease", story.LEASE, marks=pytest.mark.sure
        ),
    ],
    ids=["by its amount", "single source"],
)  # fmt: skip
def test_a_contract_is_approved_only_after_a_quorate_meeting_passed_it(
    site: str, browser: Browser, bare_app: Flask, key: str, name: str, terms: story.ContractTerms
) -> None:
    with bare_app.app_context():
        matter = story.proposed(name, terms)
        body(quorum=Quorum.TWO_THIRDS)
        address = f"/matters/{matter.id}"
    visit = Visit(browser, site)
    limit(visit, key, "100")
    assert "会议已经通过本文本" in approve(browser, site, address)
    hold(visit, "第12次主任办公会", away=2)
    decide(visit, address, "3")
    visit.reads("不足法定人数4人")
    hold(visit, "第13次主任办公会", away=1)
    decide(visit, address, "5")
    visit.reads("表决共5票，多于到会成员4人")
    visit.fill(in_favour="4")
    visit.press("登记会议决定")
    visit.page.wait_for_url(f"**{address}*")
    assert approve(browser, site, address) == "待核对"
    visit.go(address)
    visit.reads("第13次主任办公会")
    visit.close()
    with bare_app.app_context():
        assert db.session.get_one(Matter, matter.id).status.value == "approved"
        assert verify().faults == ()
