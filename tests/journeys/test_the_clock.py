"""The clock in a browser: a year's notice taken in, a period lengthened, a colleague standing in."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from playwright.sync_api import Browser
from sqlalchemy import select

from review import clock
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.models import Deadline
from review.registers.log import verify
from tests.actions.test_delegations import colleague
from tests.journeys.browser import Visit
from tests.told import story


def take_in(visit: Visit, year: int) -> None:
    """The office types next year's notice, looks at what it changes, and confirms."""
    visit.become("wangfang")
    visit.press("设置")
    visit.press("放假安排")
    visit.fill(year=str(year), paper=f"国务院办公厅关于{year}年部分节假日安排的通知",
               days=f"{year}-01-01至{year}-01-03 元旦 休")  # fmt: skip
    visit.press("看会改变什么")
    visit.reads("没有找到春节")
    visit.reads("现在还没有任何改动")
    visit.press("确认录入")
    visit.reads(f"{year}年放假安排")


def lengthen(visit: Visit, matter: int, deadline: int) -> None:
    visit.go(f"/matters/{matter}/deadlines/{deadline}")
    visit.reads("开始的当日不计入")
    visit.fill(amount="3")
    visit.page.locator('form[action$="/extension"] [name="why"]').fill("请专家论证")
    visit.press("延长期限")
    visit.reads("王芳于")
    assert visit.page.locator('form[action$="/extension"]').count() == 0


def write_a_list(visit: Visit) -> None:
    visit.go("/settings/checklists/contract/new")
    visit.page.fill('[name="label-new1"]', "骑缝章齐全")
    visit.page.fill('[name="basis-new1"]', "办公室惯例")
    visit.fill(reason="按本区规定补充")
    visit.press("存为第2版")
    visit.reads("骑缝章齐全")


def stand_in(visit: Visit, matter: int) -> None:
    """The drafter goes away; the colleague finds the matter on the desk and submits it."""
    visit.become("zhoumin")
    visit.press("授权代理")
    visit.page.select_option('[name="deputy"]', index=1)
    today = clock.today()
    visit.fill(begins=today.isoformat(), ends=(today + timedelta(3)).isoformat(), reason="出差")
    visit.page.locator("main form.stack button").click()
    visit.reads("钱进（代周敏）")
    visit.become("qianjin")
    visit.reads("您代周敏办理")
    visit.page.get_by_role("link", name="送审：").first.click()
    visit.press("送审")
    assert visit.status == "已送审"
    visit.go(f"/matters/{matter}/log")
    visit.reads("承办人 钱进（代周敏）")


def test_the_office_keeps_the_clock_and_a_colleague_stands_in(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context():
        reviewing = story.reviewing("parking", story.PARKING).id
        deadline = db.session.scalars(select(Deadline.id).filter_by(matter_id=reviewing)).one()
        drafted = story.opened("parking", story.PARKING).id
        with unit_of_work():
            one = db.session.get_one(Deadline, deadline)
            one.due_on = one.alert_on = clock.today()
        colleague("zhoumin")
    visit = Visit(browser, site)
    visit.become("chenlu")
    visit.reads("今天到期")
    take_in(visit, clock.today().year + 1)
    lengthen(visit, reviewing, deadline)
    write_a_list(visit)
    stand_in(visit, drafted)
    visit.close()
    phone = Visit(browser, site, width=390)
    phone.become("wangfang")
    for path in ("/", "/matters", "/settings", "/settings/calendar", "/settings/checklists/contract",
                 "/settings/materials", "/delegations", "/statistics", "/statistics/figures/letters"):  # fmt: skip
        phone.go(path)
        assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    phone.close()
    with bare_app.app_context():
        assert verify().faults == ()
