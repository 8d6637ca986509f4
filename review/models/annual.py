"""发文目录 of a year: that it was reported, as it was reported, and who was reminded of it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, Name, to
from review.models.person import Person


class AnnualList(Model):
    """`sha256` is the list itself as it was when it was reported; `documents` how many it told."""

    id: Mapped[Key]
    year: Mapped[int] = mapped_column(unique=True)
    reported_on: Mapped[date]
    receiver: Mapped[Name]
    number: Mapped[str] = mapped_column(String(60), default="")
    documents: Mapped[int]
    sha256: Mapped[str] = to("stored_file.sha256")
    late_reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()

    __table_args__ = (CheckConstraint("documents >= 0", name="documents_are_counted"),)


class AnnualReminder(Model):
    """That the office was reminded of a year's list on a day, so that nobody is told twice."""

    id: Mapped[Key]
    year: Mapped[int]
    sort: Mapped[str] = mapped_column(String(20))
    told_on: Mapped[date]
    made_at: Mapped[Made]

    __table_args__ = (UniqueConstraint("year", "sort", "told_on"),)
