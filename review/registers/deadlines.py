"""What is due: the deadlines of matters, reckoned by the law and explained."""

from __future__ import annotations

from functools import cache

from sqlalchemy import select

from review import clock
from review.extensions import db
from review.law import deadlines as law
from review.law.workdays import Calendar, shipped
from review.models import Deadline, Matter


@cache
def calendar() -> Calendar:
    return shipped()


def reckon(deadline: Deadline) -> law.Deadline:
    """Count this deadline anew from its events."""
    pauses = [law.Pause(one.began_on, one.ended_on, one.reason) for one in deadline.pauses]
    return law.count(deadline.starts_on, deadline.amount, deadline.unit, calendar(), pauses)


def running(matter: Matter) -> list[Deadline]:
    query = select(Deadline).filter_by(matter_id=matter.id, met_at=None).order_by(Deadline.due_on)
    return list(db.session.scalars(query))


def days_left(deadline: Deadline) -> int | None:
    """Working days from today to the due day, negative when overdue, None while paused."""
    due = reckon(deadline).alert_on
    return law.remaining(due, clock.today(), calendar()) if due else None
