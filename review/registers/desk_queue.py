"""The queue of 待办: what waits for a person, counted from plain columns and told in full where shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Select, exists, select, tuple_, union
from sqlalchemy.orm import joinedload

from review.extensions import db
from review.law import chores
from review.law import facts as law
from review.law.kinds import EDITIONS, asked_at, chapter_of
from review.law.permissions import PERMISSIONS, Act, may
from review.law.sign_gate import filled
from review.law.vocabulary import Conflict, Kind, Role, Seat, Status, Subject
from review.models import (
    Alert,
    Annotation,
    Deadline,
    Direction,
    DraftingReview,
    Matter,
    Opinion,
    Person,
    ReturnedCopy,
    Revision,
)
from review.registers import blanks, desk_facts, desk_rows
from review.registers.batching import batched, parts
from review.registers.deadlines import nearest
from review.registers.desk_rows import Days, DeskRow
from review.registers.next_steps import Task, asked_of, every_task
from review.registers.visible import visible

Extra = TypeVar("Extra")


@dataclass(frozen=True)
class Waiting:
    """One task that waits in a matter, the `place`-th of its tasks: told in full (`told`) where it
    is shown.

    With `deadline`, the overdue duty of this id waits instead, which is no step of the statute.
    """

    id: int
    left: int | None
    waited: int
    deadline: int | None = None
    place: int = 0


def queue(person: Person, rows: Sequence[DeskRow]) -> list[Waiting]:
    """What waits for this person in these matters, the most pressing first; every task is in it.

    Whose turn it is follows from persons and status alone. Only of matters with records that a chore
    may come from are the facts asked, whether or not they are shown.
    """
    mine = Mine(person.legal)
    rows = [row for row in rows if mine.step(row) or mine.acts(row)]
    chored, alone = _with_records(rows, mine)
    due, days = desk_rows.due([row.id for row in rows]), Days()
    number = {
        row.id: 1 for row in rows if row.id in alone or (row.id not in chored and mine.step(row))
    }
    # What waits as a step alone stands before what may be a chore.
    number |= _numbers(person, sorted(chored)) if chored else {}
    by_id = {row.id: row for row in rows}
    found = [
        Waiting(id, days.left(due.get(id)), days.waited(by_id[id].since), None, place)
        for id, tasks in number.items()
        for place in range(tasks)
    ]
    return sorted(found, key=lambda one: (one.left is None, one.left or 0))


def _numbers(person: Person, ids: Sequence[int]) -> dict[int, int]:
    """How many tasks of this person wait in each of these matters."""
    known, asking = desk_facts.of_all(ids, _matters), person.legal
    return {id: sum(1 for _ in asked_of(asking, known[id])) for id in ids}


def told(
    person: Person, entries: Sequence[Waiting], beside: Callable[[Task], Extra]
) -> list[tuple[Task, Extra]]:
    """These entries of the queue as tasks, in their order, each with what `beside` says of it."""
    owed = _deadlines([one.deadline for one in entries if one.deadline])
    rows = _matters(list({one.id: 0 for one in entries if not one.deadline}))
    with batched([*rows, *(deadline.matter for deadline in owed.values())]):
        full = _in_full(person, rows)
        tasks = [_task(entry, full, owed) for entry in entries]
        return [(task, beside(task)) for task in tasks]


def _task(entry: Waiting, full: Mapping[int, Sequence[Task]], owed: Mapping[int, Deadline]) -> Task:
    if entry.deadline is None:
        return full[entry.id][entry.place]
    row = owed[entry.deadline]
    return Task(row.matter, row.label, None, "", row, entry.left, entry.waited)


def _deadlines(ids: Sequence[int]) -> dict[int, Deadline]:
    query = select(Deadline).where(Deadline.id.in_(ids)).options(joinedload(Deadline.matter))
    return {deadline.id: deadline for deadline in db.session.scalars(query)} if ids else {}


def _matters(ids: Sequence[int]) -> list[Matter]:
    questions = (select(Matter).where(Matter.id.in_(part)) for part in parts(ids))
    return [row for query in questions for row in db.session.scalars(query)]


def _in_full(person: Person, rows: Sequence[Matter]) -> dict[int, list[Task]]:
    due = nearest(rows) if rows else {}
    by_id = {row.id: row for row in rows}
    known = desk_facts.of_all(by_id, lambda ids: [by_id[id] for id in ids])
    return {row.id: list(every_task(person, row, due.get(row.id), known[row.id])) for row in rows}


class Mine:
    """What a person may have to do in a matter, by the statute's persons; matters alike are asked
    about once."""

    def __init__(self, asking: law.Person) -> None:
        self._asking = asking
        self._steps: dict[tuple[Any, ...], bool] = {}
        self._acts: dict[tuple[Any, ...], frozenset[Act]] = {}

    def step(self, row: DeskRow) -> bool:
        """Whether a way forward is this person's, open or closed."""
        if row.whose not in self._steps:
            known = row.known
            steps = chapter_of(row.kind, row.edition).at(row.status)
            held = any(step.by.holds(self._asking, known) for step in steps if not step.aside)
            self._steps[row.whose] = held
        return self._steps[row.whose]

    def filling(self, row: DeskRow) -> bool:
        """Whether each way forward of this person waits until the text has no blank left."""
        chapter, known = chapter_of(row.kind, row.edition), row.known
        steps = (step for step in chapter.at(row.status) if not step.aside)
        return all(filled in step.needs for step in steps if step.by.holds(self._asking, known))

    def acts(self, row: DeskRow) -> frozenset[Act]:
        """The acts of the chores that could be this person's here."""
        if row.whose not in self._acts:
            # Whether a returned copy waits is a record, and is looked up below.
            known = replace(row.known, copy_awaits=tuple(Seat))
            self._acts[row.whose] = frozenset(
                chore.act
                for chore in chores.CHORES
                if chore.by.holds(self._asking, known) and may(self._asking, chore.act, known)
            )
        return self._acts[row.whose]


