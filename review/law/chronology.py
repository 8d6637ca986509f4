"""Whether a day that a person reports can stand: not in the future, in its order, not silently late."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from review.chinese import spoken_date
from review.law.workdays import Calendar
from review.words import Words

RECENT = 5  # working days (办公室惯例) within which a day is reported as it happens
EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True)
class Bound:
    """A day known already, and what it is the day of; None: there is no such day yet."""

    day: date | None
    label: str


def fault(
    day: date,
    label: str,
    today: date,
    *,
    after: Sequence[Bound] = (),
    before: Sequence[Bound] = (),
) -> str:
    """Why this day cannot stand, in one sentence; "" when it can. The same day is in order."""
    if day > today:
        return Words("{label}不能晚于今天", label=label)
    if day < EARLIEST:
        return Words("{label}不能早于{year}年", label=label, year=EARLIEST.year)
    for bound in after:
        if bound.day is not None and day < bound.day:
            return Words(
                "{label}不能早于{bound}（{day}）",
                label=label,
                bound=bound.label,
                day=spoken_date(bound.day),
            )
    for bound in before:
        if bound.day is not None and day > bound.day:
            return Words(
                "{label}不能晚于{bound}（{day}）",
                label=label,
                bound=bound.label,
                day=spoken_date(bound.day),
            )
    return ""


def late(day: date, today: date, calendar: Calendar) -> int:
    """补录: working days by which the report comes later than is usual; 0 when it is not late."""
    return max(0, calendar.between(day, today) - RECENT)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of a month that has no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
