"""What a person keeps for themselves: drafts of forms not sent, and 常用意见."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from review.extensions import db
from review.models import Draft, Matter, Person, Phrase


def drafts(person: Person, matter: Matter) -> Sequence[Draft]:
    """This person's drafts in this matter, and nobody else's."""
    query = select(Draft).filter_by(person_id=person.id, matter_id=matter.id)
    return db.session.scalars(query.order_by(Draft.id)).all()


def phrases(person: Person) -> Sequence[Phrase]:
    query = select(Phrase).filter_by(person_id=person.id).order_by(Phrase.id)
    return db.session.scalars(query).all()


def phrase(person: Person, id: int) -> Phrase | None:
    return db.session.scalars(select(Phrase).filter_by(person_id=person.id, id=id)).first()
