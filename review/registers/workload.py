"""What each counsel has in hand: late, near and other matters, and how long an opinion takes them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from review.extensions import db
from review.law.vocabulary import Role, Status
from review.models import Matter, Person
from review.registers import desk_rows
from review.registers.desk_rows import Days

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
    rows = [one for one in desk_rows.rows(Matter.status.in_(IN_HAND)) if one.counsel]
    due, days = desk_rows.due([one.id for one in rows]), Days()
    left: dict[int | None, list[int | None]] = {}
    for row in rows:
        left.setdefault(row.counsel, []).append(days.left(due.get(row.id)))
    people = select(Person).filter_by(role=Role.COUNSEL, disabled_at=None).order_by(Person.id)
    people = people.options(joinedload(Person.firm))
    found = [_load(one, left.get(one.id, [])) for one in db.session.scalars(people)]
    return sorted(found, key=lambda load: -load.total)


def _load(counsel: Person, left: list[int | None]) -> Load:
    late = sum(1 for days in left if days is not None and days < 0)
    near = sum(1 for days in left if days is not None and 0 <= days <= NEAR)
    return Load(counsel, late, near, len(left) - late - near)
