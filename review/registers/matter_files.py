"""What pages show beside a matter: files on their way to be a text, originals, notices."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from review.extensions import db
from review.law.vocabulary import Kind, Status
from review.models import (
    Conversion,
    Matter,
    Notice,
    Original,
    Person,
    Revision,
)


def draft_called(title: str, kind: Kind, drafter: Person) -> Matter | None:
    """The drafter's own draft of that kind and title, where there is one."""
    query = select(Matter).filter_by(
        drafter_id=drafter.id, status=Status.DRAFT, kind=kind, title=title
    )
    return db.session.scalars(query.limit(1)).first()


def converting(matter: Matter) -> Sequence[Conversion]:
    """Old files that are no revision yet, oldest first."""
    query = select(Conversion).filter_by(matter_id=matter.id, revision_id=None)
    return db.session.scalars(query.order_by(Conversion.id)).all()


def originals(matter: Matter) -> dict[int, Original]:
    """The files as they came, by the id of the revision made of each."""
    query = select(Original).join(Revision).where(Revision.matter_id == matter.id)
    return {one.revision_id: one for one in db.session.scalars(query)}


def notices(person: Person, most: int = 50) -> Sequence[Notice]:
    query = select(Notice).filter_by(person_id=person.id).order_by(Notice.id.desc()).limit(most)
    return db.session.scalars(query).all()
