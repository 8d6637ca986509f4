"""修订: which document in force a new one is to replace; the newest row of a matter counts."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, to
from review.models.matter import Matter
from review.models.person import Person


class Succession(Model):
    """`old` holds until `matter` applies, or a decision of its own ends it before."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    old_id: Mapped[int] = to("matter.id")
    reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship(foreign_keys=[matter_id])
    old: Mapped[Matter] = relationship(foreign_keys=[old_id])
    by: Mapped[Person] = relationship()

    __table_args__ = (CheckConstraint("matter_id <> old_id", name="never_of_itself"),)
