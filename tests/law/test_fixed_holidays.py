"""The feasts of the rule, against the notices that are known and by what the calendar must fulfil."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from review.law.deadlines import count
from review.law.fixed_holidays import MADE_UP, feasts, fixed, table, widest
from review.law.vocabulary import Unit
from review.law.workdays import shipped

YEARS = sorted(table())


def test_the_table_reaches_from_the_rule_to_the_year_2060() -> None:
    assert [2024, *range(2025, 2061)] == YEARS


@pytest.mark.parametrize("year", [2025, 2026])
def test_every_feast_of_the_rule_is_free_by_the_notice_of_that_year(year: int) -> None:
    days = [day for _, run in feasts(year) for day in run]
    assert len(days) == 13
    assert not [day for day in days if shipped().working(day)]


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_what_a_notice_freed_lies_within_the_widest(year: int) -> None:
    freed = [mark.date for mark in shipped().years[year].marks if mark.off]
    assert freed
    inside = [day for day in freed if day.year == year and day.weekday() < 5]
    assert set(inside) <= widest()


@pytest.mark.parametrize("year", YEARS)
def test_each_feast_on_a_weekend_is_made_up_on_one_weekday(year: int) -> None:
    days = {day for _, run in feasts(year) for day in run}
    made = [day for day, name in fixed().items() if name.endswith(MADE_UP) and day.year == year]
    assert len(made) == sum(day.weekday() >= 5 for day in days)
    assert all(day.weekday() < 5 and day not in days for day in made)


def test_the_lunar_feasts_move_within_their_months() -> None:
    for year in YEARS:
        row = table()[year]
        assert date(year, 1, 20) < row["spring"] < date(year, 2, 21)
        assert row["qingming"].month == 4
        assert row["qingming"].day in (4, 5)
        assert date(year, 5, 24) < row["dragon_boat"] < date(year, 6, 27)
        assert date(year, 9, 5) < row["mid_autumn"] < date(year, 10, 9)


def test_a_shortest_period_shows_the_later_day_while_the_notice_is_open() -> None:
    start, calendar = date(2027, 9, 30), shipped()
    sooner = count(start, 3, Unit.WORKDAY, calendar).due
    later = count(start, 3, Unit.WORKDAY, calendar.widest).due
    assert sooner is not None
    assert later is not None
    assert later > sooner
    assert later - sooner < timedelta(14)


def test_the_feasts_of_a_year_and_the_days_a_notice_may_add() -> None:
    """2027, by hand; no notice of that year was given when the rule was written down."""
    expected = {
        "元旦": ((1, 1), (1, 1), (12, 31), (1, 3)),
        "春节": ((2, 5), (2, 8), (2, 3), (2, 12)),
        "清明节": ((4, 5), (4, 5), (4, 3), (4, 7)),
        "劳动节": ((5, 1), (5, 2), (4, 29), (5, 5)),
        "端午节": ((6, 9), (6, 9), (6, 7), (6, 11)),
        "中秋节": ((9, 15), (9, 15), (9, 13), (9, 17)),
        "国庆节": ((10, 1), (10, 3), (9, 29), (10, 8)),
    }
    for name, run in feasts(2027):
        first, last, earliest, latest = (date(2027, *day) for day in expected[name])
        earliest = earliest.replace(year=2026) if name == "元旦" else earliest
        assert run == [first + timedelta(n) for n in range((last - first).days + 1)]
        run_of_days = {earliest + timedelta(n) for n in range((latest - earliest).days + 1)}
        assert run_of_days <= widest()
        beside = {earliest - timedelta(1), latest + timedelta(1)} - set(fixed())
        assert not beside & widest(), name
