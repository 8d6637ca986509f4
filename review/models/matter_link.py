"""单个事项的链接: lets counsel in to one matter, and to nothing else."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, Made, to
from review.models.matter import Matter
from review.models.person import Person


class MatterLink(Model):
    """`token` is the hash of what was mailed last; "" until the mail leaves."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    person_id: Mapped[int] = to("person.id")
    token: Mapped[str] = mapped_column(String(64), default="", index=True)
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    expires_at: Mapped[datetime]
    mailed_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    matter: Mapped[Matter] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
