"""Days that people report: none in the future, each in its order, none silently late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from review.law.chronology import EARLIEST, RECENT, Bound, fault, late, months_before
from review.law.workdays import shipped

TODAY = date(2026, 11, 24)
DAYS = some.dates(date(2023, 1, 1), date(2026, 12, 31))


def test_tomorrow_cannot_be_reported_today_and_today_can() -> None:
    assert fault(TODAY + timedelta(1), "签订日期", TODAY) == "签订日期不能晚于今天"
    assert fault(TODAY, "签订日期", TODAY) == ""


def test_a_year_mistyped_is_caught() -> None:
    assert fault(date(202, 6, 1), "付款日期", TODAY)
    assert fault(EARLIEST, "付款日期", TODAY) == ""


@given(day=DAYS, bound=DAYS)
def test_a_day_stands_exactly_when_it_is_in_its_order(day: date, bound: date) -> None:
    today = date(2026, 12, 31)
    after = fault(day, "会议日期", today, after=[Bound(bound, "意见出具日期"), Bound(None, "签发")])
    before = fault(day, "会议日期", today, before=[Bound(bound, "印发日期")])
    assert bool(after) == (day < bound)
    assert bool(before) == (day > bound)
    assert not after or f"{bound.month}月{bound.day}日" in after


def test_a_week_with_a_holiday_in_it_is_not_late() -> None:
    calendar = shipped()
    # 2026-09-30 is followed by seven days off: five working days later is 10-13.
    assert late(date(2026, 9, 30), date(2026, 10, 13), calendar) == 0
    assert late(date(2026, 9, 30), date(2026, 10, 14), calendar) == 1


@given(day=DAYS, back=some.integers(0, 400))
def test_lateness_is_counted_in_working_days(day: date, back: int) -> None:
    calendar, earlier = shipped(), day - timedelta(back)
    days = [earlier + timedelta(n) for n in range(1, back + 1)]
    assert late(earlier, day, calendar) == max(0, sum(map(calendar.working, days)) - RECENT)


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2028, 3, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
        (date(2026, 7, 31), 3, date(2026, 4, 30)),
    ],
)
def test_months_are_counted_back_to_a_day_that_exists(
    day: date, months: int, earlier: date
) -> None:
    assert months_before(day, months) == earlier


def test_nothing_is_older_than_the_year_2000() -> None:
    assert date(2000, 1, 1) == EARLIEST
