"""期限 of a matter: what it is counted from; the due day is worked out by law.deadlines."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Unit
from review.models.columns import Key, LongText, Made, OurName, to, word
from review.models.matter import Matter
from review.models.person import Person


class Deadline(Model):
    """`amount`, `unit` and `shortest` are those in force when it started, whatever is set later.

    `due_on`, `alert_on` and `provisional` are what the last reckoning found, kept so that lists
    can ask for them; `alert_on` is empty while the clock stands still. `floor` marks a period that
    only says how early is too early: nobody is late for it.
    """

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    key: Mapped[str] = mapped_column(String(60))
    label: Mapped[OurName]
    starts_on: Mapped[date]
    amount: Mapped[int]
    unit: Mapped[Unit] = word(Unit)
    shortest: Mapped[int | None]
    floor: Mapped[bool] = mapped_column(default=False)
    due_on: Mapped[date] = mapped_column(index=True)
    alert_on: Mapped[date | None] = mapped_column(index=True)
    provisional: Mapped[bool] = mapped_column(default=False)
    met_at: Mapped[datetime | None] = mapped_column(index=True)
    matter: Mapped[Matter] = relationship()
    pauses: Mapped[list[Pause]] = relationship(back_populates="deadline", order_by="Pause.id")
    extension: Mapped[Extension | None] = relationship(back_populates="deadline")

    __table_args__ = (
        CheckConstraint("amount >= 0", name="amount_not_negative"),
        CheckConstraint("shortest IS NULL OR shortest <= amount", name="shortest_is_shorter"),
    )


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


class Extension(Model):
    """延长: once for a deadline, in its unit, by somebody, for a reason."""

    id: Mapped[Key]
    deadline_id: Mapped[int] = to("deadline.id", unique=True)
    amount: Mapped[int]
    why: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    deadline: Mapped[Deadline] = relationship(back_populates="extension")
    by: Mapped[Person] = relationship()

    __table_args__ = (
        CheckConstraint("amount >= 1", name="amount_at_least_one"),
        CheckConstraint("why <> ''", name="extension_has_a_reason"),
    )


class Reminder(Model):
    """That a deadline was reminded of on a day: the nightly job may run twice and tell once."""

    id: Mapped[Key]
    deadline_id: Mapped[int] = to("deadline.id")
    sort: Mapped[str] = mapped_column(String(20))
    told_on: Mapped[date]
    made_at: Mapped[Made]
    deadline: Mapped[Deadline] = relationship()

    __table_args__ = (UniqueConstraint("deadline_id", "sort", "told_on"),)
