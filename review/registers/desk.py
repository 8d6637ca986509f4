"""待办 in its order: whose turn it is, by what is due and how long others wait; and what was done."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select, tuple_
from sqlalchemy.orm import joinedload

from review import clock
from review.extensions import db
from review.law.kinds import STATUTE
from review.law.vocabulary import Kind, Status
from review.models import Clearance, Deadline, LogEntry, Matter, Person
from review.registers import next_steps
from review.registers.batching import batched
from review.registers.calendar import calendar
from review.registers.deadlines import days_left, late
from review.registers.next_steps import Task
from review.registers.turn_names import turn_names
from review.registers.visible import matters

NEAR = 5
"""Working days within which a deadline comes before everything that only waits."""
FAR = 20
"""Working days beyond which a deadline is no task yet."""
MOST = 200
"""As many matters of others as are looked through."""


def arranged(tasks: Sequence[Task]) -> tuple[list[Task], list[Task]]:
    """What is to be done, and what is far off: deadlines within `NEAR` first, then who waits longest."""
    far = [one for one in tasks if one.left is not None and one.left > FAR]
    near = [one for one in tasks if one not in far]
    return sorted(near, key=_pressing), far


def _pressing(task: Task) -> tuple[int, int]:
    if task.left is not None and task.left <= NEAR:
        return (0, task.left)
    return (1, -task.waited)


@dataclass(frozen=True)
class Late:
    """An overdue deadline and whom it waits for."""

    deadline: Deadline
    left: int
    people: list[Person]


def overdue() -> list[Late]:
    """Everything late, whoever it waits for."""
    found = late()
    with batched([one.matter for one in found]):
        return [Late(one, days_left(one) or 0, next_steps.awaited(one)) for one in found]


def owed(person: Person, tasks: Sequence[Task], overdue: Sequence[Late]) -> list[Task]:
    """Overdue duties that wait for this person and are no step or chore: each a task of its own."""
    told = {task.matter.id for task in tasks}
    return [
        Task(one.deadline.matter, one.deadline.label, None, "", one.deadline, one.left, 0)
        for one in overdue
        if one.deadline.matter_id not in told and person.id in {each.id for each in one.people}
    ]


@dataclass(frozen=True)
class Elsewhere:
    """A matter that waits for somebody else, since how many working days."""

    matter: Matter
    turn: str
    waited: int


def elsewhere(person: Person, tasks: Sequence[Task]) -> list[Elsewhere]:
    """What this person may see and others have to move on, the longest wait first."""
    mine = {task.matter.id for task in tasks}
    query = matters(person).where(tuple_(Matter.kind, Matter.status).in_(_in_motion()))
    query = query.where(Matter.id.not_in(mine)).order_by(Matter.status_since).limit(MOST)
    rows = list(db.session.scalars(query))
    today, days = clock.today(), calendar()
    with batched(rows):
        turns = turn_names(rows)
    waited = {row.id: days.between(_day(row.status_since), today) for row in rows}
    return [Elsewhere(row, turns[row.id], waited[row.id]) for row in rows if turns[row.id]]


def _day(moment: datetime) -> date:
    return clock.local(moment).date()


def _in_motion() -> list[tuple[Kind, Status]]:
    """Kinds and statuses between sending and signing, where somebody's turn it is."""
    still = (Status.DRAFT, Status.SIGNED, Status.IN_FORCE, Status.COMPILED, Status.REGISTERED)
    return [
        (kind, status)
        for kind, chapter in STATUTE.items()
        for status in chapter.statuses
        if status not in (*still, *chapter.finals)
    ]


def by_turn(rows: Sequence[Elsewhere]) -> list[tuple[str, int]]:
    """Whose turn how many of them are, the most first."""
    return Counter(row.turn for row in rows).most_common()


def sealable() -> list[Clearance]:
    """Clearances in force whose matter is still to be signed, the newest first."""
    query = select(Clearance).join(Matter, Matter.id == Clearance.matter_id)
    query = query.where(Matter.status == Status.CLEARED, Clearance.voided_at.is_(None))
    query = query.options(joinedload(Clearance.matter))
    return list(db.session.scalars(query.order_by(Clearance.id.desc()).limit(20)))


def done_today(person: Person) -> list[tuple[LogEntry, Matter, dict[str, Any]]]:
    """What this person did to matters since midnight, the last first."""
    midnight = datetime.combine(clock.today(), time(), tzinfo=clock.OFFICE_ZONE)
    query = select(LogEntry).where(
        LogEntry.actor_id == person.id,
        LogEntry.at >= midnight,
        LogEntry.matter_id.is_not(None),
        LogEntry.action != "refused",
    )
    query = query.options(joinedload(LogEntry.matter)).order_by(LogEntry.seq.desc())
    rows = db.session.scalars(query.limit(100))
    return [(row, row.matter, json.loads(row.body)) for row in rows if row.matter]
