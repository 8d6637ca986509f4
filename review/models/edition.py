"""版次: under which edition of its chapter a matter goes; rows are never changed, the last counts."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, to
from review.models.matter import Matter
from review.models.person import Person


class MatterEdition(Model):
    """`reason` is empty for the edition a matter began under; one that has no row began under the
    first."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    edition: Mapped[int] = mapped_column()
    reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship(back_populates="editions")
    by: Mapped[Person] = relationship()

    __table_args__ = (CheckConstraint("edition >= 1", name="editions_count_from_one"),)
