"""A 三重一大 item from the question to the archive, each act in the browser by the one who takes it."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from playwright.sync_api import Browser

from review import clock
from review.demo import consultations as told
from review.registers.log import verify
from tests.journeys.browser import Visit

MATTER = re.compile(r"/matters/\d+(#\w+)?$")


def ask(visit: Visit) -> str:
    visit.become("zhoumin")
    visit.go("/matters/new/consultation")
    visit.attach("试点方案.docx", told.plan(told.ROBOT))
    visit.page.check('[name="secret"][value="no"]')
    visit.fill(title=told.ROBOT.title, question=told.ROBOT.question)
    visit.choose(subject="collective")
    visit.press("保存草稿")
    visit.page.wait_for_url(MATTER)
    address = visit.page.url.removeprefix(visit.site).partition("#")[0]
    visit.press("提出咨询")
    assert visit.status == "已送审"
    return address


def engage(visit: Visit, address: str) -> None:
    visit.become("wangfang")
    visit.go(address)
    visit.press("受理")
    visit.press("分办")
    visit.page.select_option('[name="counsel"]', label="北京明衡律师事务所 陈律")
    visit.press("确定")
    visit.become("chenlu")
    visit.go(address)
    visit.press("声明无利益冲突")
    visit.choose(conflict="none")
    visit.press("作出声明")
    assert visit.status == "审查中"


def advise(visit: Visit, address: str) -> None:
    """Without its risk an exploratory conclusion is not taken; what was typed stays."""
    visit.go(f"{address}/opinions/new")
    visit.choose(conclusion="exploratory")
    visit.fill(text="国家尚无专门规定，可以试点。")
    visit.go_through_the_points()
    visit.press("出具意见")
    visit.reads("须提示法律风险")
    assert visit.page.input_value('[name="text"]') == "国家尚无专门规定，可以试点。"
    visit.fill(risk=told.RISK)
    visit.press("出具意见")
    visit.reads(told.RISK)


def deliberate(visit: Visit, address: str) -> None:
    visit.become("zhoumin")
    visit.go(address)
    visit.reads("不得以传阅、会签代替")
    visit.press("提请集体讨论")
    assert visit.status == "待集体审议"
    visit.become("wangfang")
    visit.go(f"{address}/decision")
    whole = told.minutes(clock.today())
    visit.fill(
        name=whole.name, held_on=whole.held_on.isoformat(), number=whole.number,
        attendance=whole.attendance, in_favour="6", against="1", abstained="0",
        discussion=whole.discussion, dissent=whole.dissent, decided=whole.decided,
    )  # fmt: skip
    visit.choose(outcome="passed", followed="adopted")
    visit.press("登记会议和决定")
    visit.reads("主要领导应当末位表态")
    visit.fill(last_word=whole.last_word)
    visit.press("登记会议和决定")
    visit.reads("何静认为运维费用偏高")


@pytest.mark.parametrize(
    "scripts",
    [True, pytest.param(False, marks=pytest.mark.sure)],
    ids=["with scripts", "without scripts"],
)
def test_a_grave_question_goes_from_asking_to_the_archive(
    site: str, browser: Browser, bare_app: Flask, scripts: bool
) -> None:
    visit = Visit(browser, site, scripts=scripts)
    address = ask(visit)
    engage(visit, address)
    advise(visit, address)
    deliberate(visit, address)
    visit.become("liuna")
    visit.go(f"{address}/archiving")
    visit.choose(retention="permanent")
    visit.press("归档")
    assert visit.status == "已归档"
    visit.go("/registers/consultations?subject=collective")
    visit.reads(told.ROBOT.title)
    visit.close()
    with bare_app.app_context():
        assert verify().faults == ()
