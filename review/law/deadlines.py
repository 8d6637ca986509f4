"""How long the law gives: from an event to its last day, with every day that does not count told.

Days are the office's days (Asia/Shanghai); whoever asks turns moments into dates first.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from review.chinese import spoken_weekday
from review.law.vocabulary import Unit
from review.law.workdays import ORDINARY, Calendar, Day
from review.words import Listed, Words

LONGEST = 10_000
DAY = timedelta(days=1)
START_NOT_COUNTED = "开始的当日不计入（民法典第二百零一条）"
OPEN = "已扣除放假办法规定的节日，调休、补班未定"
ROLLED = "末日是法定休假日的，以休假日结束的次日为末日（民法典第二百零三条）"


@dataclass(frozen=True)
class Pause:
    """The clock stands still from `began` up to the day before `ended` (None: it still does).

    The day on which the materials are complete counts again: of the two readings the one that
    ends the period earlier, so that nobody is late under either.
    """

    began: date
    ended: date | None
    reason: str

    def __post_init__(self) -> None:
        if self.ended is not None and self.ended < self.began:
            raise ValueError("停止计算的结束日期早于开始日期")

    def covers(self, day: date) -> bool:
        return self.began <= day and (self.ended is None or day < self.ended)


@dataclass(frozen=True)
class Extension:
    """Once, by somebody, for a reason; in the unit of the period it lengthens."""

    amount: int
    by: str
    why: str

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError("延长的期限至少为1")
        if not self.by.strip() or not self.why.strip():
            raise ValueError("延长期限应写明批准人和理由")


@dataclass(frozen=True)
class Line:
    """One line of the reckoning: days that count or do not, and why."""

    first: date
    last: date
    counted: bool
    why: str

    def __str__(self) -> str:
        if self.first == self.last:
            return Words("{day}：{why}", day=spoken_weekday(self.first), why=self.why)
        return Words(
            "{first}至{last}：{why}",
            first=spoken_weekday(self.first),
            last=spoken_weekday(self.last),
            why=self.why,
        )


@dataclass(frozen=True)
class Deadline:
    """The last day and how it was found; None while a pause without end holds the clock.

    `raw_due` is the last day before 顺延, `due` the one after it; alarms go by `alert_on`, the
    earlier. `provisional`: some day was judged by the weekend alone.
    """

    raw_due: date | None
    due: date | None
    provisional: bool
    lines: tuple[Line, ...]

    @property
    def rolled(self) -> bool:
        return self.due != self.raw_due

    @property
    def alert_on(self) -> date | None:
        return self.raw_due


def count(
    start: date,
    amount: int,
    unit: Unit,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    extension: Extension | None = None,
    *,
    rolls: bool = True,
) -> Deadline:
    """The last day of `amount` units from the event on `start`, the start day not counted.

    `rolls`: a last day that is no working day is shifted to the next one (顺延).
    Raises ValueError, in Chinese, for a length below zero or out of reach.
    """
    whole = amount + (extension.amount if extension else 0)
    if amount < 0 or whole > LONGEST:
        raise ValueError(Words("期限应在0至{longest}之间", longest=LONGEST))
    try:
        left = _months(start, whole) if unit is Unit.MONTH else whole
        days = list(_days(start, left, unit, calendar, pauses))
        lines = [Line(start, start, False, START_NOT_COUNTED), *_told(days)]
        if days and days[-1].held:
            return Deadline(None, None, any(day.day.provisional for day in days), tuple(lines))
        length = Listed("", (unit.of(amount), _added(extension, unit) if extension else ""))
        return _ended(start, days, lines, calendar, length, rolls and unit is not Unit.WORKDAY)
    except (OverflowError, ValueError):
        raise ValueError("日期超出可以推算的范围") from None


def lasted(start: date, end: date, calendar: Calendar, pauses: Sequence[Pause] = ()) -> int:
    """Working days after `start` up to and including `end` on which the clock did not stand still."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(
        calendar.working(day) and not any(pause.covers(day) for pause in pauses) for day in days
    )


def remaining(due: date, today: date, calendar: Calendar) -> int:
    """Working days left after `today`, `due` included; below zero: overdue by so many.

    Overdue is at least one, even on the weekend after a Friday.
    """
    left = calendar.between(today, due)
    return left if today <= due else min(-1, left)


@dataclass(frozen=True)
class _Step:
    """One day on the way to the last: whether it counts, what is said of it, whether all stops."""

    day: Day
    counted: bool
    why: str
    held: bool = False


def _days(
    start: date, left: int, unit: Unit, calendar: Calendar, pauses: Sequence[Pause]
) -> Iterator[_Step]:
    """Every day after the start, to the last that counts or to the pause that has no end."""
    day = start
    while left:
        day += DAY
        step = _judged(calendar.day(day), unit, pauses)
        yield step
        if step.held:
            return
        left -= step.counted


def _judged(day: Day, unit: Unit, pauses: Sequence[Pause]) -> _Step:
    pause = next((pause for pause in pauses if pause.covers(day.date)), None)
    if pause is not None:
        return _Step(
            day, False, Words("停止计算：{reason}", reason=pause.reason), held=pause.ended is None
        )
    counted = day.working or unit is not Unit.WORKDAY
    if unit is not Unit.WORKDAY or day.why == ORDINARY:
        return _Step(day, counted, "")
    said = "{why}，计入" if counted else "{why}，不计入"
    return _Step(day, counted, Words(said, why=day.why))


def _told(days: Sequence[_Step]) -> list[Line]:
    """The days worth a word, those side by side for the same reason in one line."""
    lines: list[Line] = []
    for step in days:
        day, before = step.day.date, lines[-1] if lines else None
        if before and before.why == step.why and before.last + DAY == day:
            lines[-1] = Line(before.first, day, step.counted, step.why)
        elif step.why:
            lines.append(Line(day, day, step.counted, step.why))
    return lines


def _ended(
    start: date,
    days: Sequence[_Step],
    lines: list[Line],
    calendar: Calendar,
    length: str,
    rolls: bool,
) -> Deadline:
    raw = days[-1].day.date if days else start
    lines.append(Line(raw, raw, True, Words("{length}届满", length=length)))
    last = calendar.next_workday(raw) if rolls else calendar.day(raw)
    if last.date != raw:
        why = Words(
            "{why}，{rolled}，顺延至{date}",
            why=calendar.day(raw).why,
            rolled=ROLLED,
            date=spoken_weekday(last.date),
        )
        lines.append(Line(raw, raw, False, why))
    guessed = sorted({day.date.year for day in (*(d.day for d in days), last) if day.provisional})
    if guessed:
        years = "、".join(str(year) for year in guessed)
        why = Words("{years}年放假安排尚未收录，{open}", years=years, open=OPEN)
        lines.append(Line(last.date, last.date, True, why))
    return Deadline(raw, last.date, bool(guessed), tuple(lines))


def _months(start: date, months: int) -> int:
    """Days to the same day so many months on, or to the last of that month (民法典第二百零二条)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = min(start.day, monthrange(year, month + 1)[1])
    return (date(year, month + 1, last) - start).days


def _added(extension: Extension, unit: Unit) -> str:
    return Words(
        "（经{by}批准延长{amount}：{why}）",
        by=extension.by,
        amount=unit.of(extension.amount),
        why=extension.why,
    )
