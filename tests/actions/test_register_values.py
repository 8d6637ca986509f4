"""小台账: the course of an entry step by step, and what its fields say against each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import small_registers
from review.actions.unit_of_work import Faults, Invalid
from review.demo.office import person
from review.law.small_registers import REGISTERS
from review.models import RegisterEntry
from review.registers import small_registers as register
from review.registers.log import verify

ClientOf = Callable[[str], FlaskClient]
CASES, TYPED = REGISTERS["cases"], REGISTERS["typed"]
CASE = {
    "kind": "行政复议", "body": "区政府〔2026〕3号", "other": "张某", "standing": "被申请人",
    "paper": "复议申请书副本（普通程序）",
}  # fmt: skip
NOVEMBER = datetime(2026, 11, 20, 2, tzinfo=UTC)


def entered(book, on=date(2026, 11, 10), title="民法典", **more: str) -> RegisterEntry:  # type: ignore[no-untyped-def]
    return small_registers.enter(book, on, title, more, by=person("zhoumin"))


def numbers(year: int = 2026) -> dict[str, str]:
    found = register.slots(register.every(year))
    return {key: one.printed for key, one in found.items() if one.known}


@pytest.fixture(autouse=True)
def _november(request: pytest.FixtureRequest):  # type: ignore[no-untyped-def]
    with clock.stopped(NOVEMBER):
        yield


def carried(entry: RegisterEntry, **given: str) -> RegisterEntry:
    return small_registers.carry_on(entry, given, by=person("zhoumin"))


def test_an_inspection_goes_from_its_plan_to_the_next_one(app: Flask) -> None:
    checks, day = REGISTERS["checks"], date(2026, 11, 2)
    plan = entered(checks, day, "合同管理办法", checkers="办公室", planned_on="2026-11-10")
    small_registers.confirm(plan, by=person("lijianguo"))
    assert (numbers()["checks.planned"], numbers()["checks.done"]) == ("1", "0")
    [line] = register.lines(checks, 2026)
    assert [(one.term.deed, one.on, one.late) for one in line.due] == [
        ("检查", date(2026, 11, 10), True)
    ]
    with pytest.raises(Faults, match="请填写结论"):
        carried(plan, method="抽查5份", found="2")
    looked = carried(plan, finding="部分执行", checked_on="2026-11-09", method="抽查5份", found="2")
    assert (numbers()["checks.done"], numbers()["checks.planned"]) == (
        "0",
        "1",
    )  # not confirmed yet
    small_registers.confirm(looked, by=person("lijianguo"))
    assert (numbers()["checks.done"], numbers()["checks.open"]) == ("1", "1")
    with pytest.raises(Invalid, match="已经续办、更正或者办结"):
        carried(plan, finding="执行到位")
    cured = carried(looked, cured="2", cure="补齐验收记录", owner="周敏", due_on="2026-11-30",
                    cured_on="2026-11-18")  # fmt: skip
    small_registers.confirm(cured, by=person("lijianguo"))
    for verifier, said in (("周敏", "复核人不能是整改责任人"), ("办公室", "复核人不能是检查人")):
        with pytest.raises(Faults, match=said):
            carried(cured, verifier=verifier)
    closed = carried(cured, verifier="王芳", next_on="2026-11-19")
    [line] = register.lines(checks, 2026)
    stage = checks.stage(line.values)
    assert stage is not None
    assert (stage.name, checks.following(line.values), line.entry.id) == ("办结", None, closed.id)
    assert [(one.term.deed, one.late) for one in line.due] == [
        ("检查", False), ("完成整改", False), ("下次检查", True),
    ]  # fmt: skip
    entered(checks, date(2026, 11, 19), "合同管理办法", checkers="办公室")
    assert not register.lines(checks, 2026)[0].due[-1].late
    assert verify().faults == ()


def test_a_case_is_carried_from_its_first_paper_to_its_lesson(app: Flask) -> None:
    received = {key: CASE[key] for key in ("kind", "body", "other", "standing", "paper")}
    case = small_registers.enter(
        CASES, date(2026, 11, 2), "不服决定", received, by=person("zhoumin")
    )
    small_registers.confirm(case, by=person("lijianguo"))
    states = []
    for given in (
        {"answered_on": "2026-11-09"}, {"heard": "否", "came": "否"},
        {"result": "责令履行", "ruling": "责令重作的复议决定书（没有写明期限）", "ruled_on": "2026-11-16"},
        {"performed": "已于2026年11月18日重新答复", "contested_on": "2026-11-18"}, {"lesson": "先核实再答复"},
    ):  # fmt: skip
        case = carried(case, **given)
        [line] = register.lines(CASES, 2026)
        stage = CASES.stage(line.values)
        states.append(stage.name if stage else "")
    assert states == ["答辩", "审理", "结案", "履行", "复盘"]
    # 60 days after 16 November 2026, the day of receipt left out
    assert [(one.term.deed, one.on, one.late) for one in line.due] == [
        ("提交答复书、证据", date(2026, 11, 16), False), ("重新作出行政行为", date(2027, 1, 15), False),
    ]  # fmt: skip
    assert numbers()["case.rec"] == "1"
    assert numbers()["case.lost"] == "0"  # the steps since are not confirmed
    small_registers.confirm(case, by=person("lijianguo"))
    assert numbers()["case.lost"] == "1"


def test_what_was_carried_in_and_came_is_what_was_done_and_carried_out(app: Flask) -> None:
    sums = {"foi_before": "1", "foi_in": "6", "foi_done": "5", "foi_late": "0", "foi_after": "2",
            "npc_in": "3", "npc_answered": "3", "cppcc_in": "2", "cppcc_answered": "2"}  # fmt: skip
    with pytest.raises(Faults, match="应当等于办结6"):
        entered(TYPED, **{**sums, "foi_done": "6"})
    last = {**sums, "foi_before": "0", "foi_in": "9", "foi_done": "6", "foi_after": "3"}
    before = small_registers.enter(
        TYPED, date(2025, 12, 31), "各科室", last, late_reason="补录", by=person("zhoumin")
    )
    assert before.happened_on.year == 2025
    with pytest.raises(Faults, match="上年登记的结转下年是3件"):
        entered(TYPED, **sums)
    entry = entered(TYPED, **{**sums, "foi_before": "3", "foi_done": "7"})
    small_registers.confirm(entry, by=person("lijianguo"))
    assert numbers()["foi.in"] == "6"
    assert "foi.open" not in numbers()  # left open: that is not 0


def test_the_pages_of_the_course_of_an_entry(bare_app: Flask, client_of: ClientOf) -> None:
    drafter = client_of("zhoumin")
    plan = {
        "on": "2026-11-10",
        "title": "合同管理办法",
        "checkers": "办公室",
        "planned_on": "2026-11-30",
    }
    assert drafter.post("/books/checks/new", data=plan).status_code == 303
    assert "登记检查" in drafter.get("/books/checks/2026").text
    assert drafter.get("/books/entries/1/next").status_code == 200
    bad = drafter.post("/books/entries/1/next", data={"finding": "部分执行", "found": "多"})
    assert (bad.status_code, "应为不小于零的整数" in bad.text, "请填写方法和样本" in bad.text) == (
        422,
        True,
        True,
    )
    good = {"finding": "部分执行", "found": "1", "method": "抽查"}
    assert drafter.post("/books/entries/1/next", data=good).status_code == 303
    page = drafter.get("/books/checks/2026").text
    assert "待整改" in page
    assert "登记整改" in page
    assert drafter.get("/books/entries/1/next").status_code == 404
    assert drafter.get("/books/entries/99/next").status_code == 404
    assert drafter.post("/books/entries/1/next", data=good).status_code in {404, 409, 422}
    assert drafter.get("/books/checks/2026.xlsx").status_code == 200


def test_a_law_on_the_list_that_changed_since_is_told(app: Flask) -> None:
    laws = REGISTERS["must-know"]
    for name, version in (
        ("《律师法》", "2017-09-01"), ("中华人民共和国合同法", "1999-03-15"), ("民法典", "2020-05-28"), ("某某法", "2020-01-01"),
    ):  # fmt: skip
        entered(laws, title=name, version_on=version, audience="领导干部")
    told = [register.changed_since(laws, line) for line in register.lines(laws, 2026)]
    assert ["修订" in told[0], "2021年1月1日废止" in told[1], *told[2:]] == [True, True, "", ""]
