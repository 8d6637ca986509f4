"""Count a period from an event, and say how it was counted, line by line."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from review.law.vocabulary import Unit
from review.law.workdays import Calendar

START_RULE = "开始的当日不计入（民法典第二百零一条）"
ROLL_RULE = "最后一日是法定休假日的，以次日为最后一日（民法典第二百零三条）"
PROVISIONAL = "节假日安排未公布，暂按周末规则推算"
LIMIT = timedelta(days=3660)


class Pause(NamedTuple):
    """The clock stands still from `began` up to the day before `ended` (None: still does)."""

    began: date
    ended: date | None
    reason: str

    def covers(self, day: date) -> bool:
        return self.began <= day and (self.ended is None or day < self.ended)


class Line(NamedTuple):
    """One day of the count: `number` is which day of the period it is, None where not counted."""

    date: date
    number: int | None
    why: str


@dataclass(frozen=True)
class Deadline:
    """`due` is the last day as shifted off a holiday, `raw` as counted; alert on the earlier.

    `due` is None while a pause without end holds the clock.
    """

    due: date | None
    raw: date | None
    lines: tuple[Line, ...]
    provisional: bool = False

    @property
    def rolled(self) -> bool:
        return self.due != self.raw

    @property
    def alert_on(self) -> date | None:
        return self.raw


def count(
    start: date, amount: int, unit: Unit, calendar: Calendar, pauses: Sequence[Pause] = ()
) -> Deadline:
    """Count `amount` units from the day after `start`; raise ValueError for a negative amount."""
    if amount < 0:
        raise ValueError("期限不能是负数")
    lines = [Line(start, None, START_RULE)]
    raw = _months(start, amount) if unit is Unit.MONTH else None
    last, number, provisional = start, 0, False
    while (raw is None and number < amount) or (raw is not None and last < raw):
        last += timedelta(1)
        held = next((pause for pause in pauses if pause.covers(last)), None)
        if held and held.ended is None:
            lines.append(Line(last, None, f"中止计时：{held.reason}"))
            return Deadline(None, None, tuple(lines), provisional)
        if last - start > LIMIT + timedelta(days=amount * 2):
            raise ValueError("期限过长")
        day = calendar.day(last)
        provisional |= day.provisional
        if held:
            lines.append(Line(last, None, f"中止计时：{held.reason}"))
            raw = raw + timedelta(1) if raw else None
        elif unit is Unit.WORKDAY and not day.working:
            lines.append(Line(last, None, day.why))
        else:
            number += 1
            lines.append(Line(last, number, day.why))
    due, rolls = _rolled(last, calendar) if unit is not Unit.WORKDAY else (last, ())
    provisional |= any(calendar.day(roll.date).provisional for roll in rolls)
    return Deadline(due, last, (*lines, *rolls), provisional)


def _rolled(raw: date, calendar: Calendar) -> tuple[date, tuple[Line, ...]]:
    due, lines = raw, []
    while not calendar.working(due):
        lines.append(Line(due, None, f"{calendar.day(due).why}，{ROLL_RULE}"))
        due += timedelta(1)
    return due, tuple(lines)


def _months(start: date, amount: int) -> date:
    """The day of the same number, or the month's last (民法典第二百零二条)."""
    year, month = divmod(start.year * 12 + start.month - 1 + amount, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
