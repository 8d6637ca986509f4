"""Whose turn it is, by name where one person has it and by the statute's words where several do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, select

from review.extensions import db
from review.law import facts as law
from review.law.kinds import chapter_of
from review.law.vocabulary import Role
from review.models import Matter, Person, SecondRole
from review.registers import desk_rows
from review.registers.cache import of_office
from review.registers.desk_rows import DeskRow
from review.words import Words

# How a role is spoken of before a name.
SPOKEN = {Role.COUNSEL: "律师"}


def turn_names(matters: Sequence[Matter]) -> dict[int, str]:
    """办公室 王芳, or 办公室 where the office is two; "" where nobody has anything to do."""
    turns = Turns.now()
    return {matter.id: turns.of(desk_rows.of(matter)) for matter in matters}


PEOPLE = (
    select(Person.id, Person.name, SecondRole.role, Person.role, Person.section_id, Person.firm_id)
    .outerjoin(SecondRole, and_(SecondRole.person_id == Person.id, SecondRole.ended_at.is_(None)))
    .where(Person.disabled_at.is_(None))
    .order_by(Person.id, SecondRole.id)
)
"""Everybody who may act, each with the role held beside the first."""


class Turns:
    """Everybody read once; matters that stand alike with the same people are asked about once."""

    def __init__(self) -> None:
        # Without those who stand in: the turn is the absent person's, who is named.
        people = {
            id: (name, law.Person(id, role, section, firm, second=second))
            for id, name, second, role, section, firm in db.session.execute(PEOPLE)
        }
        self._people = list(people.values())
        self._told: dict[tuple[Any, ...], str] = {}

    @classmethod
    def now(cls) -> Turns:
        """As long as nobody comes, goes or changes, the same for every page."""
        return of_office("turns", cls)

    def of(self, row: DeskRow) -> str:
        if row.whose not in self._told:
            self._told[row.whose] = self._whose(row)
        return self._told[row.whose]

    def _whose(self, row: DeskRow) -> str:
        known = row.known
        steps = [one for one in chapter_of(row.kind, row.edition).at(row.status) if not one.aside]
        for step in steps:
            found = [
                (name, person) for name, person in self._people if step.by.holds(person, known)
            ]
            if len(found) == 1:
                [(name, one)] = found
                return Words("{post} {name}", post=SPOKEN.get(one.role, _post(one)), name=name)
            if found:
                return step.by.label
        return steps[0].by.label if steps else ""


def _post(person: law.Person) -> str:
    """办公室, or 办公室兼法制审核."""
    return "兼".join(role.label for role in person.roles)
