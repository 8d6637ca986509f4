"""期限 of a matter: what it is counted from; the due day is worked out by law.deadlines."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Unit
from review.models.columns import Key, LongText, Name, to, word
from review.models.matter import Matter


class Deadline(Model):
    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    key: Mapped[str] = mapped_column(String(60))
    label: Mapped[Name]
    starts_on: Mapped[date]
    amount: Mapped[int]
    unit: Mapped[Unit] = word(Unit)
    due_on: Mapped[date] = mapped_column(index=True)
    met_at: Mapped[datetime | None]
    matter: Mapped[Matter] = relationship()
    pauses: Mapped[list[Pause]] = relationship(back_populates="deadline", order_by="Pause.id")

    __table_args__ = (CheckConstraint("amount >= 0", name="amount_not_negative"),)


class Pause(Model):
    """The clock stands still from a day until another, for a reason."""

    id: Mapped[Key]
    deadline_id: Mapped[int] = to("deadline.id")
    began_on: Mapped[date]
    ended_on: Mapped[date | None]
    reason: Mapped[LongText]
    deadline: Mapped[Deadline] = relationship(back_populates="pauses")

    __table_args__ = (
        CheckConstraint("ended_on IS NULL OR ended_on >= began_on", name="ends_after_it_began"),
    )
