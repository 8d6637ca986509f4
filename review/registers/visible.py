"""The read permission in SQL: which matters a person's lists may hold."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select
from sqlalchemy.orm import aliased

from review.law.vocabulary import Conflict, Role, Status
from review.law.who import OVERSEERS
from review.models import Assignment, Matter, Person

_SENT = and_(Matter.status != Status.DRAFT, Matter.status != Status.WITHDRAWN)


def visible(person: Person) -> ColumnElement[bool]:
    """The SQL form of `may(person, Act.READ, …)`; a property test holds the two together."""
    if person.role in (Role.DRAFTER, Role.SECTION_HEAD):
        return Matter.section_id == person.section_id
    if person.role is Role.COUNSEL:
        every = aliased(Assignment)
        newest = (
            select(func.max(every.id))
            .where(every.matter_id == Matter.id)
            .correlate(Matter)
            .scalar_subquery()
        )
        return exists().where(
            Assignment.id == newest,
            Assignment.counsel_id == person.id,
            Assignment.firm_id == person.firm_id,
            Assignment.ended_at.is_(None),
            or_(Assignment.declared.is_(None), Assignment.declared != Conflict.RECUSED),
        )
    if person.role in OVERSEERS:
        return _SENT
    return false()


def matters(person: Person) -> Select[Matter]:
    return select(Matter).where(visible(person))


def belongs(person: Person, matter_id: Any) -> ColumnElement[bool]:
    """The same of the records of a matter, by their column; each is asked about, not all matters."""
    return exists().where(Matter.id == matter_id, visible(person))
