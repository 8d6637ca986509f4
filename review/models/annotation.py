"""批注 and all that is said and done about one: where it stands, remarks, answer, settlement."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Float, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import AnnotationState, Category, Place, Reply, Severity, Uptake
from review.models.columns import Key, LongText, Made, OurText, to, word
from review.models.document import Revision
from review.models.matter import Matter
from review.models.person import Person

if TYPE_CHECKING:  # the other end of a relationship, known to SQLAlchemy by name
    from review.models.charge import Charge


class Annotation(Model):
    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    revision_id: Mapped[int] = to("revision.id")
    by_id: Mapped[int] = to("person.id")
    severity: Mapped[Severity] = word(Severity)
    category: Mapped[Category] = word(Category)
    basis: Mapped[LongText] = mapped_column(default="")
    text: Mapped[LongText]
    proposal: Mapped[LongText] = mapped_column(default="")
    made_at: Mapped[Made] = mapped_column(index=True)
    withdrawn_at: Mapped[datetime | None]
    matter: Mapped[Matter] = relationship()
    revision: Mapped[Revision] = relationship()
    by: Mapped[Person] = relationship()
    placements: Mapped[list[Placement]] = relationship(
        back_populates="annotation", order_by="Placement.id"
    )
    remarks: Mapped[list[Remark]] = relationship(back_populates="annotation", order_by="Remark.id")
    answers: Mapped[list[Answer]] = relationship(back_populates="annotation", order_by="Answer.id")
    settlements: Mapped[list[Settlement]] = relationship(
        back_populates="annotation", order_by="Settlement.id"
    )
    charges: Mapped[list[Charge]] = relationship(back_populates="annotation", order_by="Charge.id")
    pointed: Mapped[list[PointedChange]] = relationship(
        back_populates="annotation", order_by="PointedChange.id"
    )

    @property
    def answer(self) -> Answer | None:
        return self.answers[-1] if self.answers else None

    @property
    def charged(self) -> Person | None:
        """Who was asked last to deal with this thread, while it is open."""
        return self.charges[-1].to if self.charges and not self.settled else None

    @property
    def settled(self) -> bool:
        return bool(self.settlements) and self.settlements[-1].settled

    @property
    def state(self) -> AnnotationState:
        if self.withdrawn_at:
            return AnnotationState.WITHDRAWN
        return AnnotationState.SETTLED if self.settled else AnnotationState.OPEN

    def placement(self, revision_id: int) -> Placement | None:
        """Where this annotation stands in that revision: the latest word on it."""
        placements = [
            placement for placement in self.placements if placement.revision_id == revision_id
        ]
        return placements[-1] if placements else None


class Placement(Model):
    """The words an annotation stands on in one revision; offsets count code points."""

    id: Mapped[Key]
    annotation_id: Mapped[int] = to("annotation.id")
    revision_id: Mapped[int] = to("revision.id")
    place: Mapped[Place] = word(Place)
    start_block: Mapped[str | None] = mapped_column(String(60))
    start: Mapped[int | None]
    end_block: Mapped[str | None] = mapped_column(String(60))
    end: Mapped[int | None]
    quote: Mapped[LongText]
    prefix: Mapped[LongText] = mapped_column(default="")
    suffix: Mapped[LongText] = mapped_column(default="")
    clause: Mapped[LongText] = mapped_column(default="")
    confidence: Mapped[float] = mapped_column(Float, default=1.0)
    why: Mapped[OurText] = mapped_column(default="")
    adoption: Mapped[Uptake | None] = word(Uptake)
    by_id: Mapped[int | None] = to("person.id")
    made_at: Mapped[Made]
    annotation: Mapped[Annotation] = relationship(back_populates="placements")
    by: Mapped[Person | None] = relationship()

    __table_args__ = (
        CheckConstraint(
            "place IN ('orphan', 'dropped') OR start_block IS NOT NULL", name="placed_has_a_block"
        ),
        CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence_is_a_share"),
    )

    @property
    def standing(self) -> bool:
        return self.place not in (Place.ORPHAN, Place.DROPPED)


class Remark(Model):
    """回复 in a thread."""

    id: Mapped[Key]
    annotation_id: Mapped[int] = to("annotation.id")
    by_id: Mapped[int] = to("person.id")
    text: Mapped[LongText]
    made_at: Mapped[Made]
    annotation: Mapped[Annotation] = relationship(back_populates="remarks")
    by: Mapped[Person] = relationship()


class Answer(Model):
    """答复: adopted, partly, declined; the last one counts, earlier ones stay."""

    id: Mapped[Key]
    annotation_id: Mapped[int] = to("annotation.id")
    reply: Mapped[Reply] = word(Reply)
    reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    annotation: Mapped[Annotation] = relationship(back_populates="answers")
    by: Mapped[Person] = relationship()
    confirmation: Mapped[Confirmation | None] = relationship(back_populates="answer")

    __table_args__ = (
        CheckConstraint("reply = 'adopted' OR reason <> ''", name="departure_has_a_reason"),
    )


class Confirmation(Model):
    """The section head's word that a 须处理 annotation is declined."""

    id: Mapped[Key]
    answer_id: Mapped[int] = to("answer.id")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    answer: Mapped[Answer] = relationship(back_populates="confirmation")
    by: Mapped[Person] = relationship()

    __table_args__ = (UniqueConstraint("answer_id"),)


class Settlement(Model):
    """了结 or reopened, by whom, why; the last row counts."""

    id: Mapped[Key]
    annotation_id: Mapped[int] = to("annotation.id")
    settled: Mapped[bool]
    reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    annotation: Mapped[Annotation] = relationship(back_populates="settlements")
    by: Mapped[Person] = relationship()


class PointedChange(Model):
    """指明改动处: where the drafter says the newest text took the annotation up in other words."""

    id: Mapped[Key]
    annotation_id: Mapped[int] = to("annotation.id")
    revision_id: Mapped[int] = to("revision.id")
    block: Mapped[str] = mapped_column(String(60))
    quote: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    annotation: Mapped[Annotation] = relationship(back_populates="pointed")
    by: Mapped[Person] = relationship()
