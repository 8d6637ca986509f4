"""会议: bodies with their members, their sittings, who was there, what was before them, what follows."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Numeric, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Grave, Quorum
from review.models.columns import Key, LongText, Made, Name, to, word
from review.models.matter import Matter
from review.models.meeting import Meeting
from review.models.person import Person


class Body(Model):
    """议事机构: `votes` says whether it votes or its head decides on what was said."""

    id: Mapped[Key]
    name: Mapped[Name] = mapped_column(unique=True)
    quorum: Mapped[Quorum] = word(Quorum)
    votes: Mapped[bool]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    ended_at: Mapped[datetime | None]
    members: Mapped[list[BodyMember]] = relationship(
        back_populates="body", order_by="BodyMember.id"
    )

    @property
    def seated(self) -> list[BodyMember]:
        """The members it has now."""
        return [body_member for body_member in self.members if body_member.ended_at is None]


class BodyMember(Model):
    """`chair` leads and speaks last; a member needs no account."""

    id: Mapped[Key]
    body_id: Mapped[int] = to("body.id")
    name: Mapped[str] = mapped_column(String(60))
    post: Mapped[str] = mapped_column(String(60), default="")
    chair: Mapped[bool]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    ended_at: Mapped[datetime | None]
    body: Mapped[Body] = relationship(back_populates="members")


class Sitting(Model):
    """One meeting of a body, as it was called."""

    id: Mapped[Key]
    body_id: Mapped[int] = to("body.id")
    name: Mapped[Name]
    planned_on: Mapped[date]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    body: Mapped[Body] = relationship()
    record: Mapped[SittingRecord | None] = relationship(back_populates="sitting")
    attendance: Mapped[list[Attendance]] = relationship(order_by="Attendance.id")
    items: Mapped[list[AgendaItem]] = relationship(
        back_populates="sitting", order_by="AgendaItem.id"
    )

    @property
    def agenda(self) -> list[AgendaItem]:
        """The items that were not taken off."""
        return [item for item in self.items if item.withdrawal is None]


class SittingRecord(Model):
    """That it was held: when, which counsel sat in, when the members had the papers, its minutes."""

    sitting_id: Mapped[int] = to("sitting.id", primary_key=True)
    held_on: Mapped[date]
    counsel: Mapped[str] = mapped_column(String(200), default="")
    papers_on: Mapped[date | None]
    minutes: Mapped[str] = mapped_column(String(60), default="")
    late_reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    sitting: Mapped[Sitting] = relationship(back_populates="record")
    by: Mapped[Person] = relationship()


class Attendance(Model):
    """Whether one member was there; `excuse` says why not."""

    id: Mapped[Key]
    sitting_id: Mapped[int] = to("sitting.id")
    member_id: Mapped[int] = to("body_member.id")
    present: Mapped[bool]
    excuse: Mapped[str] = mapped_column(String(200), default="")
    member: Mapped[BodyMember] = relationship()

    __table_args__ = (UniqueConstraint("sitting_id", "member_id"),)


class AgendaItem(Model):
    """A matter before a sitting; of 三重一大 which of the four, and how much money."""

    id: Mapped[Key]
    sitting_id: Mapped[int] = to("sitting.id")
    matter_id: Mapped[int] = to("matter.id")
    grave: Mapped[Grave | None] = word(Grave)
    amount: Mapped[Decimal | None] = mapped_column(Numeric(18, 2))
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    sitting: Mapped[Sitting] = relationship(back_populates="items")
    matter: Mapped[Matter] = relationship()
    decision: Mapped[ItemDecision | None] = relationship(back_populates="item")
    withdrawal: Mapped[AgendaWithdrawal | None] = relationship(lazy="joined")
    follow_ups: Mapped[list[FollowUp]] = relationship(back_populates="item", order_by="FollowUp.id")

    __table_args__ = (
        UniqueConstraint("sitting_id", "matter_id"),
        CheckConstraint("amount IS NULL OR amount >= 0", name="amount_not_negative"),
    )


class AgendaWithdrawal(Model):
    """That an item was taken off the agenda before the sitting was held, and why."""

    item_id: Mapped[int] = to("agenda_item.id", primary_key=True)
    reason: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()

    __table_args__ = (CheckConstraint("reason <> ''", name="withdrawal_has_a_reason"),)


class ItemDecision(Model):
    """Which record of a decision belongs to which item."""

    item_id: Mapped[int] = to("agenda_item.id", primary_key=True)
    meeting_id: Mapped[int] = to("meeting.id", unique=True)
    made_at: Mapped[Made]
    item: Mapped[AgendaItem] = relationship(back_populates="decision")
    meeting: Mapped[Meeting] = relationship()


class FollowUp(Model):
    """督办: what a meeting asked for, of whom, until when."""

    id: Mapped[Key]
    item_id: Mapped[int] = to("agenda_item.id")
    owner_id: Mapped[int] = to("person.id")
    due_on: Mapped[date]
    text: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    item: Mapped[AgendaItem] = relationship(back_populates="follow_ups")
    owner: Mapped[Person] = relationship(foreign_keys=[owner_id])
    report: Mapped[FollowUpReport | None] = relationship(back_populates="follow_up")


class FollowUpReport(Model):
    """What came of a 督办."""

    follow_up_id: Mapped[int] = to("follow_up.id", primary_key=True)
    text: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    follow_up: Mapped[FollowUp] = relationship(back_populates="report")
    by: Mapped[Person] = relationship()


class FollowUpReminder(Model):
    """That the owner of an overdue 督办 was reminded on a day."""

    id: Mapped[Key]
    follow_up_id: Mapped[int] = to("follow_up.id")
    told_on: Mapped[date]
    made_at: Mapped[Made]
