"""Who has a second factor, and of whom one is asked."""

from __future__ import annotations

from collections.abc import Sequence

from flask import current_app
from sqlalchemy import func, select

from review.extensions import db
from review.law.factors import Awaited
from review.models import Passkey, Person, RecoveryCode, TotpFactor


def totp(person: Person) -> TotpFactor | None:
    """The authenticator that counts; None while its first code was not given back."""
    factor = db.session.get(TotpFactor, person.id)
    return factor if factor and factor.confirmed_at else None


def passkeys(person: Person, host: str = "") -> Sequence[Passkey]:
    """In the order in which they were made; those of `host` alone where one is named."""
    query = select(Passkey).filter_by(person_id=person.id).order_by(Passkey.id)
    return db.session.scalars(query.filter_by(host=host) if host else query).all()


def has(person: Person) -> bool:
    return totp(person) is not None or bool(passkeys(person))


def asked(person: Person) -> bool:
    """Whether the setting asks it of one of this person's roles."""
    roles = current_app.config["SECOND_FACTOR_ROLES"]
    return person.role in roles or person.second_role in roles


def awaited(person: Person) -> Awaited:
    """What this person owes after the password."""
    if has(person):
        return Awaited.PROOF
    return Awaited.ENROLMENT if asked(person) else Awaited.NOTHING


def enrolled() -> frozenset[int]:
    """Everyone who has one, by number."""
    query = select(TotpFactor.person_id).where(TotpFactor.confirmed_at.is_not(None))
    return frozenset(db.session.scalars(query.union(select(Passkey.person_id))))


def codes_left(person: Person) -> int:
    query = select(func.count()).where(
        RecoveryCode.person_id == person.id, RecoveryCode.used_at.is_(None)
    )
    return db.session.scalar(query) or 0
