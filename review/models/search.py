"""What makes matters easy to find: the words they are found by, and filters somebody kept."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import TextKind
from review.models.columns import Key, LongText, Made, Name, to, word
from review.models.person import Person


class MatterText(Model):
    """A passage a matter is found by, as it stands and as search compares it (`search.folding`).

    No record: made anew at will by `flask search rebuild`. `source_id` is the material's, else 0;
    `part` counts the passages of one source. Its grams are filed under its id by `models.grams`.
    """

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    kind: Mapped[TextKind] = word(TextKind)
    source_id: Mapped[int]
    part: Mapped[int]
    name: Mapped[Name]
    text: Mapped[LongText]
    words: Mapped[LongText]

    __table_args__ = (UniqueConstraint("matter_id", "kind", "source_id", "part"),)


class SavedFilter(Model):
    """A view of the list of matters a person wants again: its name and its address."""

    id: Mapped[Key]
    person_id: Mapped[int] = to("person.id")
    name: Mapped[Name]
    query: Mapped[str] = mapped_column(String(500))
    made_at: Mapped[Made]
    person: Mapped[Person] = relationship()

    __table_args__ = (UniqueConstraint("person_id", "name"),)
