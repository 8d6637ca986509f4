"""Whose turn it is, by name where one person has it and by the statute's words where several do."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from review.extensions import db
from review.law import facts as law
from review.law.vocabulary import Role
from review.models import Matter, Person
from review.registers.facts import standing
from review.registers.next_steps import ahead

# How a role is spoken of before a name.
SPOKEN = {Role.COUNSEL: "律师"}


def turn_names(matters: Sequence[Matter]) -> dict[int, str]:
    """办公室 王芳, or 办公室 where the office is two; "" where nobody has anything to do."""
    query = select(Person).filter_by(disabled_at=None).order_by(Person.id)
    people = db.session.scalars(query).all()
    # Without those who stand in: the turn is the absent person's, who is named.
    legal = [(one, law.Person(one.id, one.role, one.section_id, one.firm_id)) for one in people]
    return {matter.id: _whose(matter, legal) for matter in matters}


def _whose(matter: Matter, people: Sequence[tuple[Person, law.Person]]) -> str:
    step = next(iter(ahead(matter)), None)
    if step is None:
        return ""
    known = standing(matter)
    found = [person for person, legal in people if step.by.holds(legal, known)]
    if len(found) != 1:
        return step.by.label
    return f"{SPOKEN.get(found[0].role, found[0].role.label)} {found[0].name}"
