"""修订: which document a matter replaces, which matter replaces it, and what may be named."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from review.extensions import db
from review.law.successions import IN_FORCE, UNTAKEN
from review.models import Matter, Person, Succession
from review.registers.batching import last
from review.registers.visible import visible


def predecessor(matter: Matter) -> Matter | None:
    """The document this one is to replace, as was named last."""
    row = last(Succession, matter)
    return row.old if row else None


def successors(matter: Matter) -> list[Matter]:
    """The matters that are to replace this one and did not end without it, oldest first."""
    query = select(Succession).filter_by(old_id=matter.id).order_by(Succession.id)
    named = dict.fromkeys(row.matter for row in db.session.scalars(query))
    return [one for one in named if one.status not in UNTAKEN and predecessor(one) is matter]


def candidates(matter: Matter, person: Person) -> Sequence[Matter]:
    """The documents in force of the same kind that this person may read."""
    query = select(Matter).where(
        visible(person), Matter.kind == matter.kind, Matter.status.in_(IN_FORCE)
    )
    return db.session.scalars(query.order_by(Matter.id.desc()).limit(200)).all()
