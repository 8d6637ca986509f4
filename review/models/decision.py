"""决定 of a meeting on a question: what was decided, and whether it follows counsel's opinion."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Reply
from review.models.columns import Key, LongText, Made, to, word
from review.models.matter import Matter
from review.models.meeting import Meeting
from review.models.opinion import Opinion
from review.models.person import Person


class Decision(Model):
    """Stands beside the meeting it was taken at and the opinion that was before it."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    meeting_id: Mapped[int] = to("meeting.id", unique=True)
    opinion_id: Mapped[int] = to("opinion.id")
    text: Mapped[LongText]
    followed: Mapped[Reply] = word(Reply)
    departure: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    meeting: Mapped[Meeting] = relationship()
    opinion: Mapped[Opinion] = relationship()
    by: Mapped[Person] = relationship()

    __table_args__ = (
        CheckConstraint("followed = 'adopted' OR departure <> ''", name="departure_has_a_reason"),
    )
