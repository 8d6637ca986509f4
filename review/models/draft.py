"""What a person keeps for themselves: words not sent yet, and opinions they often give."""

from __future__ import annotations

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from review.extensions import Model
from review.law.vocabulary import Category, Severity
from review.models.columns import Key, LongText, Made, to, word


class Draft(Model):
    """The fields of a form as typed so far; `deed` is the key of the deed they will become."""

    id: Mapped[Key]
    person_id: Mapped[int] = to("person.id")
    matter_id: Mapped[int] = to("matter.id")
    form: Mapped[str] = mapped_column(String(40))
    deed: Mapped[str] = mapped_column(String(64), index=True)
    fields: Mapped[dict[str, str]] = mapped_column(JSON)
    saved_at: Mapped[Made]

    __table_args__ = (UniqueConstraint("person_id", "matter_id", "form"),)


class Phrase(Model):
    """常用意见: what a counsel often writes, to be put into the form again."""

    id: Mapped[Key]
    person_id: Mapped[int] = to("person.id")
    severity: Mapped[Severity] = word(Severity)
    category: Mapped[Category] = word(Category)
    text: Mapped[LongText]
    basis: Mapped[LongText] = mapped_column(default="")
    proposal: Mapped[LongText] = mapped_column(default="")
    made_at: Mapped[Made]
