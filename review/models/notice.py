"""What people are told, and what keeps a double click from being two deeds."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, OurText, to
from review.models.matter import Matter
from review.models.person import Person


class Notice(Model):
    id: Mapped[Key]
    person_id: Mapped[int] = to("person.id")
    matter_id: Mapped[int | None] = to("matter.id")
    text: Mapped[OurText]
    made_at: Mapped[Made]
    read_at: Mapped[datetime | None]
    mailed_at: Mapped[datetime | None]
    digest: Mapped[bool] = mapped_column(default=False, server_default=false())
    matter: Mapped[Matter | None] = relationship()
    person: Mapped[Person] = relationship()


class Deed(Model):
    """The form a deed came from: the same form sent twice is one deed, with the same answer."""

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[int] = to("person.id")
    location: Mapped[LongText]
    made_at: Mapped[Made]
