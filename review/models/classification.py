"""认定: what a text was found to be, by which answers; every decision is kept."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Classified, Issuer, Lead
from review.models.columns import Key, LongText, Made, Name, to, word
from review.models.matter import Matter
from review.models.person import Person


class Classification(Model):
    """`reason` is the law's sentence, `note` what the one who decided added.

    A decision made before there was a matter has no `matter_id`; the one taken over into the matter
    that was opened on it names it in `taken_from_id`, so that none is used twice.
    """

    id: Mapped[Key]
    matter_id: Mapped[int | None] = to("matter.id")
    taken_from_id: Mapped[int | None] = to("classification.id", unique=True)
    title: Mapped[Name]
    issuer: Mapped[Issuer] = word(Issuer)
    published: Mapped[bool]
    outside: Mapped[bool]
    general: Mapped[bool]
    repeated: Mapped[bool]
    finding: Mapped[Classified] = word(Classified)
    reason: Mapped[LongText]
    note: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter | None] = relationship()
    taken: Mapped[Classification | None] = relationship(remote_side=[taken_from_id], viewonly=True)
    by: Mapped[Person] = relationship()
    confirmation: Mapped[FindingConfirmation | None] = relationship(lazy="joined")
    joint: Mapped[JointIssue | None] = relationship(back_populates="classification", lazy="joined")


class JointIssue(Model):
    """联合制发, as 认定 has it; `bodies` are the other organs, one a line. A document without a row
    is issued alone."""

    classification_id: Mapped[int] = to("classification.id", primary_key=True)
    lead: Mapped[Lead] = word(Lead)
    bodies: Mapped[LongText]
    made_at: Mapped[Made]
    classification: Mapped[Classification] = relationship(back_populates="joint")

    __table_args__ = (CheckConstraint("bodies <> ''", name="joint_names_its_bodies"),)

    @property
    def others(self) -> tuple[str, ...]:
        return tuple(self.bodies.splitlines())


class FindingConfirmation(Model):
    """What the office says of a finding that a public text touches nobody's rights."""

    classification_id: Mapped[int] = to("classification.id", primary_key=True)
    agreed: Mapped[bool]
    reason: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()

    __table_args__ = (CheckConstraint("reason <> ''", name="confirmation_has_a_reason"),)
