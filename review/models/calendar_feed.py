"""日历订阅: the address at which a person's calendar asks for the deadlines."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Hash, Made
from review.models.person import Person


class CalendarFeed(Model):
    """One a person; the address is shown once, this row holds the hash of its token."""

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    token: Mapped[Hash] = mapped_column(unique=True)
    made_at: Mapped[Made]
    used_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship()
