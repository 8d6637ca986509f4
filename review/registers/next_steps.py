"""Whose turn it is: what each person may or must do next, with the ruling on every step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, and_, or_, select, tuple_
from sqlalchemy.orm import selectinload

from review import clock
from review.extensions import db
from review.law import chores
from review.law import facts as law
from review.law.kinds import KINDS, STATUTE, stage
from review.law.permissions import PERMISSIONS, Act
from review.law.procedure import Ruling, Step, rule
from review.law.vocabulary import Conflict, Kind, Role, Status
from review.models import Alert, Deadline, Direction, Matter, Person
from review.registers.batching import batched, kept
from review.registers.calendar import calendar
from review.registers.deadlines import days_left, nearest
from review.registers.facts import facts
from review.registers.threads import threads
from review.registers.visible import matters


@dataclass(frozen=True)
class Turn:
    """A step this person is the one to take, open or closed with its reason."""

    step: Step
    ruling: Ruling


@dataclass(frozen=True)
class Task:
    """One row of 待办: a step by its name, or a chore (`act`); `waited` is in working days."""

    matter: Matter
    label: str
    act: Act | None
    closed: str
    deadline: Deadline | None
    left: int | None
    waited: int
    step: str = ""


def open_steps(person: Person, known: law.Matter) -> list[Turn]:
    """The steps at this status that are this person's to take, with the ruling on each."""
    asking = person.legal
    steps = STATUTE[known.kind].at(known.status)
    return [Turn(step, rule(step, asking, known)) for step in steps if step.by.holds(asking, known)]


def ahead(known: law.Matter | Matter) -> list[Step]:
    """The ways forward from here, whoever takes them; kind and status are all it asks."""
    return [step for step in STATUTE[known.kind].at(known.status) if not step.aside]


def foremost(found: Sequence[Turn], kind: Kind) -> str:
    """The name of the open step that leads furthest along the main line; "" where none does."""
    ahead = [
        (_reach(kind, turn), turn.step.name)
        for turn in found
        if turn.ruling and not turn.step.aside
    ]
    furthest = max(ahead, key=lambda one: one[0], default=(-1, ""))
    return furthest[1] if furthest[0] >= 0 else ""


def _reach(kind: Kind, turn: Turn) -> int:
    """How far along the main line a step leads; below nought where it leads off the line."""
    at, line = stage(kind, turn.step.after), KINDS[kind].line
    return line.index(at) if at in line else -1


def mine(found: Sequence[Turn]) -> bool:
    """Whether any of these steps is a way forward, not only a way out."""
    return any(not turn.step.aside for turn in found)


def awaited(deadline: Deadline) -> list[Person]:
    """Who is to act so that the deadline is kept: whose turn it is, or who drafted the matter.

    A period that no step of the statute ends, such as the time to pay, is the drafter's to watch.
    """
    matter = deadline.matter
    ended = {step.stops for step in STATUTE[matter.kind].steps}
    known = facts(matter)
    steps = ahead(known) if deadline.key in ended else []
    people = kept("people", _people) if steps else []
    found = [one for one in people if any(step.by.holds(one.legal, known) for step in steps)]
    return found or [matter.drafter]


def _people() -> Sequence[Person]:
    """Who could act, each with whom they stand in for."""
    query = select(Person).filter_by(disabled_at=None).options(selectinload(Person.standing_in))
    return db.session.scalars(query.order_by(Person.id)).all()


def tasks(person: Person) -> list[Task]:
    """What waits for this person, the most pressing first."""
    query = matters(person).where(_waiting(person.role))
    rows = list(db.session.scalars(query.order_by(Matter.status_since)))
    due = nearest(rows)
    with batched(rows):
        found = [task for row in rows for task in _tasks(person, row, due.get(row.id))]
    return sorted(found, key=lambda task: (task.left is None, task.left or 0))


def tasks_of(person: Person, matter: Matter) -> list[Task]:
    """What this one matter asks of this person."""
    return list(_tasks(person, matter, nearest([matter]).get(matter.id)))


def _tasks(person: Person, matter: Matter, deadline: Deadline | None) -> Iterator[Task]:
    """Chores first; a step that is closed is named only where no chore opens it."""
    known = facts(matter)
    left = days_left(deadline) if deadline else None
    waited = calendar().between(clock.local(matter.status_since).date(), clock.today())
    chored = list(chores.waiting(person.legal, known, threads(matter, known)))
    for chore, count in chored:
        label = f"{chore.label}（{count}{chore.unit}）"
        yield Task(matter, label, chore.act, "", deadline, left, waited)
    turn = _forward(known, [one for one in open_steps(person, known) if not one.step.aside])
    if turn and (turn.ruling or not chored):
        reason, name = turn.ruling.reason, turn.step.name
        yield Task(matter, turn.step.label, None, reason, deadline, left, waited, name)


def _forward(known: law.Matter, ahead: list[Turn]) -> Turn | None:
    """The step to speak of: the open one that leads furthest along the chapter's main line.

    Where the way forward is closed it is named, with its reason, before a way around it; the line's
    own step before one that only leads beside it.
    """
    line = KINDS[known.kind].line
    here = line.index(known.status) if known.status in line else -1

    forward = [turn for turn in ahead if _reach(known.kind, turn) > here]
    open_to = [turn for turn in forward if turn.ruling]
    if open_to:
        return max(open_to, key=lambda turn: _reach(known.kind, turn))
    on_the_line = (turn for turn in forward if turn.step.after in line)
    return next(iter((*on_the_line, *forward, *ahead)), None)


def _waiting(role: Role) -> ColumnElement[bool]:
    """The matters in which something may wait; of ended ones only those with an open alert, so
    that the archive costs nothing."""
    ended = [one for one in _concerned(role) if one[1] in STATUTE[one[0]].finals]
    running = [one for one in _concerned(role) if one not in ended]
    stage = tuple_(Matter.kind, Matter.status)
    undirected = select(Alert.matter_id).outerjoin(Direction).where(Direction.id.is_(None))
    return or_(stage.in_(running), and_(stage.in_(ended), Matter.id.in_(undirected)))


@cache
def _concerned(role: Role) -> list[tuple[Kind, Status]]:
    """The kinds and statuses in which anything can wait for a role, so that no list reads them all.

    Asked of the statute itself, with a person whose own the matter is in every respect.
    """
    asking = law.Person(1, role, section=1, firm=1)
    declared = (None, Conflict.NONE, Conflict.DISCLOSED)
    found = []
    for kind, chapter in STATUTE.items():
        for status in chapter.statuses:
            own = [
                law.Matter(kind=kind, status=status, drafter=1, section=1, counsel=1, firm=1,
                           declared=one, consented=True)
                for one in declared
            ]  # fmt: skip
            steps = [step for step in chapter.at(status) if not step.aside]
            doers = [step.by for step in steps]
            doers += [one.by for one in chores.CHORES if status in PERMISSIONS[one.act].at]
            if any(by.holds(asking, matter) for by in doers for matter in own):
                found.append((kind, status))
    return found