UNDIRECTED = select(Alert.matter_id).outerjoin(Direction).where(Direction.id.is_(None))
_NOTES = select(Annotation.matter_id).where(Annotation.withdrawn_at.is_(None))
_CHANGED = select(Opinion.matter_id).where(
    exists().where(Revision.matter_id == Opinion.matter_id, Revision.id > Opinion.revision_id)
)
_RETURNED = select(ReturnedCopy.matter_id).where(ReturnedCopy.withdrawn_at.is_(None))
_TO_BE_FILLED = (
    select(Opinion.matter_id)
    .join(Matter, Matter.id == Opinion.matter_id)
    .where(tuple_(Matter.kind, Matter.status).in_(asked_at(filled)))
)
RECORDS: dict[Act, tuple[Any, Select[Any]]] = {
    Act.DIRECT: (Alert.matter_id, UNDIRECTED),
    Act.CONFIRM_COPY: (ReturnedCopy.matter_id, _RETURNED),
    Act.EXPLAIN_BLANKS: (Opinion.matter_id, _TO_BE_FILLED),
    Act.UPHOLD: (DraftingReview.matter_id, select(DraftingReview.matter_id)),
    Act.COMPARE: (Opinion.matter_id, _CHANGED),
}
"""The records without which a chore has nothing to count; those of all others are annotations."""


def _with_records(rows: Sequence[DeskRow], mine: Mine) -> tuple[set[int], set[int]]:
    """The matters in which a chore of this person may wait, and those in which one chore and
    nothing else does: a blank to be explained, which closes every step of theirs."""
    asked: dict[Act | None, list[int]] = {}
    for row in rows:
        for act in {act if act in RECORDS else None for act in mine.acts(row)}:
            asked.setdefault(act, []).append(row.id)
    found: set[int] = set()
    blank: set[int] = set()
    for act, ids in asked.items():
        column, query = RECORDS[act] if act else (Annotation.matter_id, _NOTES)
        there = {
            id
            for part in parts(ids)
            for id in db.session.scalars(query.where(column.in_(part)).distinct())
        }
        if act is Act.EXPLAIN_BLANKS:
            blank = blanks.waiting(sorted(there))
        else:
            found |= there
    alone = {row.id for row in rows if row.id in blank - found and mine.filling(row)}
    return found | (blank - alone), alone


def seen(person: Person, beside: Collection[Status] = ()) -> list[DeskRow]:
    """The matters this person may read in which something may wait for somebody of the role, or
    that stand at one of the statuses `beside`; ended ones only with an open alert, so that the
    archive costs nothing."""
    ended = {status for chapter in EDITIONS.values() for status in chapter.finals}
    concerned = {status for role in person.legal.roles for _, status in _concerned(role)}
    statuses = (concerned | set(beside)) - ended
    open_ = select(Matter.id).where(Matter.status.in_(sorted(statuses, key=lambda one: one.value)))
    # By their ids: whatever an engine knows of its tables, it reads no closed matter.
    return desk_rows.rows(visible(person), Matter.id.in_(union(open_, UNDIRECTED)))


@cache
def _concerned(role: Role) -> list[tuple[Kind, Status]]:
    """The kinds and statuses in which anything can wait for a role, so that no list reads them all.

    Asked of the statute itself, with a person whose own the matter is in every respect.
    """
    asking = law.Person(1, role, section=1, firm=1)
    declared = (None, Conflict.NONE, Conflict.DISCLOSED)
    found = []
    for (kind, _), chapter in EDITIONS.items():
        for status in chapter.statuses:
            own = [
                law.Matter(kind=kind, status=status, drafter=drafter, section=1, counsel=1, firm=1,
                           declared=conflict, consented=True, copy_awaits=tuple(Seat), organ=False,
                           reserved=kept_back, consultation=law.Consultation(Subject.DECISION))
                for conflict in declared
                for kept_back in (False, True)
                for drafter in (1, 2)  # what a colleague reads is not what they drafted
            ]  # fmt: skip
            steps = [step for step in chapter.at(status) if not step.aside]
            doers = [step.by for step in steps]
            doers += [chore.by for chore in chores.CHORES if status in PERMISSIONS[chore.act].at]
            if any(by.holds(asking, matter) for by in doers for matter in own):
                found.append((kind, status))
    return found
