"""What happens to a reviewed text: its changes opened and compared, approved, cleared, signed, archived.

Each row names the hash of the text it speaks of; a row about another text counts for nothing.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Outcome, Retention
from review.models.columns import Hash, Key, LongText, Made, Name, OurText, TextHash, to, word
from review.models.document import Revision, StoredFile
from review.models.matter import Matter
from review.models.person import Person

if TYPE_CHECKING:
    from review.models.signed_copy import ReturnedCopy


class Comparison(Model):
    """复核差异: somebody read every difference between the two texts and answers for it."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    old_text: Mapped[TextHash]
    new_text: Mapped[TextHash]
    note: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()


class OpenedChanges(Model):
    """打开差异: somebody had every difference between the two texts put before them."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    old_text: Mapped[TextHash]
    new_text: Mapped[TextHash]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()


class Approval(Model):
    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    revision_id: Mapped[int] = to("revision.id")
    text_hash: Mapped[TextHash]
    note: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    voided_at: Mapped[datetime | None]
    voided_why: Mapped[OurText] = mapped_column(default="")
    matter: Mapped[Matter] = relationship()
    revision: Mapped[Revision] = relationship()
    by: Mapped[Person] = relationship()


class Clearance(Model):
    """准予签署, with every condition as it stood and the size and root of the log then."""

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(String(60), unique=True)
    matter_id: Mapped[int] = to("matter.id")
    revision_id: Mapped[int] = to("revision.id")
    text_hash: Mapped[TextHash]
    conditions: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    log_size: Mapped[int]
    log_root: Mapped[Hash]
    sheet: Mapped[str] = to("stored_file.sha256")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    voided_at: Mapped[datetime | None]
    voided_why: Mapped[OurText] = mapped_column(default="")
    matter: Mapped[Matter] = relationship()
    revision: Mapped[Revision] = relationship()
    by: Mapped[Person] = relationship()


class Signing(Model):
    """签订: the signed copy and what it says. Rows before `registered_at` are only uploads."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    name: Mapped[Name]
    sha256: Mapped[str] = to("stored_file.sha256")
    text_hash: Mapped[TextHash]
    signed_on: Mapped[date]
    signatory: Mapped[Name]
    copies: Mapped[int]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    file: Mapped[StoredFile] = relationship()
    matter: Mapped[Matter] = relationship()
    by: Mapped[Person] = relationship()

    check: Mapped[CopyCheck | None] = relationship(back_populates="signing")
    returned: Mapped[ReturnedCopy | None] = relationship(back_populates="signing")

    __table_args__ = (CheckConstraint("copies >= 1", name="at_least_one_copy"),)


class CopyCheck(Model):
    """核对: the signed copy held against the cleared text, and what whoever registered it said."""

    signing_id: Mapped[int] = to("signing.id", primary_key=True)
    outcome: Mapped[Outcome] = word(Outcome)
    differences: Mapped[int] = mapped_column(default=0)
    explanation: Mapped[LongText] = mapped_column(default="")
    reading: Mapped[str | None] = to("stored_file.sha256")
    made_at: Mapped[Made]
    signing: Mapped[Signing] = relationship(back_populates="check")

    __table_args__ = (
        CheckConstraint(
            "outcome <> 'differs' OR explanation <> ''", name="difference_has_an_explanation"
        ),
    )


class Archiving(Model):
    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id", unique=True)
    retention: Mapped[Retention] = word(Retention)
    shelf: Mapped[str] = mapped_column(String(100), default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()
