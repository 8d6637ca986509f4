"""起草: the public was asked, competition and policy were looked at; rows are never changed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import DraftingDuty, Exempt, Reply, Unasked, Verdict
from review.models.columns import Key, LongText, Made, Name, TextHash, to, word
from review.models.matter import Matter
from review.models.person import Person


class CommentPeriod(Model):
    """公开征求意见 as announced; `short_reason` says why it is shorter than the rule."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    text_hash: Mapped[TextHash]
    began_on: Mapped[date]
    ends_on: Mapped[date]
    place: Mapped[Name]
    short_reason: Mapped[LongText] = mapped_column(default="")
    late_reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    by: Mapped[Person] = relationship()
    result: Mapped[CommentResult | None] = relationship(back_populates="period", lazy="joined")
    comments: Mapped[list[PublicComment]] = relationship(order_by="PublicComment.id")

    __table_args__ = (CheckConstraint("ends_on >= began_on", name="ends_after_it_began"),)


class CommentResult(Model):
    """采纳情况 of one period of comment."""

    id: Mapped[Key]
    period_id: Mapped[int] = to("comment_period.id")
    received: Mapped[int]
    adopted: Mapped[int]
    summary: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    period: Mapped[CommentPeriod] = relationship(back_populates="result")
    by: Mapped[Person] = relationship()

    __table_args__ = (
        UniqueConstraint("period_id"),
        CheckConstraint(
            "received >= 0 AND adopted BETWEEN 0 AND received", name="adopted_of_received"
        ),
    )


class PublicComment(Model):
    """One comment of the public with its answer; `reason` says why it was not wholly adopted."""

    id: Mapped[Key]
    period_id: Mapped[int] = to("comment_period.id")
    writer: Mapped[Name] = mapped_column(default="")
    received_on: Mapped[date]
    text: Mapped[LongText]
    reply: Mapped[Reply] = word(Reply)
    reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()

    __table_args__ = (
        CheckConstraint("reply = 'adopted' OR reason <> ''", name="what_is_declined_has_a_reason"),
    )


class DraftingReview(Model):
    """A conclusion on one drafting duty; the last of each duty counts."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    duty: Mapped[DraftingDuty] = word(DraftingDuty)
    verdict: Mapped[Verdict] = word(Verdict)
    grounds: Mapped[LongText]
    body: Mapped[Name] = mapped_column(default="")
    concluded_on: Mapped[date]
    text_hash: Mapped[TextHash]
    late_reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    by: Mapped[Person] = relationship()
    competition: Mapped[CompetitionGrounds | None] = relationship(lazy="joined")
    waiver: Mapped[CommentWaiver | None] = relationship(lazy="joined")

    __table_args__ = (CheckConstraint("grounds <> ''", name="verdict_has_grounds"),)


class CompetitionGrounds(Model):
    """What a conclusion on competition rests on: who was heard, and of an exception which, why
    nothing milder would do (`milder`), and until when."""

    review_id: Mapped[int] = to("drafting_review.id", primary_key=True)
    heard: Mapped[LongText]
    exempt: Mapped[Exempt | None] = word(Exempt)
    milder: Mapped[LongText] = mapped_column(default="")
    until: Mapped[LongText] = mapped_column(default="")
    made_at: Mapped[Made]

    __table_args__ = (CheckConstraint("heard <> ''", name="somebody_was_heard"),)


class CommentWaiver(Model):
    """Why the public was not asked, as a closed word beside the grounds."""

    review_id: Mapped[int] = to("drafting_review.id", primary_key=True)
    unasked: Mapped[Unasked] = word(Unasked)
    made_at: Mapped[Made]


class DraftingConfirmation(Model):
    """That a conclusion on one text still holds for another, by whoever read the differences."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    review_id: Mapped[int] = to("drafting_review.id")
    text_hash: Mapped[TextHash]
    note: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    review: Mapped[DraftingReview] = relationship()
    by: Mapped[Person] = relationship()

    __table_args__ = (CheckConstraint("note <> ''", name="confirmation_has_a_note"),)
