"""The deadlines of small registers: told once as they come near, on the day, and once they have passed."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flask import Flask
from sqlalchemy import select

from review import clock
from review.actions import register_terms, small_registers
from review.demo.office import person
from review.extensions import db
from review.law.small_registers import REGISTERS
from review.models import Notice, RegisterEntry

SUIT = {
    "kind": "行政复议", "body": "区政府〔2026〕3号", "other": "张某", "standing": "被申请人",
    "paper": "复议申请书副本（普通程序）",
}  # fmt: skip


def on(day: int):  # type: ignore[no-untyped-def]
    return clock.stopped(datetime(2026, 11, day, 2, tzinfo=UTC))


def case() -> RegisterEntry:
    by = person("zhoumin")
    return small_registers.enter(REGISTERS["cases"], date(2026, 11, 2), "不服决定", SUIT, by=by)


def told(account: str) -> list[str]:
    query = select(Notice.text).filter_by(person_id=person(account).id).order_by(Notice.id)
    return [text for text in db.session.scalars(query) if "不服决定" in text]


def test_the_answer_to_a_case_is_told_in_time_to_its_section_and_the_office(app: Flask) -> None:
    """10 working days after 2 November 2026 is the 16th."""
    with on(2):
        case()
        assert register_terms.remind() == 0
    for day, more in ((12, 1), (13, 0), (14, 0), (16, 1), (17, 1), (18, 0)):
        with on(day):
            assert register_terms.remind() == more, day
    near, due, late = told("zhoumin")
    assert (
        near == "复议、诉讼、仲裁“不服决定”：提交答复书、证据应于2026-11-16以前办理，还有2个工作日"
    )
    assert ("还有0个工作日" in due, "已逾期1个工作日" in late) == (True, True)
    assert told("lijianguo") == told("wangfang") == [near, due, late]
    assert told("sunyue") == []


def test_what_was_done_is_not_told_of(app: Flask) -> None:
    with on(2):
        entry = case()
    with on(13):
        assert register_terms.remind() == 1
        by = person("zhoumin")
        small_registers.carry_on(entry, {"answered_on": "2026-11-13"}, by=by)
    with on(17):
        assert register_terms.remind() == 0
