"""Impatient and absent-minded hands: double clicks, two tabs, back, refresh; each deed once."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser

from review.demo import papers
from review.demo.office import PASSWORD
from review.extensions import db
from review.models import LogEntry, Matter, SignIn
from review.registers.log import verify
from tests.journeys.browser import Visit
from tests.told import story


def steps_in_the_log(app: Flask, id: int, name: str) -> int:
    with app.app_context():
        rows = db.session.scalars(db.select(LogEntry).filter_by(matter_id=id, action="step"))
        return sum(f'"step":"{name}"' in row.body for row in rows)


def test_a_double_click_is_one_deed(site: str, browser: Browser, bare_app: Flask) -> None:
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    visit = Visit(browser, site)
    visit.become("zhoumin")
    visit.go(f"/matters/{id}")
    visit.page.get_by_role("button", name="送审", exact=True).dblclick()
    visit.page.locator(".pill", has_text="已送审").first.wait_for()
    visit.close()
    assert steps_in_the_log(bare_app, id, "submit") == 1


@pytest.mark.sure
def test_a_new_matter_sent_again_after_going_back_is_not_opened_twice(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    visit = Visit(browser, site, scripts=False)
    visit.become("zhoumin")
    visit.go("/matters/new/contract")
    visit.page.check('[name="secret"][value="no"]')
    visit.fill(title="停车协议", counterparty="北京畅序停车管理有限公司", amount="100")
    visit.choose(nature="civil", method="direct")
    visit.press("保存草稿")
    visit.page.reload()
    visit.page.go_back()
    visit.press("保存草稿")
    visit.reads("您已有一件同名的草稿")
    assert visit.page.input_value('[name="counterparty"]') == "北京畅序停车管理有限公司"
    visit.close()
    with bare_app.app_context():
        assert db.session.query(Matter).count() == 1


def test_the_second_tab_is_told_what_the_first_one_did(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        id = story.proposed("parking", story.PARKING).id
    visit = Visit(browser, site)
    visit.become("zhangwei")
    visit.go(f"/matters/{id}/approval")
    second = visit.context.new_page()
    second.goto(f"{site}/matters/{id}/approval")
    visit.press("同意签订这一文本")
    assert visit.status == "待核对"
    second.get_by_role("button", name="同意签订这一文本").click()
    second.get_by_text("事项现为“待核对”").first.wait_for()
    visit.close()
    assert steps_in_the_log(bare_app, id, "approve") == 1
    with bare_app.app_context():
        assert verify().faults == ()


@pytest.mark.sure
def test_a_page_whose_session_ended_meanwhile_keeps_what_was_written(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        address = f"/matters/{story.proposed('parking', story.PARKING).id}/approval"
    visit = Visit(browser, site)
    visit.become("zhangwei")
    visit.go(address)
    visit.page.get_by_text("写意见（选填）").click()
    visit.fill(note="同意，请抓紧签订")
    with bare_app.app_context():
        db.session.query(SignIn).delete()
        db.session.commit()
    visit.press("同意签订这一文本")
    visit.reads("登录已过期，刚才的内容没有发出")
    visit.page.fill("#account", "zhangwei")
    visit.page.fill("#password", PASSWORD)
    visit.page.click("main button.primary")
    visit.page.wait_for_url(f"**{address}")
    assert visit.page.input_value('[name="note"]') == "同意，请抓紧签订"
    visit.close()


def test_an_approval_of_a_text_that_was_replaced_meanwhile_is_refused_and_the_words_kept(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        id = story.proposed("parking", story.PARKING).id
    leader, drafter = Visit(browser, site), Visit(browser, site)
    leader.become("zhangwei")
    leader.go(f"/matters/{id}/approval")
    leader.page.get_by_text("写意见（选填）").click()
    leader.fill(note="同意，请抓紧签订")
    drafter.become("zhoumin")
    drafter.go(f"/matters/{id}/revisions/new")
    drafter.attach("修改稿.docx", papers.write("parking", 2))
    drafter.fill(note="补写付款期限")
    drafter.press("上传")
    drafter.page.wait_for_url(f"**/matters/{id}/carried")
    leader.press("同意签订这一文本")
    leader.page.get_by_text("事项现为“待答复”").first.wait_for()
    drafter.close()
    leader.close()
    assert steps_in_the_log(bare_app, id, "approve") == 0
