"""What is signed: the signing copy made of a cleared text, and the copies that came back for it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Outcome, Proof, Route, Seat
from review.models.clearance import Clearance, Signing
from review.models.columns import Key, LongText, Made, Name, TextHash, to, word
from review.models.matter import Matter
from review.models.person import Person


class SigningCopy(Model):
    """签署用文本 of a clearance; where it could not be made, `why` says so and there is no file.

    `print` is the same as PDF, made later where LibreOffice is, and `pages` how many that has.
    """

    clearance_id: Mapped[int] = to("clearance.id", primary_key=True)
    name: Mapped[Name]
    sha256: Mapped[str | None] = to("stored_file.sha256")
    print: Mapped[str | None] = to("stored_file.sha256")
    pages: Mapped[int | None]
    why: Mapped[LongText] = mapped_column(default="")
    made_at: Mapped[Made]
    clearance: Mapped[Clearance] = relationship()


class ReturnedCopy(Model):
    """签署件 as it came back: what it is, how it was held against the cleared text, what it awaits.

    `differences` are {before, reviewed, signed, touched}, `page_states` what recognition said of
    each page ([] where there was none), `codes` the pages on which the footer's code was read.
    """

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    clearance_id: Mapped[int] = to("clearance.id")
    name: Mapped[Name]
    sha256: Mapped[str] = to("stored_file.sha256")
    reading: Mapped[str | None] = to("stored_file.sha256")
    text_hash: Mapped[TextHash]
    route: Mapped[Route] = word(Route)
    proof: Mapped[Proof] = word(Proof)
    outcome: Mapped[Outcome] = word(Outcome)
    differences: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    pages: Mapped[int]
    page_states: Mapped[list[str]] = mapped_column(JSON)
    codes: Mapped[list[int]] = mapped_column(JSON)
    signed_on: Mapped[date]
    signatory: Mapped[Name]
    copies: Mapped[int]
    explanation: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    withdrawn_at: Mapped[datetime | None]
    signing_id: Mapped[int | None] = to("signing.id")
    matter: Mapped[Matter] = relationship()
    clearance: Mapped[Clearance] = relationship()
    signing: Mapped[Signing | None] = relationship(back_populates="returned")
    by: Mapped[Person] = relationship()
    confirmations: Mapped[list[CopyConfirmation]] = relationship(
        back_populates="returned", order_by="CopyConfirmation.id"
    )


class CopyConfirmation(Model):
    """Somebody read a returned copy and says whether it is the cleared text.

    `answers` has a reason for each difference, or for each page whether it agrees.
    """

    id: Mapped[Key]
    returned_id: Mapped[int] = to("returned_copy.id")
    seat: Mapped[Seat] = word(Seat)
    agreed: Mapped[bool]
    answers: Mapped[list[str]] = mapped_column(JSON)
    note: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    returned: Mapped[ReturnedCopy] = relationship(back_populates="confirmations")
    by: Mapped[Person] = relationship()

    __table_args__ = (UniqueConstraint("returned_id", "by_id"),)

    @property
    def verdict(self) -> str:
        """A copy with other words than the cleared text is accepted, not 一致."""
        if not self.agreed:
            return "不一致"
        return "认可差异" if self.returned.route is Route.TEXT else "一致"
