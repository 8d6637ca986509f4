"""What is due: the deadlines of matters, reckoned by the law and explained."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from review import clock
from review.extensions import db
from review.law import deadlines as law
from review.law.setting import Period
from review.law.settings import PERIODS
from review.law.workdays import Calendar
from review.models import Deadline, Matter, Reminder
from review.registers.batching import rows
from review.registers.calendar import calendar

RECKONED_BY = (joinedload(Deadline.extension), selectinload(Deadline.pauses))


@dataclass(frozen=True)
class Reckoned:
    """A deadline with its reckoning; `left` is in working days, None while the clock stands."""

    deadline: Deadline
    found: law.Deadline
    earliest: law.Deadline | None
    left: int | None

    @property
    def row(self) -> Period | None:
        return PERIODS.get(self.deadline.key)

    @property
    def early(self) -> bool:
        """Whether the act that ends the period would come before its shortest length."""
        due = self.earliest.due if self.earliest else None
        return due is not None and clock.today() < due


def reckon(deadline: Deadline, by: Calendar | None = None) -> law.Deadline:
    """Count this deadline anew from its events, by the office's calendar or another."""
    longer, days = deadline.extension, by or calendar()
    extension = law.Extension(longer.amount, longer.by.name, longer.why) if longer else None
    return law.count(
        deadline.starts_on,
        deadline.amount,
        deadline.unit,
        days.widest if deadline.floor else days,
        pauses_of(deadline),
        extension,
        rolls=not lasting(deadline.key),
    )


def lasting(key: str) -> bool:
    """Whether the last day is one that a document itself names."""
    row = PERIODS.get(key)
    return row is not None and row.lasting


def lasted(deadline: Deadline) -> int:
    """Working days it took until it was met, or has taken up to today; still days left out."""
    met = clock.local(deadline.met_at).date() if deadline.met_at else clock.today()
    return law.lasted(deadline.starts_on, met, calendar(), pauses_of(deadline))


def pauses_of(deadline: Deadline) -> list[law.Pause]:
    """When its clock stood still, as the law speaks of it."""
    return [law.Pause(pause.began_on, pause.ended_on, pause.reason) for pause in deadline.pauses]


def earliest(deadline: Deadline) -> law.Deadline | None:
    """The first day on which the act would not be too early, where the period has a shortest."""
    shortest = deadline.amount if deadline.floor else deadline.shortest
    if shortest is None:
        return None
    return law.count(
        deadline.starts_on, shortest, deadline.unit, calendar().widest, pauses_of(deadline)
    )


def reckoned(deadline: Deadline) -> Reckoned:
    return Reckoned(deadline, reckon(deadline), earliest(deadline), days_left(deadline))


def running(matter: Matter) -> list[Deadline]:
    """What the matter has to keep to now, the nearest first; shortest periods come last."""
    open_rows = [row for row in _of(matter) if row.met_at is None]
    return sorted(open_rows, key=lambda row: (row.floor, row.due_on))


def kept(matter: Matter) -> Sequence[Deadline]:
    """The deadlines that were met, oldest first; what they were is never reckoned anew."""
    return [row for row in _of(matter) if row.met_at is not None]


def _of(matter: Matter) -> Sequence[Deadline]:
    """All its deadlines, with what lengthened them and when they stood still."""
    return rows(Deadline, matter, *RECKONED_BY)


def next_of(matter: Matter) -> Deadline | None:
    """The running deadline that alarms first."""
    alarms = [row for row in _of(matter) if row.met_at is None and not row.floor]
    return min(alarms, key=_alarm, default=None)


def every_running(key: str | None = None) -> list[Deadline]:
    query = select(Deadline).filter_by(met_at=None).order_by(Deadline.id)
    return list(db.session.scalars(query.filter_by(key=key) if key else query))


def nearest(matters: Sequence[Matter]) -> dict[int, Deadline]:
    """Of each matter the running deadline that alarms first."""
    ids = [matter.id for matter in matters]
    query = select(Deadline).where(
        Deadline.matter_id.in_(ids), Deadline.met_at.is_(None), Deadline.floor.is_(False)
    )
    by_matter: dict[int, Deadline] = {}
    for deadline in db.session.scalars(query.order_by(Deadline.id)):
        known = by_matter.get(deadline.matter_id)
        if known is None or _alarm(deadline) < _alarm(known):
            by_matter[deadline.matter_id] = deadline
    return by_matter


def _alarm(deadline: Deadline) -> date:
    """What stands still alarms last."""
    return deadline.alert_on or date.max


def alarming() -> list[Deadline]:
    """Every running deadline that can be near or past: not a shortest period, and not paused."""
    query = select(Deadline).where(
        Deadline.met_at.is_(None), Deadline.floor.is_(False), Deadline.alert_on.is_not(None)
    )
    beside = joinedload(Deadline.matter)
    return list(db.session.scalars(query.options(beside).order_by(Deadline.alert_on, Deadline.id)))


def days_left(deadline: Deadline) -> int | None:
    """Working days left, negative when overdue, None while paused.

    They run to the unshifted last day, and once that has passed to the day it rolled to.
    """
    if deadline.alert_on is None:
        return None
    today = clock.today()
    goal = deadline.alert_on if today <= deadline.alert_on else deadline.due_on
    return law.remaining(goal, today, calendar())


def urged_today(ids: Iterable[int]) -> set[int]:
    """Which of these deadlines somebody urged on today (催办)."""
    query = select(Reminder.deadline_id).filter_by(sort="urge", told_on=clock.today())
    return set(db.session.scalars(query.where(Reminder.deadline_id.in_(ids))))
