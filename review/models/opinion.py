"""审查意见 and the registers that number papers without gaps."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Conclusion, Disposition
from review.models.columns import Key, LongText, Made, TextHash, to, word
from review.models.document import Revision
from review.models.matter import Matter
from review.models.person import Person


class Opinion(Model):
    """Issued once, never changed, only followed by a next one; triggers hold it so.

    `risk` is what counsel warns of where the law is silent (探索性).
    """

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(String(60), unique=True)
    matter_id: Mapped[int] = to("matter.id")
    revision_id: Mapped[int] = to("revision.id")
    text_hash: Mapped[TextHash]
    conclusion: Mapped[Conclusion] = word(Conclusion)
    disposition: Mapped[Disposition | None] = word(Disposition)
    text: Mapped[LongText]
    risk: Mapped[LongText] = mapped_column(default="")
    checklist: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made] = mapped_column(index=True)
    letter: Mapped[str] = to("stored_file.sha256")
    matter: Mapped[Matter] = relationship()
    revision: Mapped[Revision] = relationship()
    by: Mapped[Person] = relationship()


class Series(Model):
    """The last number given in a register in a year; the row is locked while a number is given."""

    id: Mapped[Key]
    register: Mapped[str] = mapped_column(String(30))
    year: Mapped[int]
    last: Mapped[int] = mapped_column(default=0)

    __table_args__ = (UniqueConstraint("register", "year"),)
