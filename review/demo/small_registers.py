"""The small registers of the year before: entered on the day by a section, confirmed by another person."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from review import clock
from review.actions import small_registers
from review.demo.office import person
from review.law.small_registers import REGISTERS
from review.law.small_registers.grammar import NO, YES

FIRMS = ("北京明衡律师事务所", "北京正阳律师事务所")
ENTRIES: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("study", "02-13", "宪法和国务院组织法", {"kind": "会前学法", "meeting": "主任办公会", "heads": "9", "head": YES}),
    ("study", "04-17", "民法典合同编通则司法解释", {"kind": "培训", "speaker": "陈律", "heads": "46", "head": NO}),
    ("study", "07-10", "行政处罚法和裁量基准", {"kind": "会前学法", "meeting": "主任办公会", "heads": "8", "head": YES}),
    ("study", "09-18", "个人信息保护和数据安全", {"kind": "培训", "speaker": "赵懿", "heads": "52", "head": NO}),
    ("study", "12-04", "法治宣传教育法", {"kind": "会前学法", "meeting": "主任办公会", "heads": "9", "head": YES}),
    ("publicity", "05-28", "民法典进社区", {"place": "广外街道", "heads": "120", "estimated": NO}),
    ("publicity", "12-04", "国家宪法日宣传", {"place": "政务服务大厅", "heads": "300", "estimated": YES}),
    ("attendance", "06-12", "主任办公会：停车秩序委托管理", {"firm": FIRMS[0], "came": YES}),
    ("attendance", "10-16", "主任办公会：热线外包续签", {"firm": FIRMS[0], "came": YES}),
    ("attendance", "11-20", "主任办公会：平台二期", {"firm": FIRMS[1], "came": NO}),
    ("oral", "08-21", "网格员误工费能否列支", {"asker": "周敏", "counsel": "陈律", "answer": "列支须有劳务协议和考勤。",
        "confirmed_on": "08-22"}),
    ("checks", "10-23", "合同管理办法", {"checkers": "办公室、综合保障科", "method": "抽查本年签订的合同5份",
        "finding": "部分执行", "found": "2", "cure": "补齐验收记录，接诉即办科", "due_on": "11-30", "cured": "2",
        "verifier": "王芳"}),
    ("cases", "09-08", "不服投诉处理答复", {"kind": "行政复议", "body": "区政府〔{year}〕41号", "other": "张某",
        "standing": "被申请人", "paper": "复议申请书副本（普通程序）", "answered_on": "09-19", "heard": NO,
        "came": NO, "result": "维持"}),
    ("typed", "12-31", "各科室年终汇总", {"foi_in": "6", "foi_done": "6", "foi_late": "0", "npc_in": "3",
        "npc_answered": "3", "cppcc_in": "2", "cppcc_answered": "2"}),
)  # fmt: skip
UNDER_WAY: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("checks", "03-02", "公文处理办法", {"checkers": "办公室", "planned_on": "12-18"}),
    ("cases", "09-07", "不服停车秩序处理决定", {"kind": "行政诉讼", "body": "（{year}）京0102行初9号", "other": "李某",
        "standing": "被告", "paper": "行政起诉状副本", "answered_on": "09-18"}),
)  # fmt: skip
"""Of the year after: what is planned, and a case that goes on."""
BEFORE = (
    ("审查合同（份）", "4"),
    ("提出法律意见（条）", "26"),
    ("法治培训（期）", "1"),
    ("普法活动（场）", "2"),
)
"""Numbers of the report that was sent the year before, when the office did not work with this yet."""
DAYS = ("confirmed_on", "due_on", "answered_on", "planned_on")


def tell(year: int) -> None:
    for figure, value in BEFORE:
        told = {"figure": figure, "value": value}
        _entered("previous", date(year - 1, 12, 31), "上年报告第一部分", told)
    for firm in FIRMS:
        for first in (year, year + 1):
            _entered("engagements", date(first, 1, 4), firm, _engagement(first))
    for first, entries in ((year, ENTRIES), (year + 1, UNDER_WAY)):
        for key, day, title, said in sorted(entries, key=lambda entry: entry[1]):
            values = {name: _dated(name, value, first) for name, value in said.items()}
            _entered(key, date.fromisoformat(f"{first}-{day}"), title, values)


def _engagement(year: int) -> dict[str, str]:
    return {
        "number": f"合〔{year}〕7号", "lawyers": "主办律师一名，协办律师一名", "procurement": "比选",
        "begins_on": f"{year}-01-01", "ends_on": f"{year}-12-31", "fee": "180000.00",
        "scope": "合同、规范性文件、内部制度、法律咨询和决策，参会、培训", "response": "1个工作日",
    }  # fmt: skip


def _dated(name: str, value: str, year: int) -> str:
    return f"{year}-{value}" if name in DAYS else value.format(year=year)


def _entered(key: str, day: date, title: str, values: dict[str, str]) -> None:
    """On that day, so that nothing is a late entry; a day still ahead has none."""
    if day > clock.today():
        return
    moment = datetime.combine(day, time(11), tzinfo=clock.OFFICE_ZONE).astimezone(UTC)
    with clock.stopped(moment):
        entry = small_registers.enter(REGISTERS[key], day, title, values, by=person("sunyue"))
        small_registers.confirm(entry, by=person("hejing"))
