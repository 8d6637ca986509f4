"""集体审议: a meeting as recorded, never changed, only followed by a next one."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Resolution
from review.models.columns import Key, LongText, Made, Name, TextHash, to, word
from review.models.document import Revision
from review.models.matter import Matter
from review.models.person import Person


class Meeting(Model):
    """`last_word` is what 主要领导 said, last of all; `late_reason` marks a 补录."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    revision_id: Mapped[int | None] = to("revision.id")
    text_hash: Mapped[TextHash | None]
    name: Mapped[Name]
    held_on: Mapped[date]
    minutes: Mapped[str] = mapped_column(String(60), default="")
    attendance: Mapped[LongText]
    in_favour: Mapped[int]
    against: Mapped[int]
    abstained: Mapped[int]
    discussion: Mapped[LongText] = mapped_column(default="")
    dissent: Mapped[LongText] = mapped_column(default="")
    last_word: Mapped[LongText] = mapped_column(default="")
    outcome: Mapped[Resolution] = word(Resolution)
    late_reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    revision: Mapped[Revision | None] = relationship()
    by: Mapped[Person] = relationship()

    __table_args__ = (
        CheckConstraint(
            "in_favour >= 0 AND against >= 0 AND abstained >= 0", name="votes_are_counts"
        ),
    )
