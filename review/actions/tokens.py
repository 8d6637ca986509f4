"""Make and revoke the tokens of one's own programs; whoever holds one is that person, in its scopes."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import select, update

from review import clock
from review.actions import log
from review.actions.people import digest
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.law.tokens import PREFIX, Scope
from review.models import Person, Token


def make(person: Person, name: str, scopes: Iterable[Scope], days: int) -> str:
    """The token, which is nowhere in clear again."""
    words = " ".join(scope.value for scope in Scope if scope in set(scopes))
    with unit_of_work():
        token = PREFIX + secrets.token_urlsafe(32)
        expires = clock.now() + timedelta(days)
        row = Token(
            person_id=person.id, name=name, token=digest(token), scopes=words, expires_at=expires
        )
        db.session.add(row)
        db.session.flush()
        until = clock.local(expires).date().isoformat()
        log.append(
            "make_token", by=person, object={"id": row.id}, name=name, scopes=words, until=until
        )
        return token


def revoke(person: Person, id: int) -> None:
    """One's own; another's stays as it is."""
    with unit_of_work():
        row = db.session.get(Token, id)
        if row and row.person_id == person.id and row.revoked_at is None:
            row.revoked_at = clock.now()
            log.append("revoke_token", by=person, object={"id": row.id}, name=row.name)


def held(token: str) -> Token | None:
    """The token, unless it was revoked, is too old, or its person left."""
    row = db.session.scalars(select(Token).filter_by(token=digest(token))).first()
    if row is None or row.revoked_at or row.expires_at <= clock.now() or row.person.disabled_at:
        return None
    return row


def touch(row: Token) -> None:
    """Note that it is in use; at most once a minute, to spare the disk."""
    id, now = row.id, clock.now()
    if row.used_at is None or now - row.used_at > timedelta(minutes=1):
        with unit_of_work():
            db.session.execute(update(Token).where(Token.id == id).values(used_at=now))
