"""The tokens of a person, those that work first."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from review import clock
from review.extensions import db
from review.law.tokens import Scope
from review.models import Person, Token


def of(person: Person) -> Sequence[Token]:
    """Those that may still be used, the newest first."""
    query = select(Token).where(
        Token.person_id == person.id, Token.revoked_at.is_(None), Token.expires_at > clock.now()
    )
    return db.session.scalars(query.order_by(Token.id.desc())).all()


def scopes(token: Token) -> list[Scope]:
    """What the token allows, in the order of the list."""
    held = token.scopes.split()
    return [scope for scope in Scope if scope.value in held]
