"""制定主体: the organs that may issue normative documents, as the office keeps the list."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, Name, to
from review.models.person import Person


class IssuingBody(Model):
    """`basis` is the list or rule that names it; `ended_at` when it was struck off."""

    id: Mapped[Key]
    name: Mapped[Name]
    basis: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    ended_at: Mapped[datetime | None]
    by: Mapped[Person] = relationship()
