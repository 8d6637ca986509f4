"""文书模板: how the office words and lays out a letter; the newest row of a letter is in force."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, Name, to
from review.models.person import Person


class LetterTemplate(Model):
    """One version for a letter, by its key in `actions.letters.LETTERS`; without a file the built-in
    layout is back in force."""

    id: Mapped[Key]
    letter: Mapped[str] = mapped_column(String(30), index=True)
    name: Mapped[Name] = mapped_column(default="")
    sha256: Mapped[str | None] = to("stored_file.sha256")
    note: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()
