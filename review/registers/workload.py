"""What each counsel has in hand: late, near and other matters, and how long an opinion takes them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from review.extensions import db
from review.law.vocabulary import Role, Status
from review.models import Matter, Person
from review.registers.batching import batched
from review.registers.deadlines import days_left, nearest

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
        parts = [("逾期", self.late), (f"{NEAR}个工作日内到期", self.near)]
        found = " · ".join(f"{word}{count}件" for word, count in parts if count)
        return found or ("没有将到期的" if self.total else "没有在手的")


def loads() -> list[Load]:
    """Every counsel who may be assigned, the one with most in hand first."""
    query = select(Matter).where(Matter.status.in_(IN_HAND))
    query = query.options(selectinload(Matter.assignments))
    rows = list(db.session.scalars(query))
    due = nearest(rows)
    left: dict[int, list[int | None]] = {}
    with batched(rows):
        for row in rows:
            if row.assignment:
                deadline = due.get(row.id)
                days = days_left(deadline) if deadline else None
                left.setdefault(row.assignment.counsel_id, []).append(days)
    people = select(Person).filter_by(role=Role.COUNSEL, disabled_at=None).order_by(Person.id)
    people = people.options(joinedload(Person.firm))
    found = [_load(one, left.get(one.id, [])) for one in db.session.scalars(people)]
    return sorted(found, key=lambda load: -load.total)


def _load(counsel: Person, left: list[int | None]) -> Load:
    late = sum(1 for days in left if days is not None and days < 0)
    near = sum(1 for days in left if days is not None and 0 <= days <= NEAR)
    return Load(counsel, late, near, len(left) - late - near)
