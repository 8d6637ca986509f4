"""Start, pause and meet the periods of a matter."""

from __future__ import annotations

from sqlalchemy import select

from review import clock
from review.extensions import db
from review.law.settings import PERIODS
from review.models import Deadline, Matter, Pause
from review.registers.deadlines import reckon


def _running(matter: Matter, key: str | None = None) -> list[Deadline]:
    query = select(Deadline).filter_by(matter_id=matter.id, met_at=None)
    return list(db.session.scalars(query.filter_by(key=key) if key else query))


def start(matter: Matter, key: str) -> None:
    """Start the period today; one that was only paused goes on."""
    running = _running(matter, key)
    if not running:
        period = PERIODS[key]
        deadline = Deadline(
            matter_id=matter.id,
            key=key,
            label=period.label,
            starts_on=clock.today(),
            amount=period.amount,
            unit=period.unit,
            due_on=clock.today(),
        )
        db.session.add(deadline)
        running = [deadline]
    for deadline in running:
        for held in deadline.pauses:
            held.ended_on = held.ended_on or clock.today()
        _settle(deadline)


def pause(matter: Matter, reason: str) -> None:
    for deadline in _running(matter):
        deadline.pauses.append(Pause(began_on=clock.today(), reason=reason))


def meet(matter: Matter, key: str) -> None:
    for deadline in _running(matter, key):
        deadline.met_at = clock.now()


def _settle(deadline: Deadline) -> None:
    due = reckon(deadline).due
    if due:
        deadline.due_on = due
    db.session.flush()
