"""What makes matters easy to find: the words of their newest text, and filters somebody kept."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, Name, to
from review.models.person import Person


class MatterText(Model):
    """The newest revision as search compares it (`paper.sought`): rebuilt at will, no record."""

    matter_id: Mapped[int] = to("matter.id", primary_key=True)
    words: Mapped[LongText]


class SavedFilter(Model):
    """A view of the list of matters a person wants again: its name and its address."""

    id: Mapped[Key]
    person_id: Mapped[int] = to("person.id")
    name: Mapped[Name]
    query: Mapped[str] = mapped_column(String(500))
    made_at: Mapped[Made]
    person: Mapped[Person] = relationship()

    __table_args__ = (UniqueConstraint("person_id", "name"),)
