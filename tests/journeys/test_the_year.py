"""The office's year in the browser: from an empty year to the published report; an old ledger brought in."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from docx import Document
from flask import Flask
from openpyxl import load_workbook
from playwright.sync_api import Browser

from review import clock
from review.law.report_text import BLOCKS
from review.registers.log import verify
from tests.journeys.browser import Visit
from tests.told import story
from tests.web.test_imports import ledger

YEAR = clock.today().year - 1
HERE = f"/reports/{YEAR}"
SECTIONS = (("zhoumin", "study", "接诉即办科"), ("sunyue", "publicity", "综合保障科"))


def write(visit: Visit, key: str, text: str) -> None:
    visit.go(f"{HERE}/blocks/{key}")
    visit.fill(text=text)
    visit.press("保存")
    visit.page.wait_for_url(f"**{HERE}*")


def ask(visit: Visit, key: str, section: str) -> None:
    visit.go(HERE)
    part = visit.page.locator(f"#b-{key}")
    part.get_by_text("请科室提供").click()
    part.locator("select").select_option(label=section)
    part.locator('[name="due_on"]').fill(clock.today().isoformat())
    part.get_by_role("button", name="请其提供").click()
    visit.reads(f"请{section}提供")


def supply(visit: Visit) -> None:
    """Two sections write what they were asked for, and see nothing else."""
    visit.become("wangfang")
    visit.go(HERE)
    visit.reads("还没有建立")
    visit.fill(receivers="区委、区政府")
    visit.press("建立")
    for _, key, section in SECTIONS:
        ask(visit, key, section)
    for account, key, section in SECTIONS:
        visit.become(account)
        write(visit, key, f"{section}写的文字。")
        visit.reads(f"{section}写的文字。")
        assert visit.page.get_by_text("审查合同").count() == 0


def correct(visit: Visit) -> None:
    visit.become("wangfang")
    visit.go(HERE)
    visit.reads("审查合同")
    visit.page.get_by_text("更正一项指标").click()
    visit.choose(key="contracts")
    visit.fill(value="3", source="综合科台账")
    visit.page.locator('textarea[name="reason"]').first.fill("另有2份纸质办理")
    visit.press("更正")
    visit.reads("系统计算1")


def take(visit: Visit, account: str, label: str, **fields: str) -> None:
    visit.become(account)
    visit.go(HERE)
    form = visit.page.locator("form", has=visit.page.get_by_role("button", name=label, exact=True))
    for name, value in fields.items():
        form.locator(f'[name="{name}"]').fill(value)
    form.get_by_role("button", name=label, exact=True).click()
    visit.page.wait_for_load_state()


def paper(visit: Visit, path: str) -> str:
    answer = visit.page.request.get(visit.site + path)
    assert answer.status == 200
    return "\n".join(one.text for one in Document(io.BytesIO(answer.body())).paragraphs)


def enter_late(visit: Visit) -> None:
    """A training of the year is entered long after, and confirmed by another."""
    visit.become("zhoumin")
    visit.go("/books/study/new")
    visit.fill(
        on=f"{YEAR}-06-10", title="民法典", heads="30", late_reason="漏登",
    )  # fmt: skip
    visit.choose(kind="培训", head="否")
    visit.press("登记")
    visit.become("lijianguo")
    visit.go(f"/books/study/{YEAR}")
    visit.press("确认")
    visit.reads("李建国确认")


@pytest.mark.sure
def test_an_empty_year_becomes_a_published_report_and_a_late_change_is_a_difference(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    with bare_app.app_context(), clock.stopped(datetime(YEAR, 11, 3, 2, tzinfo=UTC)):
        story.opined("parking", story.PARKING)
    visit, today = Visit(browser, site), clock.today().isoformat()
    supply(visit)
    correct(visit)
    for key, block in BLOCKS.items():
        if block.required and key not in {one for _, one, _ in SECTIONS}:
            write(visit, key, "全年工作正常。")
    take(visit, "wangfang", "开始起草")
    take(visit, "wangfang", "定稿送核对")
    take(visit, "linhua", "核对无误")
    take(visit, "wangfang", "登记审议", on=today, meeting="主任办公会", number="会纪1号")
    take(visit, "gaoyuan", "签发")
    take(visit, "wangfang", "登记报送", on=today, number="京城报3号", receiver="区委、区政府")
    assert "审查合同3份" in paper(visit, f"{HERE}/papers/draft.docx")
    take(visit, "zhangwei", "完成保密审查")
    take(visit, "wangfang", "登记公开", on=today, place="区政府网站")
    visit.reads("完成保密审查")
    assert visit.page.get_by_role("heading", name="报送以后的变化").count() == 0
    gone_out = visit.page.get_by_role("link", name="文件").first.get_attribute("href")
    assert gone_out
    before = paper(visit, gone_out)
    enter_late(visit)
    visit.become("wangfang")
    visit.go(HERE)
    visit.reads("报送以后的变化")
    visit.reads(f"study-1 {YEAR}-06-10 民法典")
    assert paper(visit, gone_out) == before
    visit.close()
    with bare_app.app_context():
        assert verify().faults == ()


@pytest.mark.sure
def test_a_ledger_of_two_thousand_rows_with_thirty_faults_is_checked_and_brought_in(
    site: str, browser: Browser, bare_app: Flask
) -> None:
    visit = Visit(browser, site)
    visit.become("wangfang")
    visit.go("/imports")
    visit.choose(ledger="contracts")
    visit.attach("台账.csv", ledger(2000, 30))
    visit.press("检查文件")
    visit.page.wait_for_url("**/imports/check*")
    assert visit.page.get_by_text("不是日期").count() == 30
    back = visit.page.get_by_role("link", name="带“问题”列的表 .xlsx").get_attribute("href")
    assert back
    sheet = load_workbook(io.BytesIO(visit.page.request.get(visit.site + back).body())).worksheets[
        0
    ]
    faults = [row for row in sheet.iter_rows(values_only=True) if "不是日期" in str(row[-1])]
    assert len(faults) == 30
    visit.press("只导入没有问题的1970行")
    visit.page.wait_for_url("**/imports/contracts/records")
    visit.become("zhoumin")
    visit.go("/imports/contracts/records?q=第1999号")
    visit.reads("第1999号合同")
    visit.become("wangfang")
    visit.go("/imports")
    visit.page.get_by_text("撤回这一批").click()
    visit.fill(reason="选错了文件")
    visit.press("撤回")
    visit.reads("已撤回")
    visit.close()
    with bare_app.app_context():
        assert verify().faults == ()
