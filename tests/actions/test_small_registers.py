"""小台账: entered by one, confirmed by another, corrected beside the old row, and counted in the report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review import clock
from review.actions import small_registers
from review.actions.unit_of_work import Faults, Invalid, Refused
from review.demo.office import person
from review.extensions import db
from review.law.report_text import PATTERNS, keys_of, say
from review.law.small_registers import REGISTERS
from review.models import RegisterEntry
from review.registers import small_registers as register
from review.registers import year_report
from review.registers.log import verify

ClientOf = Callable[[str], FlaskClient]
STUDY, CASES, TYPED = REGISTERS["study"], REGISTERS["cases"], REGISTERS["typed"]
COURSE = {"kind": "培训", "heads": "30", "head": "是"}
CASE = {
    "kind": "行政复议", "body": "区政府〔2026〕3号", "other": "张某", "standing": "被申请人",
    "paper": "复议申请书副本（普通程序）", "heard": "否", "came": "否",
}  # fmt: skip
NOVEMBER = datetime(2026, 11, 20, 2, tzinfo=UTC)


def entered(book=STUDY, on=date(2026, 11, 10), title="民法典", **more: str) -> RegisterEntry:  # type: ignore[no-untyped-def]
    given = {**{"study": COURSE, "cases": CASE}.get(book.key, {}), **more}
    return small_registers.enter(book, on, title, given, by=person("zhoumin"))


def numbers(year: int = 2026) -> dict[str, str]:
    found = register.slots(register.every(year))
    return {key: one.printed for key, one in found.items() if one.known}


@pytest.fixture(autouse=True)
def _november(request: pytest.FixtureRequest):  # type: ignore[no-untyped-def]
    with clock.stopped(NOVEMBER):
        yield


def test_what_another_confirmed_is_counted_and_not_before(app: Flask) -> None:
    entry = entered()
    assert "study.course" not in numbers()
    with pytest.raises(Refused, match="“确认小台账”只限"):
        small_registers.confirm(entry, by=person("zhoumin"))
    small_registers.confirm(entry, by=person("lijianguo"))
    assert (numbers()["study.course"], numbers()["study.heads"], numbers()["study.pre"]) == (
        "1",
        "30",
        "0",
    )
    with pytest.raises(Refused, match="已经确认或者更正"):
        small_registers.confirm(entry, by=person("wangfang"))
    own = small_registers.enter(STUDY, date(2026, 11, 2), "宪法", COURSE, by=person("wangfang"))
    with pytest.raises(Refused, match="须由另一人确认"):
        small_registers.confirm(own, by=person("wangfang"))
    assert verify().faults == ()


def test_a_correction_keeps_the_old_row_and_waits_to_be_confirmed(app: Flask) -> None:
    entry = entered()
    small_registers.confirm(entry, by=person("wangfang"))
    given = {**COURSE, "heads": "28"}
    with pytest.raises(Faults, match="请写明更正的理由"):
        small_registers.enter(
            STUDY, entry.happened_on, "民法典", given, replaces=entry, by=person("zhoumin")
        )
    small_registers.enter(
        STUDY, entry.happened_on, "民法典", given, replaces=entry, correction="签到表重数",
        by=person("zhoumin"),
    )  # fmt: skip
    assert [one.values["heads"] for one in register.lines(STUDY, 2026)] == ["28"]
    assert len(db.session.scalars(select(RegisterEntry)).all()) == 2
    assert "study.heads" not in numbers()
    with pytest.raises(Faults, match="这条登记已经更正过"):
        small_registers.enter(
            STUDY, entry.happened_on, "民法典", given, replaces=entry, correction="再改",
            by=person("zhoumin"),
        )  # fmt: skip


def test_nought_has_three_meanings(app: Flask) -> None:
    office = person("wangfang")
    pattern = PATTERNS["publicity"]
    assert say(pattern, register.slots(register.every(2026))).unknown
    with pytest.raises(Invalid, match="请写明不适用的理由"):
        small_registers.say_of_year(REGISTERS["publicity"], 2026, False, by=office)
    small_registers.say_of_year(REGISTERS["publicity"], 2026, True, by=office)
    assert say(pattern, register.slots(register.every(2026))).text == "本年没有开展普法活动。"
    small_registers.say_of_year(REGISTERS["publicity"], 2026, False, "由上级统一开展", by=office)
    assert say(pattern, register.slots(register.every(2026))).text == ""
    assert "pub.events" in register.silent(2026)
    entered()
    with pytest.raises(Invalid, match="这一年已有登记"):
        small_registers.say_of_year(STUDY, 2026, True, by=office)


def test_a_paper_that_came_starts_its_period(app: Flask) -> None:
    entered(CASES, date(2026, 11, 2), "不服处理决定")
    [line] = register.lines(CASES, 2026)
    [due] = line.due
    # 10 working days after 2 November 2026, the day of receipt left out
    assert (due.term.deed, due.on, due.late) == ("提交答复书、证据", date(2026, 11, 16), True)
    entered(CASES, date(2026, 11, 3), "另一案", answered_on="2026-11-10")
    assert [one.late for one in register.lines(CASES, 2026)[1].due] == [False]


def test_what_cannot_stand_is_refused_field_by_field(app: Flask) -> None:
    with pytest.raises(Faults) as told:
        entered(title=" ", kind="聚餐", heads="-3", head="")
    assert told.value.by_field == {
        "title": "请填写主题", "kind": "不在可选范围内", "heads": "应为不小于零的整数",
        "head": "请填写主要负责人主持",
    }  # fmt: skip
    for on, message in ((None, "请填写日期"), (date(2026, 12, 1), "不能晚于今天"),
                        (date(2026, 9, 1), "属于补录，请写明理由")):  # fmt: skip
        with pytest.raises(Faults, match=message):
            entered(on=on)
    with pytest.raises(Faults, match="请填写日期，如"):
        entered(CASES, answered_on="去年")
    money = {"party": "某公司", "amount": "很多", "reason": "资金未到"}
    with pytest.raises(Faults, match="请填写金额（元）"):
        entered(REGISTERS["arrears"], **money)
    with pytest.raises(Faults, match="不能超过200字"):
        entered(meeting="长" * 201)
    typed = {one.key: "1" for one in TYPED.fields}
    entered(TYPED, **typed)
    with pytest.raises(Invalid, match="这一年已经登记"):
        entered(TYPED, **typed)
    with pytest.raises(Refused, match="“登记小台账”只限"):
        small_registers.enter(STUDY, date(2026, 11, 2), "宪法", COURSE, by=person("chenlu"))


def test_every_figure_of_the_report_has_its_register_and_every_slot_its_figure(app: Flask) -> None:
    numbers = year_report.slots(2026, year_report.figures(2026), {})
    lacking: set[str] = {key for pattern in PATTERNS.values() for key in keys_of(pattern)} - set(
        numbers
    )
    assert lacking == set()
    keys = [row.key for book in REGISTERS.values() for row in book.figures]
    assert len(keys) == len(set(keys))


def test_the_pages_of_every_register(bare_app: Flask, client_of: ClientOf) -> None:
    drafter, office = client_of("zhoumin"), client_of("wangfang")
    for key in REGISTERS:
        assert office.get(f"/books/{key}/2026").status_code == 200
        assert drafter.get(f"/books/{key}/new").status_code == 200
        assert office.get(f"/books/{key}/2026.xlsx").status_code == 200
    sent = {"on": "2026-11-10", "title": "民法典", **COURSE}
    bad = drafter.post("/books/study/new", data={**sent, "heads": "多"})
    assert (bad.status_code, "应为不小于零的整数" in bad.text, "民法典" in bad.text) == (
        422,
        True,
        True,
    )
    assert drafter.post("/books/study/new", data=sent).status_code == 303
    page = drafter.get("/books/study/2026").text
    assert "待确认" in page
    assert office.post("/books/entries/1/confirmation").status_code == 303
    assert "王芳确认" in office.get("/books/study/2026").text
    assert drafter.get("/books/entries/1/correction").status_code == 200
    changed = {**sent, "heads": "28", "correction": "签到表重数"}
    assert drafter.post("/books/entries/1/correction", data=changed).status_code == 303
    assert office.post("/books/publicity/2026", data={"applies": "no"}).status_code == 422
    assert office.post("/books/publicity/2026", data={"applies": "yes"}).status_code == 303
    assert "本年没有普法活动。" in office.get("/books/publicity/2026").text
    for path in ("/books/nonsense/2026", "/books/study/1999", "/books/entries/99/correction"):
        assert office.get(path).status_code == 404
    assert client_of("chenlu").get("/books/study/2026").status_code == 404
