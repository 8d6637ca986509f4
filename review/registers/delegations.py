"""授权代理: who stands in for whom, and under which names an act was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import or_, select

from review import clock
from review.extensions import db
from review.law import delegation as law
from review.law.delegation import may_stand_in
from review.law.facts import Matter as Known
from review.law.facts import Person as Asking
from review.models import Delegation, Matter, Person
from review.registers.batching import keeping
from review.registers.cache import of_office
from review.words import Words


def of(person: Person) -> Sequence[Delegation]:
    """Every delegation this person gave or holds, the last first."""
    mine = or_(Delegation.absent_id == person.id, Delegation.deputy_id == person.id)
    return db.session.scalars(select(Delegation).where(mine).order_by(Delegation.id.desc())).all()


def every() -> Sequence[Delegation]:
    return db.session.scalars(select(Delegation).order_by(Delegation.id.desc())).all()


def deputies(absent: Person) -> list[Person]:
    """Who could stand in for this person."""
    query = select(Person).filter_by(role=absent.role, disabled_at=None).order_by(Person.id)
    return [
        person for person in db.session.scalars(query) if may_stand_in(absent.legal, person.legal)
    ]


def overlapping(absent: Person, begins: date, ends: date) -> Delegation | None:
    """A delegation of the same person whose days meet these."""
    query = select(Delegation).where(
        Delegation.absent_id == absent.id,
        Delegation.ended_at.is_(None),
        Delegation.from_on <= ends,
        Delegation.until_on >= begins,
    )
    return db.session.scalars(query.limit(1)).first()


def _deputies() -> frozenset[int]:
    """Who was ever asked to stand in for somebody."""
    return frozenset(db.session.scalars(select(Delegation.deputy_id).distinct()))


def absent_for(by: Person, matter: Matter, at: datetime | None = None) -> Person | None:
    """The person in whose place `by` acted on the matter at that moment, or None."""
    if keeping() and by.id not in of_office(_deputies, _deputies):
        return None
    moment = at or clock.now()
    day = clock.local(moment).date()
    held = frozenset(
        delegation.absent_id
        for delegation in by.standing_in
        if delegation.from_on <= day <= delegation.until_on
        and (delegation.ended_at is None or moment < delegation.ended_at)
    )
    asking = Asking(by.id, by.role, by.section_id, by.firm_id, held)
    known = Known(drafter=matter.drafter_id, section=matter.section_id)
    absent_id = law.acts_for(asking, known)
    return db.session.get(Person, absent_id) if absent_id else None


def named(by: Person, matter: Matter, at: datetime | None = None) -> str:
    """李某, or 李某（代王某）."""
    absent = absent_for(by, matter, at)
    return Words("{by}（代{absent}）", by=by.name, absent=absent.name) if absent else by.name
