"""What each counsel has in hand: late, near and other matters, and how long an opinion takes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from review.extensions import db
from review.law.engagements import same_name
from review.law.vocabulary import Conflict, Role, Status
from review.models import Assignment, Contract, Matter, Person
from review.registers import desk_rows
from review.registers.desk_rows import Days
from review.words import Listed, Words

NEAR = 3
IN_HAND = (Status.ASSIGNED, Status.DISCLOSED, Status.REVIEWING)


@dataclass(frozen=True)
class Load:
    """One counsel's matters that wait for declaration or opinion, in numbers of matters."""

    counsel: Person
    late: int
    near: int
    other: int

    @property
    def total(self) -> int:
        return self.late + self.near + self.other

    @property
    def told(self) -> str:
        parts = [("逾期", self.late), (Words("{near}个工作日内到期", near=NEAR), self.near)]
        sentence = Listed(
            " · ",
            [Words("{word}{count}件", word=word, count=count) for word, count in parts if count],
        )
        return sentence or ("没有将到期的" if self.total else "没有在手的")


def loads() -> list[Load]:
    """Every counsel who may be assigned, the one with most in hand first."""
    rows = [desk_row for desk_row in desk_rows.rows(Matter.status.in_(IN_HAND)) if desk_row.counsel]
    due, days = desk_rows.due([desk_row.id for desk_row in rows]), Days()
    left: dict[int | None, list[int | None]] = {}
    for row in rows:
        left.setdefault(row.counsel, []).append(days.left(due.get(row.id)))
    people = select(Person).filter_by(role=Role.COUNSEL, disabled_at=None).order_by(Person.id)
    people = people.options(joinedload(Person.firm))
    people_loads = [_load(person, left.get(person.id, [])) for person in db.session.scalars(people)]
    return sorted(people_loads, key=lambda load: -load.total)


def _load(counsel: Person, left: list[int | None]) -> Load:
    late = sum(1 for days in left if days is not None and days < 0)
    near = sum(1 for days in left if days is not None and 0 <= days <= NEAR)
    return Load(counsel, late, near, len(left) - late - near)


@dataclass(frozen=True)
class Candidate:
    """A counsel to whom a matter may be given: what is in hand, and what was with its counterparty."""

    load: Load
    handled: int
    recused: int

    @property
    def told(self) -> str:
        parts = [Words("在手{total}件", total=self.load.total)]
        parts += [Words("办过同一相对方{handled}件", handled=self.handled)] if self.handled else []
        parts += (
            [Words("对同一相对方回避过{recused}件", recused=self.recused)] if self.recused else []
        )
        return Listed(" · ", parts)


def candidates(wanted: Sequence[Matter], loads: Sequence[Load]) -> dict[int, list[Candidate]]:
    """By the id of each matter: who may take it, the least loaded first; who recused is absent."""
    parties = {one.contract.counterparty for one in wanted if one.contract}
    past = _past(parties - {""})
    ascending = sorted(loads, key=lambda load: load.total)
    return {matter.id: [*_fitting(matter, ascending, past)] for matter in wanted}


Past = Counter[tuple[int, str, bool]]


def _past(parties: set[str]) -> Past:
    """How many matters each counsel had with each of these, and how many they recused from."""
    whose = (Assignment.counsel_id, Contract.counterparty, Assignment.declared)
    query = select(*whose, func.count(Assignment.matter_id.distinct())).join(
        Contract, Contract.matter_id == Assignment.matter_id
    )
    past: Past = Counter()
    if parties:
        query = query.where(Contract.counterparty.in_(parties)).group_by(*whose)
        for counsel, party, declared, count in db.session.execute(query):
            past[counsel, party, declared is Conflict.RECUSED] += count
    return past


def _fitting(matter: Matter, loads: Sequence[Load], past: Past) -> Iterator[Candidate]:
    gone = {
        assignment.counsel_id
        for assignment in matter.assignments
        if assignment.declared is Conflict.RECUSED
    }
    party = matter.contract.counterparty if matter.contract else ""
    for load in loads:
        id, firm = load.counsel.id, load.counsel.firm
        if id not in gone and not (firm and same_name(firm.name, party)):
            yield Candidate(load, past[id, party, False], past[id, party, True])
