"""Reminders months before a document's last day of force: by the settings, once, the nearest only."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from review import clock
from review.actions import expiries, settings, upkeep
from review.actions.unit_of_work import Invalid
from review.demo.drafts import BOARDS
from review.demo.office import person
from review.extensions import db
from review.law.chronology import months_before
from review.law.vocabulary import Upkept
from review.models import Matter, Notice
from review.registers import document_records
from tests.told import normative


@pytest.fixture
def document(app: Flask) -> Matter:
    """In force until a day some two years ahead."""
    with clock.stopped(datetime(2026, 11, 20, 2, tzinfo=UTC)):
        return normative.carry(BOARDS, normative.archive, normative.NORMATIVE)


def last_day(matter: Matter) -> date:
    found = document_records.valid_until(matter)
    assert found is not None
    return found


def on(day: date) -> int:
    """Run on that day or the next working day after it."""
    while day.weekday() > 4:
        day += timedelta(1)
    with clock.stopped(datetime(day.year, day.month, day.day, 2, tzinfo=UTC)):
        return expiries.remind()


def told(account: str = "zhoumin") -> list[str]:
    query = select(Notice.text).filter_by(person_id=person(account).id).order_by(Notice.id)
    return [text for text in db.session.scalars(query) if "有效期至" in text]


def test_it_tells_at_six_three_and_one_month_and_never_twice(document: Matter) -> None:
    ends = last_day(document)
    counts = [on(months_before(ends, months)) for months in (7, 6, 6, 4, 3, 3, 1, 1)]
    assert counts == [0, 1, 0, 0, 1, 0, 1, 0]
    assert [f"已不足{months}个月" in one for months, one in zip((6, 3, 1), told(), strict=True)]
    assert told() == told("wangfang")
    assert "以前完成评估（各地规范性文件管理的通行做法）" in told()[0]


def test_only_the_nearest_is_told_where_several_have_passed(document: Matter) -> None:
    ends = last_day(document)
    assert [on(months_before(ends, 2)), on(months_before(ends, 1))] == [1, 1]
    assert ["3个月" in told()[0], "1个月" in told()[1]] == [True, True]


def test_the_office_sets_how_early_and_an_evaluation_is_not_asked_for_twice(
    document: Matter,
) -> None:
    with clock.stopped(datetime(2026, 11, 23, 2, tzinfo=UTC)):
        settings.change("remind.expiry.first", "9", "", "提早准备", by=person("wangfang"))
        done = upkeep.Decided(Upkept.EVALUATED, clock.today(), "接诉即办科", "实施效果良好")
        upkeep.decide(document, done, by=person("wangfang"))
    ends = last_day(document)
    assert [on(months_before(ends, 9)), on(months_before(ends, 6))] == [1, 0]
    assert "完成评估" not in told()[0]
    with pytest.raises(Invalid, match="整数"):
        settings.change("remind.expiry.last", "0.5", "", "半个月", by=person("wangfang"))


def test_a_document_that_is_kept_is_reminded_of_as_before_and_one_that_ended_never(
    document: Matter,
) -> None:
    ends = last_day(document)
    assert on(months_before(ends, 6)) == 1
    office, day = person("wangfang"), months_before(ends, 5)
    with clock.stopped(datetime(day.year, day.month, 1, 2, tzinfo=UTC)):
        kept = upkeep.Decided(Upkept.KEPT, clock.today(), "主任办公会", "仍然需要")
        upkeep.decide(document, kept, by=office)
    assert on(months_before(ends, 3)) == 1
    day = months_before(ends, 2)
    with clock.stopped(datetime(day.year, day.month, 1, 2, tzinfo=UTC)):
        ended = upkeep.Decided(Upkept.LAPSED, clock.today(), "主任办公会", "不再需要")
        upkeep.decide(document, ended, by=office)
    assert on(months_before(ends, 1)) == 0


def test_a_month_that_has_no_such_day_gives_its_last() -> None:
    assert months_before(date(2027, 8, 31), 6) == date(2027, 2, 28)
    assert months_before(date(2028, 8, 31), 6) == date(2028, 2, 29)
    assert months_before(date(2027, 1, 15), 1) == date(2026, 12, 15)
