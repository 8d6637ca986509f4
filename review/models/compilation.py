"""制度汇编: each edition as it was issued."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, to
from review.models.person import Person


class CompilationEdition(Model):
    """`contents` are the rules in it, JSON of [number, title] in their order."""

    id: Mapped[Key]
    number: Mapped[int] = mapped_column(unique=True)
    rules: Mapped[int]
    contents: Mapped[LongText]
    sha256: Mapped[str] = to("stored_file.sha256")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()

    __table_args__ = (CheckConstraint("rules > 0", name="edition_holds_rules"),)
