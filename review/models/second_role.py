"""兼任: a role that a person holds beside the first, from one day until it is ended."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, relationship

from review.extensions import Model
from review.law.vocabulary import Role
from review.models.columns import Key, Made, to, word
from review.models.person import Person


class SecondRole(Model):
    id: Mapped[Key]
    person_id: Mapped[int] = to("person.id")
    role: Mapped[Role] = word(Role)
    by_id: Mapped[int | None] = to("person.id")
    made_at: Mapped[Made]
    ended_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship(foreign_keys=[person_id], back_populates="second_roles")
