"""授权代理: who stands in for whom, from one day to another."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, to
from review.models.person import Person


class Delegation(Model):
    """Both days are included; `ended_at` is when it was taken back before its last day."""

    id: Mapped[Key]
    absent_id: Mapped[int] = to("person.id")
    deputy_id: Mapped[int] = to("person.id")
    from_on: Mapped[date]
    until_on: Mapped[date]
    reason: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    ended_at: Mapped[datetime | None]
    absent: Mapped[Person] = relationship(foreign_keys=[absent_id])
    deputy: Mapped[Person] = relationship(foreign_keys=[deputy_id], back_populates="standing_in")
    by: Mapped[Person] = relationship(foreign_keys=[by_id])

    __table_args__ = (
        CheckConstraint("until_on >= from_on", name="ends_after_it_began"),
        CheckConstraint("absent_id <> deputy_id", name="nobody_stands_in_for_himself"),
    )

    def holds(self, day: date) -> bool:
        return self.ended_at is None and self.from_on <= day <= self.until_on
