"""次数限制: one row each time, counted in the database so that every worker sees it."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from review.extensions import Model
from review.law.vocabulary.throttle import Throttled
from review.models.columns import Key, Made, to, word


class Throttle(Model):
    id: Mapped[Key]
    person_id: Mapped[int] = to("person.id")
    sort: Mapped[Throttled] = word(Throttled)
    at: Mapped[Made]

    __table_args__ = (Index("ix_throttle_person_id_sort_at", "person_id", "sort", "at"),)
