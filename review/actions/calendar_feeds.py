"""Give a person's calendar an address of its own, take it back, and note that it asked."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import delete, select, update

from review import clock
from review.actions import log
from review.actions.people import digest
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.models import CalendarFeed, Person

ASKED = timedelta(hours=1)


def make(person: Person) -> str:
    """The token, which is nowhere in clear again; an older address ends."""
    with unit_of_work():
        token = secrets.token_urlsafe(32)
        db.session.execute(delete(CalendarFeed).where(CalendarFeed.person_id == person.id))
        db.session.add(CalendarFeed(person_id=person.id, token=digest(token)))
        log.append("make_feed", by=person)
        return token


def revoke(person: Person) -> None:
    with unit_of_work():
        if db.session.get(CalendarFeed, person.id):
            db.session.execute(delete(CalendarFeed).where(CalendarFeed.person_id == person.id))
            log.append("revoke_feed", by=person)


def owner(token: str) -> Person | None:
    """Whose deadlines may be read at this address; nobody's once the account is disabled."""
    row = db.session.scalars(select(CalendarFeed).filter_by(token=digest(token))).first()
    return None if row is None or row.person.disabled_at else row.person


def touch(person: Person) -> None:
    """Note that it is in use; at most once an hour, to spare the disk."""
    id, now = person.id, clock.now()
    used = db.session.scalar(select(CalendarFeed.used_at).filter_by(person_id=id))
    if used is None or now - used > ASKED:
        with unit_of_work():
            mine = update(CalendarFeed).where(CalendarFeed.person_id == id)
            db.session.execute(mine.values(used_at=now))
