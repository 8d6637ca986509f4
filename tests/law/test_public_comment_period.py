"""How long the public is heard: business texts 30 days, others by the office's setting."""

from __future__ import annotations

from datetime import date

import pytest

from review.law.public_comment_period import BUSINESS, OTHER, earliest_end, fault, key
from review.law.settings import PERIODS
from review.law.workdays import shipped

CALENDAR = shipped()
BEGAN = date(2026, 3, 2)


def test_a_business_text_is_heard_thirty_days_its_first_day_not_counted() -> None:
    assert key(True) == BUSINESS
    assert earliest_end(BEGAN, PERIODS[BUSINESS], CALENDAR) == date(2026, 4, 1)
    assert fault(BEGAN, date(2026, 4, 1), PERIODS[BUSINESS], CALENDAR) == ""
    said = fault(BEGAN, date(2026, 3, 31), PERIODS[BUSINESS], CALENDAR)
    assert "优化营商环境条例第六十二条" in said
    assert "最早2026年4月1日截止" in said


def test_another_text_is_heard_in_working_days() -> None:
    assert key(False) == OTHER
    assert earliest_end(BEGAN, PERIODS[OTHER], CALENDAR) == date(2026, 3, 11)
    assert fault(BEGAN, date(2026, 3, 11), PERIODS[OTHER], CALENDAR) == ""
    assert fault(BEGAN, date(2026, 3, 10), PERIODS[OTHER], CALENDAR)


def test_the_spring_festival_lengthens_only_what_counts_working_days() -> None:
    assert earliest_end(date(2026, 2, 12), PERIODS[OTHER], CALENDAR) == date(2026, 2, 28)
    assert earliest_end(date(2026, 2, 12), PERIODS[BUSINESS], CALENDAR) == date(2026, 3, 14)


@pytest.mark.parametrize("row", [PERIODS[BUSINESS], PERIODS[OTHER]])
def test_a_period_that_ends_before_it_begins_is_refused(row: object) -> None:
    said = fault(BEGAN, date(2026, 3, 1), row, CALENDAR)  # type: ignore[arg-type]
    assert said == "截止日期不能早于开始日期（2026年3月2日）"
