"""报备以后: what the filing authority did and what was answered, never changed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Filed
from review.models.columns import Key, LongText, Made, Name, to, word
from review.models.issuing import Filing
from review.models.person import Person


class FilingEvent(Model):
    """`number` is that of the other side's paper; `sha256` the paper itself, where there is one."""

    id: Mapped[Key]
    filing_id: Mapped[int] = to("filing.id")
    kind: Mapped[Filed] = word(Filed)
    happened_on: Mapped[date]
    number: Mapped[str] = mapped_column(String(60), default="")
    note: Mapped[LongText] = mapped_column(default="")
    late_reason: Mapped[LongText] = mapped_column(default="")
    name: Mapped[Name] = mapped_column(default="")
    sha256: Mapped[str | None] = to("stored_file.sha256")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    filing: Mapped[Filing] = relationship(back_populates="events")
    by: Mapped[Person] = relationship()
