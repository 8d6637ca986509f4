"""制发机关的办理: what other organs did with a document, as it was registered, never changed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Outside
from review.models.columns import Key, LongText, Made, Name, TextHash, to, word
from review.models.matter import Matter
from review.models.person import Person


class OutsideRecord(Model):
    """`outcome` is a word of the row's own list in `law.outside_records`, `text` what was said or by
    whom it was signed, `sha256` the paper itself, where there is one; `text_hash` is of our text as
    it stood then."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    kind: Mapped[Outside] = word(Outside)
    body: Mapped[Name] = mapped_column(default="")
    number: Mapped[str] = mapped_column(String(60), default="")
    happened_on: Mapped[date]
    outcome: Mapped[str] = mapped_column(String(20), default="")
    text: Mapped[LongText] = mapped_column(default="")
    text_hash: Mapped[TextHash]
    name: Mapped[Name] = mapped_column(default="")
    sha256: Mapped[str | None] = to("stored_file.sha256")
    late_reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    by: Mapped[Person] = relationship()
