"""Tell people what happened; mail leaves only after the commit."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from review import clock
from review.extensions import db
from review.law.vocabulary import Role
from review.models import Matter, Notice, Person

ROLES = {"office": Role.OFFICE, "leader": Role.LEADER, "registrar": Role.REGISTRAR}


def _persons(who: str, matter: Matter) -> Iterable[Person]:
    if who == "drafter":
        return [matter.drafter]
    if who == "counsel":
        last = matter.assignments[-1] if matter.assignments else None
        return [last.counsel] if last else []
    if who == "section_head":
        query = select(Person).filter_by(role=Role.SECTION_HEAD, section_id=matter.section_id)
        return db.session.scalars(query.filter_by(disabled_at=None))
    return db.session.scalars(select(Person).filter_by(role=ROLES[who], disabled_at=None))


def tell(whom: Iterable[str], matter: Matter, text: str, *, by: Person | None) -> None:
    """Leave a notice with each person named, but not with the one who did it."""
    leave([person for who in whom for person in _persons(who, matter)], matter, text, by=by)


def leave(persons: Iterable[Person], matter: Matter, text: str, *, by: Person | None) -> None:
    for id in dict.fromkeys(person.id for person in persons):
        if by is None or id != by.id:
            db.session.add(Notice(person_id=id, matter_id=matter.id, text=text))


def read_all(person: Person) -> None:
    for notice in db.session.scalars(select(Notice).filter_by(person_id=person.id, read_at=None)):
        notice.read_at = clock.now()
