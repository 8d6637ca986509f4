"""条款库: how the office wants a clause to read, what it can live with, and what it does not accept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Category
from review.models.columns import Key, LongText, Made, Name, to, word
from review.models.person import Person


class LibraryClause(Model):
    """One edition of a clause; a new edition is a new row, and the old one is retired.

    `refused` holds one wording a line; …… in it stands for any words of the same sentence.
    """

    id: Mapped[Key]
    title: Mapped[Name]
    category: Mapped[Category] = word(Category)
    approved: Mapped[LongText]
    fallback: Mapped[LongText] = mapped_column(default="")
    refused: Mapped[LongText] = mapped_column(default="")
    reason: Mapped[LongText]
    basis: Mapped[LongText] = mapped_column(default="")
    replaces_id: Mapped[int | None] = to("library_clause.id")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    retired_at: Mapped[datetime | None]
    by: Mapped[Person] = relationship()

    @property
    def refused_wordings(self) -> tuple[str, ...]:
        return tuple(words.strip() for words in self.refused.splitlines() if words.strip())
