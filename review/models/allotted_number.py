"""预留文号: a number given to a document before its formal text is made, and one given up."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, to
from review.models.issuing import Issue
from review.models.matter import Matter
from review.models.person import Person


class AllottedNumber(Model):
    """Used where an issue bears it, given up where it has a voiding, else still kept for its matter."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    number: Mapped[str] = mapped_column(String(60), unique=True)
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    by: Mapped[Person] = relationship()
    voiding: Mapped[VoidedNumber | None] = relationship(lazy="joined")
    issue: Mapped[Issue | None] = relationship(
        primaryjoin=lambda: AllottedNumber.number == Issue.number,
        foreign_keys=lambda: Issue.number,
        viewonly=True,
        uselist=False,
        lazy="joined",
    )

    @property
    def kept(self) -> bool:
        return self.voiding is None and self.issue is None


class VoidedNumber(Model):
    """作废文号: why an allotted number stands on no document."""

    number_id: Mapped[int] = to("allotted_number.id", primary_key=True)
    reason: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()

    __table_args__ = (CheckConstraint("reason <> ''", name="voiding_has_a_reason"),)
