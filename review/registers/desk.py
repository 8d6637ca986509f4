"""待办 in its order: whose turn it is, by what is due and how long others wait; and what was done."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from review import clock
from review.extensions import db
from review.law import facts as law
from review.law.kinds import EDITIONS
from review.law.permissions import Act, may
from review.law.vocabulary import Kind, Status
from review.models import Clearance, Deadline, LogEntry, Matter, Person
from review.registers import desk_rows, next_steps
from review.registers.batching import parts
from review.registers.deadlines import urged_today
from review.registers.desk_queue import Waiting
from review.registers.desk_rows import Days, DeskRow, Due
from review.registers.turn_names import Turns

NEAR = 5
"""Working days within which a deadline comes before everything that only waits."""
FAR = 20
"""Working days beyond which a deadline is no task yet."""


def arranged(queue: Sequence[Waiting]) -> tuple[list[Waiting], list[Waiting]]:
    """What is to be done, and what is far off: deadlines within `NEAR` first, then who waits longest."""
    far = [one for one in queue if one.left is not None and one.left > FAR]
    near = [one for one in queue if one.left is None or one.left <= FAR]
    return sorted(near, key=_pressing), far


def _pressing(entry: Waiting) -> tuple[int, int]:
    if entry.left is not None and entry.left <= NEAR:
        return (0, entry.left)
    return (1, -entry.waited)


@dataclass(frozen=True)
class Late:
    """An overdue deadline of a matter and whom it waits for: `movers`, or the drafter without any."""

    id: int
    matter: int
    known: law.Matter
    movers: tuple[law.Person, ...]
    due: Due

    def awaits(self, person: Person) -> bool:
        return person.id in ({mover.id for mover in self.movers} or {self.known.drafter})


_OVERDUE = (
    select(Deadline.id, Deadline.matter_id, Deadline.key, Deadline.alert_on, Deadline.due_on)
    .where(Deadline.met_at.is_(None), Deadline.floor.is_(False), Deadline.alert_on.is_not(None))
    .where(Deadline.due_on < bindparam("today"))
    .order_by(Deadline.due_on, Deadline.alert_on, Deadline.id)
)


def overdue(seen: Sequence[DeskRow] = ()) -> list[Late]:
    """Everything late, whoever it waits for, the longest overdue first; what was `seen` of matters
    already is not asked again."""
    late = db.session.execute(_OVERDUE, {"today": clock.today()}).all()
    by_id = {row.id: row for row in seen}
    absent = {matter for _, matter, *_ in late} - by_id.keys()
    for part in parts(sorted(absent)):
        by_id |= {row.id: row for row in desk_rows.rows(Matter.id.in_(part))}
    people, lates = next_steps.people(), []
    moving: dict[tuple[Any, str], tuple[law.Matter, tuple[law.Person, ...]]] = {}
    for id, matter, key, alert_on, due_on in late:
        row = by_id[matter]
        whose = row.whose
        if (whose, key) not in moving:
            moving[whose, key] = row.known, tuple(next_steps.movers(row, key, people))
        lates.append(Late(id, matter, *moving[whose, key], Due(alert_on, due_on)))
    return lates


def of_others(person: Person, late: Sequence[Late]) -> list[Late]:
    """What is late with others and this person may urge on (催办)."""
    asking = person.legal
    return [one for one in late if not one.awaits(person) and may(asking, Act.URGE, one.known)]


def owed(person: Person, queue: Sequence[Waiting], late: Sequence[Late]) -> list[Waiting]:
    """Overdue duties that wait for this person and are no step or chore: each an entry of its own."""
    known, days = {one.id for one in queue}, Days()
    return [
        Waiting(late_deadline.matter, days.left(late_deadline.due), 0, late_deadline.id)
        for late_deadline in late
        if late_deadline.matter not in known and late_deadline.awaits(person)
    ]


@dataclass(frozen=True)
class LateRow:
    """One that is shown: the deadline with its matter, the days it is late by, who is to act.

    `urged`: somebody urged them on today.
    """

    deadline: Deadline
    left: int
    people: Sequence[Person]
    urged: bool


def shown_late(lates: Sequence[Late]) -> list[LateRow]:
    beside = joinedload(Deadline.matter)
    query = select(Deadline).where(Deadline.id.in_([late.id for late in lates]))
    query = query.options(beside.joinedload(Matter.section), beside.joinedload(Matter.drafter))
    rows, days = {deadline.id: deadline for deadline in db.session.scalars(query)}, Days()
    urged = urged_today([late.id for late in lates])
    named = select(Person).where(Person.id.in_({one.id for late in lates for one in late.movers}))
    people = {person.id: person for person in db.session.scalars(named)}

    def shown(late: Late) -> LateRow:
        row, moving = rows[late.id], [people[one.id] for one in late.movers]
        return LateRow(
            row, days.left(late.due) or 0, moving or [row.matter.drafter], late.id in urged
        )

    return list(map(shown, lates))


@dataclass(frozen=True)
class Elsewhere:
    """A matter that waits for somebody else, since how many working days."""

    id: int
    turn: str
    waited: int


def elsewhere(rows: Sequence[DeskRow], queue: Sequence[Waiting]) -> list[Elsewhere]:
    """Of these matters what others have to move on, the longest wait first."""
    mine, moving = {one.id for one in queue}, in_motion()
    turns, days = Turns.now(), Days()
    desk_rows = (row for row in rows if (row.kind, row.status) in moving and row.id not in mine)
    return [
        Elsewhere(row.id, turn, days.waited(row.since))
        for row in desk_rows
        if (turn := turns.of(row))
    ]


def matters_of(elsewheres: Sequence[Elsewhere]) -> dict[int, Matter]:
    query = select(Matter).where(Matter.id.in_([one.id for one in elsewheres]))
    return {matter.id: matter for matter in db.session.scalars(query)}


@cache
def in_motion() -> frozenset[tuple[Kind, Status]]:
    """Kinds and statuses between sending and signing, where somebody's turn it is."""
    still = (Status.DRAFT, Status.SIGNED, Status.IN_FORCE, Status.COMPILED, Status.REGISTERED)
    return frozenset(
        (kind, status)
        for (kind, _), chapter in EDITIONS.items()
        for status in chapter.statuses
        if status not in (*still, *chapter.finals)
    )


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
    # In the order of the index of actors and moments: by numbers the whole log would be walked.
    newest_first = (LogEntry.at.desc(), LogEntry.seq.desc())
    query = query.options(joinedload(LogEntry.matter)).order_by(*newest_first)
    rows = db.session.scalars(query.limit(100))
    return [(row, row.matter, json.loads(row.body)) for row in rows if row.matter]
