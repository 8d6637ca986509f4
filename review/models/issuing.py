"""印发、公布、备案、清理 of a document: each row as it was registered, never changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Receiver, Upkept
from review.models.columns import Key, LongText, Made, Name, TextHash, to, word
from review.models.matter import Matter
from review.models.person import Person

if TYPE_CHECKING:
    from review.models.filing_event import FilingEvent


class Issue(Model):
    """统一登记、编号、印发; `sha256` is the formal text as a file, `checked` how it was held
    against the text that was signed off.
    """

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    number: Mapped[str] = mapped_column(String(60), unique=True)
    formed_on: Mapped[date]
    copies: Mapped[int]
    text_hash: Mapped[TextHash]
    name: Mapped[Name]
    sha256: Mapped[str] = to("stored_file.sha256")
    checked: Mapped[LongText]
    late_reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    by: Mapped[Person] = relationship()

    __table_args__ = (CheckConstraint("copies >= 1", name="at_least_one_copy"),)


class Publication(Model):
    """公布; a document without an end, or that applies soon, says why."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    published_on: Mapped[date]
    place: Mapped[Name]
    effective_on: Mapped[date]
    valid_until: Mapped[date | None]
    endless_reason: Mapped[LongText] = mapped_column(default="")
    soon_reason: Mapped[LongText] = mapped_column(default="")
    late_reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    by: Mapped[Person] = relationship()

    __table_args__ = (
        CheckConstraint("effective_on >= published_on", name="applies_after_publication"),
        CheckConstraint(
            "valid_until IS NULL OR valid_until > effective_on", name="ends_after_it_applies"
        ),
        CheckConstraint(
            "valid_until IS NOT NULL OR endless_reason <> ''", name="endless_has_a_reason"
        ),
    )


class Filing(Model):
    """报备 with one receiver."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    receiver: Mapped[Receiver] = word(Receiver)
    number: Mapped[str] = mapped_column(String(60), unique=True)
    filed_on: Mapped[date]
    note: Mapped[LongText] = mapped_column(default="")
    late_reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    by: Mapped[Person] = relationship()
    registration: Mapped[Registration | None] = relationship(back_populates="filing")
    # In one question for all filings of a list: every fact about a document asks for them.
    events: Mapped[list[FilingEvent]] = relationship(
        back_populates="filing",
        order_by="FilingEvent.happened_on, FilingEvent.id",
        lazy="selectin",
    )

    __table_args__ = (UniqueConstraint("matter_id", "receiver"),)


class Registration(Model):
    """登记: the receiver's receipt for one filing."""

    id: Mapped[Key]
    filing_id: Mapped[int] = to("filing.id")
    receipt: Mapped[str] = mapped_column(String(60))
    registered_on: Mapped[date]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    filing: Mapped[Filing] = relationship(back_populates="registration")
    by: Mapped[Person] = relationship()

    __table_args__ = (UniqueConstraint("filing_id"),)


class Upkeep(Model):
    """评估 or 清理 of a document in force; `valid_until` is a new last day, if it got one."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    kind: Mapped[Upkept] = word(Upkept)
    decided_on: Mapped[date]
    body: Mapped[Name]
    grounds: Mapped[LongText]
    valid_until: Mapped[date | None]
    late_reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    by: Mapped[Person] = relationship()

    __table_args__ = (CheckConstraint("grounds <> ''", name="upkeep_has_grounds"),)
