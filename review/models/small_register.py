"""小台账: what was entered in a small register, who confirmed it, and what a year had nothing of."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, Name, to
from review.models.person import Person, Section


class RegisterEntry(Model):
    """One line; `fields` is JSON by the register's keys. A correction names the row it `replaces`."""

    id: Mapped[Key]
    register: Mapped[str] = mapped_column(String(20), index=True)
    happened_on: Mapped[date] = mapped_column(index=True)
    title: Mapped[Name]
    fields: Mapped[LongText]
    late_reason: Mapped[LongText] = mapped_column(default="")
    correction: Mapped[LongText] = mapped_column(default="")
    replaces_id: Mapped[int | None] = to("register_entry.id", unique=True)
    section_id: Mapped[int | None] = to("section.id")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()
    section: Mapped[Section | None] = relationship()
    confirmation: Mapped[RegisterConfirmation | None] = relationship(back_populates="entry")

    __table_args__ = (
        CheckConstraint("replaces_id IS NULL OR correction <> ''", name="correction_has_a_reason"),
    )


class RegisterConfirmation(Model):
    """Another person found the entry right; only then it counts."""

    id: Mapped[Key]
    entry_id: Mapped[int] = to("register_entry.id", unique=True)
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    entry: Mapped[RegisterEntry] = relationship(back_populates="confirmation")
    by: Mapped[Person] = relationship()


class RegisterYear(Model):
    """What is said of a register for a year: nothing happened, or it does not concern the office."""

    id: Mapped[Key]
    register: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    applies: Mapped[bool]
    reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()

    __table_args__ = (CheckConstraint("applies OR reason <> ''", name="not_applying_has_a_reason"),)
