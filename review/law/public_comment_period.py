"""公开征求意见: how long the public must be heard, and whether a period is long enough."""

from __future__ import annotations

from datetime import date

from review.chinese import spoken_date
from review.law.deadlines import count
from review.law.setting import Period
from review.law.workdays import Calendar
from review.words import Words

BUSINESS = "normative.comment.business"
OTHER = "normative.comment.other"


def key(business: bool) -> str:
    """Which period holds: a document that closely concerns 经营主体 is heard longer."""
    return BUSINESS if business else OTHER


def earliest_end(began: date, period: Period, calendar: Calendar) -> date:
    """The first day on which a period that began then may end; the day it began does not count."""
    last_day = count(began, period.amount, period.unit, calendar.widest).raw_due
    assert last_day is not None
    return last_day


def fault(began: date, ends: date, period: Period, calendar: Calendar) -> str:
    """Why these two days cannot stand, in one sentence; "" when they can."""
    if ends < began:
        return Words("截止日期不能早于开始日期（{began}）", began=spoken_date(began))
    earliest = earliest_end(began, period, calendar)
    if ends < earliest:
        return Words(
            "征求意见不少于{amount}{unit}（{source}），最早{earliest}截止；确需缩短的，写明理由",
            amount=period.amount,
            unit=period.unit.label,
            source=period.source,
            earliest=spoken_date(earliest),
        )
    return ""
