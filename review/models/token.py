"""令牌: with what a program comes in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Hash, Key, Made, Name, to
from review.models.person import Person


class Token(Model):
    """Shown once; this row holds its hash. `scopes` are the values of `law.tokens.Scope`, by blanks."""

    id: Mapped[Key]
    person_id: Mapped[int] = to("person.id")
    name: Mapped[Name]
    token: Mapped[Hash] = mapped_column(unique=True)
    scopes: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[Made]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship()
