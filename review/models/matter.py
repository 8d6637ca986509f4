"""A matter under review, what is particular to its kind, and who was asked to review it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Numeric, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Conflict, Issuer, Kind, Method, Nature, Status, Subject
from review.models.columns import Key, LongText, Made, Name, to, word
from review.models.person import Firm, Person, Section

if TYPE_CHECKING:
    from review.models.edition import MatterEdition


class Matter(Model):
    """`status` is a cache of the review log; only `actions.procedure` assigns it."""

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(String(60), unique=True)
    kind: Mapped[Kind] = word(Kind)
    title: Mapped[Name]
    status: Mapped[Status] = word(Status, index=True)
    status_since: Mapped[Made]
    version: Mapped[int] = mapped_column()
    section_id: Mapped[int] = to("section.id")
    drafter_id: Mapped[int] = to("person.id")
    created_at: Mapped[Made] = mapped_column(index=True)
    section: Mapped[Section] = relationship()
    drafter: Mapped[Person] = relationship()
    contract: Mapped[Contract | None] = relationship(back_populates="matter")
    normative: Mapped[Normative | None] = relationship(back_populates="matter")
    internal: Mapped[Internal | None] = relationship(back_populates="matter")
    consultation: Mapped[Consultation | None] = relationship(back_populates="matter")
    assignments: Mapped[list[Assignment]] = relationship(
        back_populates="matter", order_by="Assignment.id"
    )

    editions: Mapped[list[MatterEdition]] = relationship(
        back_populates="matter", order_by="MatterEdition.id"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the name SQLAlchemy reads

    @property
    def particulars(self) -> Particulars:
        """The record of what only matters of this kind have."""
        record: Particulars | None = getattr(self, self.kind.value)
        assert record is not None
        return record

    @property
    def edition(self) -> int:
        """Under which edition of its chapter it goes; before editions there was the first."""
        return self.editions[-1].edition if self.editions else 1

    @property
    def assignment(self) -> Assignment | None:
        """The assignment in force: the last that nobody ended."""
        last = self.assignments[-1] if self.assignments else None
        return last if last and last.ended_at is None else None


class Contract(Model):
    """What a contract has that other matters have not."""

    matter_id: Mapped[int] = to("matter.id", primary_key=True)
    counterparty: Mapped[Name] = mapped_column(default="", index=True)
    credit_code: Mapped[str] = mapped_column(String(18), default="")
    amount: Mapped[Decimal | None] = mapped_column(Numeric(18, 2))
    nature: Mapped[Nature] = word(Nature, default=Nature.UNDECIDED)
    method: Mapped[Method | None] = word(Method)
    note: Mapped[LongText] = mapped_column(default="")
    matter: Mapped[Matter] = relationship(back_populates="contract")

    __table_args__ = (CheckConstraint("amount IS NULL OR amount >= 0", name="amount_not_negative"),)

    @property
    def searched(self) -> list[str]:
        """The words by which the matter is found, beside its title and number."""
        return [self.note, self.counterparty, self.credit_code]

    @property
    def described(self) -> bool:
        return bool(self.counterparty and self.amount is not None and self.method)


class Normative(Model):
    """What a normative document has that other matters have not.

    `business`: it closely concerns the trade of 经营主体, which lengthens some periods; None where
    the section has not said yet, after a matter was found to be a normative document late.
    """

    matter_id: Mapped[int] = to("matter.id", primary_key=True)
    issuer: Mapped[Issuer] = word(Issuer)
    business: Mapped[bool | None]
    note: Mapped[LongText] = mapped_column(default="")
    matter: Mapped[Matter] = relationship(back_populates="normative")

    __table_args__ = (CheckConstraint("issuer <> 'inner'", name="issuer_may_issue"),)

    @property
    def searched(self) -> list[str]:
        return [self.note]

    @property
    def described(self) -> bool:
        return self.business is not None


class Internal(Model):
    """What an internal rule has that other matters have not."""

    matter_id: Mapped[int] = to("matter.id", primary_key=True)
    note: Mapped[LongText] = mapped_column(default="")
    matter: Mapped[Matter] = relationship(back_populates="internal")

    @property
    def searched(self) -> list[str]:
        return [self.note]

    @property
    def described(self) -> bool:
        return True


class Consultation(Model):
    """What a consultation has that other matters have not."""

    matter_id: Mapped[int] = to("matter.id", primary_key=True)
    subject: Mapped[Subject] = word(Subject)
    question: Mapped[LongText]
    hurry_reason: Mapped[LongText] = mapped_column(default="")
    note: Mapped[LongText] = mapped_column(default="")
    matter: Mapped[Matter] = relationship(back_populates="consultation")

    @property
    def searched(self) -> list[str]:
        return [self.note, self.question]

    @property
    def described(self) -> bool:
        return bool(self.question)


Particulars = Contract | Normative | Internal | Consultation


class Assignment(Model):
    """分办: a firm and a named counsel, and what that counsel declared about conflicts."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    firm_id: Mapped[int] = to("firm.id")
    counsel_id: Mapped[int] = to("person.id")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    declared: Mapped[Conflict | None] = word(Conflict)
    declaration: Mapped[LongText] = mapped_column(default="")
    declared_at: Mapped[datetime | None]
    consented_by_id: Mapped[int | None] = to("person.id")
    consented_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    matter: Mapped[Matter] = relationship(back_populates="assignments")
    firm: Mapped[Firm] = relationship()
    counsel: Mapped[Person] = relationship(foreign_keys=[counsel_id])

    __table_args__ = (
        CheckConstraint("(declared IS NULL) = (declared_at IS NULL)", name="declared_has_a_time"),
    )
