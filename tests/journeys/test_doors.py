"""Three doors in a real browser: a lost second factor, a link to one matter, the organisation's sign-in."""

from __future__ import annotations

import re

import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser

from review import clock
from review.actions.unit_of_work import unit_of_work
from review.demo.office import PASSWORD, person
from review.extensions import db
from review.jobs import worker
from review.law.vocabulary import Role
from review.law.vocabulary.directory import DirectoryForm
from tests.directories import coming, provider
from tests.directories.test_oidc import CLAIMS
from tests.jobs.letter_box import Opened
from tests.journeys.browser import Visit
from tests.told import story

LINK = re.compile(r"/matter-links/[\w-]+")


def sign_in(visit: Visit, account: str) -> None:
    visit.go("/sign-in")
    visit.page.fill('input[name="account"]', account)
    visit.page.fill('input[name="password"]', PASSWORD)
    visit.page.press('input[name="password"]', "Enter")
    visit.page.wait_for_load_state()


def enrol(visit: Visit) -> None:
    visit.page.wait_for_url("**/sign-in/second")
    secret = visit.page.locator("p.mono").first.inner_text().replace(" ", "")
    visit.fill(code=pyotp.TOTP(secret).at(clock.now()))
    visit.page.press('[name="code"]', "Enter")
    visit.reads("恢复码只显示这一次")
    visit.press("已经保存，继续")


def test_who_lost_the_second_factor_is_let_in_again_by_the_administrator(
    browser: Browser, bare_app: Flask, site: str
) -> None:
    bare_app.config["SECOND_FACTOR_ROLES"] = frozenset({Role.LEADER})
    leader, admin = Visit(browser, site), Visit(browser, site)
    sign_in(leader, "zhangwei")
    enrol(leader)
    leader.context.clear_cookies()
    sign_in(leader, "zhangwei")
    leader.reads("手机丢了、恢复码也没有")
    sign_in(admin, "zhengqi")
    admin.go("/people")
    admin.press("张伟")
    admin.press("清除第二步验证")
    admin.reads("没有设置")
    sign_in(leader, "zhangwei")
    enrol(leader)
    leader.go("/notices")
    leader.reads("第二步验证已被清除")
    leader.close()
    admin.close()


def test_counsel_comes_by_the_link_of_one_matter_and_is_in_no_other(
    browser: Browser, bare_app: Flask, site: str
) -> None:
    with Opened() as box:
        bare_app.config |= {"DEMO": False, "REVIEW_MAIL": f"smtp://127.0.0.1:{box.port}"}
        with bare_app.app_context():
            id = story.reviewing("parking", story.PARKING).id
            other = story.reviewing("parking", story.PARKING).id
            with unit_of_work():
                person("chenlu").email = "chenlu@example.org"
            db.session.remove()
        office, counsel = Visit(browser, site), Visit(browser, site, width=390)
        sign_in(office, "wangfang")
        office.go(f"/matters/{id}/links")
        office.press("寄送链接")
        with bare_app.app_context():
            worker.run_all()
            db.session.remove()
        mails = [mail.get_content() for to, mail in box.taken if to == "chenlu@example.org"]
        [address] = [found[0] for mail in mails if (found := LINK.search(mail))]
    counsel.go(address)
    counsel.press("打开事项")
    counsel.page.wait_for_url(f"**/matters/{id}")
    answer = counsel.page.goto(f"{site}/matters/{other}")
    assert answer is not None
    assert answer.status == 404
    office.go(f"/matters/{id}/links")
    office.press("撤销")
    answer = counsel.page.goto(f"{site}/matters/{id}")
    assert "/sign-in" in counsel.page.url
    office.close()
    counsel.close()


def test_the_organisation_s_sign_in_is_set_up_on_the_page_and_lets_in(
    browser: Browser, bare_app: Flask, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    bare_app.config["REVIEW_DIRECTORY_PLAIN"] = "1"
    there = provider.Provider(dict(CLAIMS))
    admin, drafter = Visit(browser, site), Visit(browser, site)
    with provider.opened(there) as running:
        sign_in(admin, "zhengqi")
        admin.go("/directories")
        admin.choose(form=DirectoryForm.OIDC.value)
        admin.fill(
            name="单位统一登录", address=running.address, client=provider.CLIENT,
            secret=provider.SECRET,
        )  # fmt: skip
        admin.press("设置")
        there.back = admin.page.locator("dd .mono").inner_text()
        assert Axe().run(admin.page).violations_count == 0
        admin.fill(group="保障科承办人")
        admin.choose(role="drafter", section="2")
        admin.press("保存")
        drafter.go("/sign-in")
        drafter.press("经单位统一登录进入")
        drafter.reads("确认后即可登录")
        admin.page.reload()
        admin.press("确认")
        admin.reads("取消对应")
        drafter.go("/sign-in")
        drafter.press("经单位统一登录进入")
        drafter.page.wait_for_url(f"{site}/")
        # The demo's own list of people stands on the one who is signed in.
        assert drafter.page.locator('select[name="account"]').first.input_value() == "sunyue"
    assert coming.told(bare_app)[-1] == "sign_in"
    admin.close()
    drafter.close()
