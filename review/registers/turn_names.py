"""Whose turn it is, by name where one person has it and by the statute's words where several do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from review.extensions import db
from review.law import facts as law
from review.law.kinds import STATUTE
from review.law.vocabulary import Role
from review.models import Matter, Person
from review.registers import desk_rows
from review.registers.desk_rows import DeskRow

# How a role is spoken of before a name.
SPOKEN = {Role.COUNSEL: "律师"}


def turn_names(matters: Sequence[Matter]) -> dict[int, str]:
    """办公室 王芳, or 办公室 where the office is two; "" where nobody has anything to do."""
    turns = Turns()
    return {matter.id: turns.of(desk_rows.of(matter)) for matter in matters}


class Turns:
    """Everybody read once; matters that stand alike with the same people are asked about once."""

    def __init__(self) -> None:
        query = select(Person.id, Person.role, Person.section_id, Person.firm_id, Person.name)
        people = db.session.execute(query.where(Person.disabled_at.is_(None)).order_by(Person.id))
        # Without those who stand in: the turn is the absent person's, who is named.
        self._people = [(one.name, law.Person(*one[:4])) for one in people]
        self._told: dict[tuple[Any, ...], str] = {}

    def of(self, row: DeskRow) -> str:
        if row.whose not in self._told:
            self._told[row.whose] = self._whose(row)
        return self._told[row.whose]

    def _whose(self, row: DeskRow) -> str:
        step = next((one for one in STATUTE[row.kind].at(row.status) if not one.aside), None)
        if step is None:
            return ""
        known = row.known
        found = [(name, one.role) for name, one in self._people if step.by.holds(one, known)]
        if len(found) != 1:
            return step.by.label
        [(name, role)] = found
        return f"{SPOKEN.get(role, role.label)} {name}"
