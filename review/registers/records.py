"""What a matter's page shows beside its facts: its revisions, materials, opinions, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import select

from review.extensions import db
from review.models import (
    Approval,
    Archiving,
    Clearance,
    Comparison,
    Material,
    Matter,
    Notice,
    Opinion,
    Person,
    Revision,
)

Row = TypeVar("Row", Revision, Material, Opinion, Approval, Clearance, Comparison, Archiving)


def of(kind: type[Row], matter: Matter) -> Sequence[Row]:
    """Every record of this kind in the matter, oldest first."""
    query = select(kind).filter_by(matter_id=matter.id).order_by(kind.id)
    return db.session.scalars(query).all()


def notices(person: Person, most: int = 50) -> Sequence[Notice]:
    query = select(Notice).filter_by(person_id=person.id).order_by(Notice.id.desc()).limit(most)
    return db.session.scalars(query).all()
