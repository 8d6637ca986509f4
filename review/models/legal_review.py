"""法制审核: the organ's own opinion beside the counsel's it read, never changed."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Reply
from review.models.columns import Key, LongText, Made, to, word
from review.models.matter import Matter
from review.models.opinion import Opinion
from review.models.person import Person


class LegalReview(Model):
    """`opinion` is the organ's, issued with this row; `advice` is counsel's, which it follows or not."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    opinion_id: Mapped[int] = to("opinion.id", unique=True)
    advice_id: Mapped[int] = to("opinion.id")
    followed: Mapped[Reply] = word(Reply)
    departure: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    opinion: Mapped[Opinion] = relationship(foreign_keys=[opinion_id])
    advice: Mapped[Opinion] = relationship(foreign_keys=[advice_id])
    by: Mapped[Person] = relationship()

    __table_args__ = (
        CheckConstraint("followed = 'adopted' OR departure <> ''", name="departure_has_a_reason"),
    )
