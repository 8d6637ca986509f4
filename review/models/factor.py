"""What proves, beside the password, who signs in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Hash, Key, Made, to
from review.models.person import Person


class TotpFactor(Model):
    """An authenticator's secret, encrypted; it counts once a code of it was given back.

    `last_step` is the time step of the last code taken: each code is taken once (RFC 6238 §5.2).
    """

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    secret: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[Made]
    confirmed_at: Mapped[datetime | None]
    last_step: Mapped[int] = mapped_column(default=0)
    person: Mapped[Person] = relationship()


class RecoveryCode(Model):
    """One of those handed out once; 120 random bits, so a plain hash tells nothing (ASVS 6.5.2)."""

    id: Mapped[Key]
    person_id: Mapped[int] = to("person.id")
    code: Mapped[Hash] = mapped_column(unique=True)
    used_at: Mapped[datetime | None]
