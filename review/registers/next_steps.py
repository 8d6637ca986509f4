"""Whose turn it is: what each person may or must do next, with the ruling on every step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from review import clock
from review.extensions import db
from review.law import chores
from review.law import facts as law
from review.law.kinds import KINDS, chapter_of, stage
from review.law.permissions import Act
from review.law.procedure import Ruling, Step, rule
from review.law.vocabulary import Kind
from review.models import (
    Deadline,
    Matter,
    Person,
)
from review.registers import desk_facts, desk_rows
from review.registers.batching import kept
from review.registers.cache import of_office
from review.registers.calendar import calendar
from review.registers.deadlines import days_left, next_of
from review.registers.desk_facts import Known
from review.registers.desk_rows import DeskRow
from review.words import Words


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

    @property
    def id(self) -> int:
        return self.matter.id


def open_steps(person: Person, known: law.Matter) -> list[Turn]:
    """The steps at this status that are this person's to take, with the ruling on each."""
    return steps_of(person.legal, known)


def steps_of(asking: law.Person, known: law.Matter) -> list[Turn]:
    steps = chapter_of(known.kind, known.edition).at(known.status)
    return [Turn(step, rule(step, asking, known)) for step in steps if step.by.holds(asking, known)]


def ahead(known: law.Matter | Matter) -> list[Step]:
    """The ways forward from here, whoever takes them; kind and status are all it asks."""
    chapter = chapter_of(known.kind, known.edition)
    return [step for step in chapter.at(known.status) if not step.aside]


def foremost(turns: Sequence[Turn], kind: Kind) -> str:
    """The name of the open step that leads furthest along the main line; "" where none does.

    Of those that lead equally far the one that supplies what another waits for comes first.
    """
    supplying = _supplying(turns)
    ahead = [
        (_reach(kind, turn), turn is supplying, turn.step.name)
        for turn in turns
        if turn.ruling and not turn.step.aside
    ]
    furthest = max(ahead, key=lambda place: place[:2], default=(-1, False, ""))
    return furthest[2] if furthest[0] >= 0 else ""


def _supplying(turns: Sequence[Turn]) -> Turn | None:
    """The open step that supplies the first thing a closed way forward waits for."""
    open_turns = [turn for turn in turns if turn.ruling and turn.step.supplies]
    unmet = (need for turn in turns if not turn.step.aside for need in turn.ruling.unmet)
    return next((turn for need in unmet for turn in open_turns if need in turn.step.supplies), None)


def _reach(kind: Kind, turn: Turn) -> int:
    """How far along the main line a step leads; below nought where it leads off the line."""
    at, line = stage(kind, turn.step.after), KINDS[kind].line
    return line.index(at) if at in line else -1


def mine(turns: Sequence[Turn]) -> bool:
    """Whether any of these steps is a way forward, not only a way out."""
    return any(not turn.step.aside for turn in turns)


def awaited(deadline: Deadline) -> list[Person]:
    """Who is to act so that the deadline is kept: whose turn it is, or who drafted the matter.

    A period that no step of the statute ends, such as the time to pay, is the drafter's to watch.
    """
    matter = deadline.matter
    moving = movers(desk_rows.of(matter), deadline.key, kept("people", people))
    return [db.session.get_one(Person, one.id) for one in moving] or [matter.drafter]


def movers(row: DeskRow, key: str, people: Sequence[law.Person]) -> list[law.Person]:
    """Of these people the ones whose step ends the period of this key."""
    chapter = chapter_of(row.kind, row.edition)
    if key not in {step.stops for step in chapter.steps}:
        return []
    known, steps = row.known, [step for step in chapter.at(row.status) if not step.aside]
    return [person for person in people if any(step.by.holds(person, known) for step in steps)]


def people() -> Sequence[law.Person]:
    """Who could act, each with whom they stand in for."""
    return of_office("people", _people)


def _people() -> Sequence[law.Person]:
    query = select(Person).filter_by(disabled_at=None)
    query = query.options(selectinload(Person.standing_in), selectinload(Person.second_roles))
    return [person.legal for person in db.session.scalars(query.order_by(Person.id))]


def tasks_of(person: Person, matter: Matter, gathered: law.Matter | None = None) -> list[Task]:
    """What this one matter asks of this person, by the facts that were `gathered` of it."""
    known = desk_facts.of(matter, gathered)
    return list(every_task(person, matter, next_of(matter), known))


def every_task(
    person: Person, matter: Matter, deadline: Deadline | None, known: Known
) -> Iterator[Task]:
    left = days_left(deadline) if deadline else None
    waited = calendar().between(clock.local(matter.status_since).date(), clock.today())
    for label, act, closed, name in asked_of(person.legal, known):
        yield Task(matter, label, act, closed, deadline, left, waited, name)


class Asked(NamedTuple):
    """What a person is asked to do: a chore's `act` or the `name` of a step; why it is `closed`."""

    label: str
    act: Act | None
    closed: str
    name: str


def asked_of(asking: law.Person, known: Known) -> Iterator[Asked]:
    """Chores first; a step that is closed is named only where no chore opens it."""
    matter = known.facts
    chored = list(chores.waiting(asking, matter, known.threads))
    for chore, count in chored:
        label = Words("{chore}（{count}{unit}）", chore=chore.label, count=count, unit=chore.unit)
        yield Asked(label, chore.act, "", "")
    turns = (turn for turn in steps_of(asking, matter) if not turn.step.aside)
    turn = _forward(matter, list(turns))
    if turn and (turn.ruling or not chored):
        yield Asked(turn.step.label, None, turn.ruling.brief, turn.step.name)


def _forward(known: law.Matter, ahead: list[Turn]) -> Turn | None:
    """The step to speak of: the open one that leads furthest along the chapter's main line.

    Where the way forward is closed the open step that supplies what it waits for is spoken of, or
    else itself with its reason, before a way around it; the line's own step before one beside it.
    """
    line = KINDS[known.kind].line
    here = line.index(known.status) if known.status in line else -1

    forward = [turn for turn in ahead if _reach(known.kind, turn) > here]
    open_to = [turn for turn in forward if turn.ruling]
    if open_to:
        return max(open_to, key=lambda turn: _reach(known.kind, turn))
    if supplying := _supplying(ahead):
        return supplying
    on_the_line = (turn for turn in forward if turn.step.after in line)
    return next(iter((*on_the_line, *forward, *ahead)), None)
