"""Bodies, their sittings and what follows from these; which items of a matter await their decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import exists, func, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from review.extensions import db
from review.law.kinds import EDITIONS, KINDS
from review.law.vocabulary import Method, StepName
from review.models import (
    AgendaItem,
    AgendaWithdrawal,
    Body,
    FollowUp,
    FollowUpReminder,
    FollowUpReport,
    ItemDecision,
    Matter,
    Person,
    Sitting,
    SittingRecord,
)
from review.registers import settings
from review.registers.batching import absent, kept
from review.words import Words

# Chosen without competition: the office may ask for a meeting from a lower amount.
UNCONTESTED = (Method.SINGLE_SOURCE, Method.DIRECT)
# Where a meeting decides: at the statuses in which the chapters record its decision.
AWAITED = list(
    {
        (kind, status)
        for (kind, _), chapter in EDITIONS.items()
        for step in chapter.steps
        if step.name in (*KINDS[kind].outcomes.values(), StepName.RECORD_MEETING)
        for status in step.before
    }
)


def bodies() -> Sequence[Body]:
    """The bodies the office keeps now, in the order they were set up."""
    query = select(Body).where(Body.ended_at.is_(None)).options(selectinload(Body.members))
    return db.session.scalars(query.order_by(Body.id)).all()


def keeping() -> bool:
    """Whether the office keeps bodies at all: then every decision names the sitting it was taken at."""
    query = select(Body.id).where(Body.ended_at.is_(None)).limit(1)
    return kept("bodies", lambda: db.session.scalar(query)) is not None


def sittings(most: int = 100) -> Sequence[Sitting]:
    """The newest first."""
    query = select(Sitting).options(
        joinedload(Sitting.body), joinedload(Sitting.record), selectinload(Sitting.items)
    )
    return db.session.scalars(query.order_by(Sitting.id.desc()).limit(most)).all()


def undecided(matter: Matter) -> Sequence[AgendaItem]:
    """The items by which this matter was before a sitting that was held, and not yet decided."""
    query = (
        select(AgendaItem)
        .join(Sitting, AgendaItem.sitting_id == Sitting.id)
        .join(SittingRecord, SittingRecord.sitting_id == Sitting.id)
        .where(
            AgendaItem.matter_id == matter.id,
            ~exists().where(AgendaWithdrawal.item_id == AgendaItem.id),
            ~exists().where(ItemDecision.item_id == AgendaItem.id),
        )
    )
    return db.session.scalars(query.order_by(AgendaItem.id)).all()


def items_of(matter: Matter) -> Sequence[AgendaItem]:
    """Every agenda this matter stood on, with what was decided and what follows."""
    if absent(AgendaItem, matter):
        return []
    query = (
        select(AgendaItem)
        .filter_by(matter_id=matter.id)
        .options(
            joinedload(AgendaItem.sitting).joinedload(Sitting.body),
            joinedload(AgendaItem.decision).joinedload(ItemDecision.meeting),
            selectinload(AgendaItem.follow_ups).joinedload(FollowUp.report),
        )
    )
    return db.session.scalars(query.order_by(AgendaItem.id)).all()


def candidates() -> Sequence[Matter]:
    """The matters that wait for a meeting; of contracts those that need one."""
    query = select(Matter).where(tuple_(Matter.kind, Matter.status).in_(AWAITED))
    return [
        matter
        for matter in db.session.scalars(query.order_by(Matter.status_since))
        if waits(matter)
    ]


def waits(matter: Matter) -> bool:
    """Whether a meeting may decide this matter now."""
    there = (matter.kind, matter.status) in AWAITED
    return there and (matter.contract is None or collective(matter))


def present(sitting: Sitting) -> int:
    return sum(attendance.present for attendance in sitting.attendance)


def attendance_told(sitting: Sitting) -> str:
    """应到7人，实到6人：…；请假：…；列席：…"""
    there = "、".join(one.member.name for one in sitting.attendance if one.present)
    away = "、".join(
        f"{attendance.member.name}（{attendance.excuse}）"
        for attendance in sitting.attendance
        if not attendance.present
    )
    counsel = sitting.record.counsel if sitting.record else ""
    told = Words(
        "应到{attendance}人，实到{sitting}人：{value}",
        attendance=len(sitting.attendance),
        sitting=present(sitting),
        value=there or "无",
    )
    return (
        told
        + (Words("；缺席：{away}", away=away) if away else "")
        + (Words("；列席：{counsel}", counsel=counsel) if counsel else "")
    )


def collective(matter: Matter) -> bool:
    """Whether the office's settings ask for a meeting before this contract is approved."""
    contract = matter.contract
    if contract is None or contract.amount is None:
        return False
    keys = ["contract.meeting"]
    if contract.method in UNCONTESTED:
        keys.append("contract.meeting.uncontested")
    limits = (settings.chosen(key) for key in keys)
    return any(limit is not None and contract.amount >= limit.yuan for limit in limits)


def follow_ups(owner: Person | None = None) -> Sequence[FollowUp]:
    """What is to be done, of this person or of everybody: the open ones first, by their day."""
    query = (
        select(FollowUp)
        .outerjoin(FollowUpReport)
        .options(
            joinedload(FollowUp.item).joinedload(AgendaItem.sitting),
            joinedload(FollowUp.owner),
            joinedload(FollowUp.report),
        )
        .order_by(FollowUpReport.follow_up_id.is_not(None), FollowUp.due_on, FollowUp.id)
    )
    return db.session.scalars(query.filter(FollowUp.owner_id == owner.id) if owner else query).all()


def called(body: Body) -> int:
    """How many of its sittings were called, have something on their agenda and were not held yet."""
    query = select(Sitting).filter_by(body_id=body.id)
    found = db.session.scalars(query.options(joinedload(Sitting.record)))
    return sum(1 for sitting in found if sitting.record is None and sitting.agenda)


def overdue(today: date) -> list[tuple[FollowUp, date | None]]:
    """What nobody reported on by its day, each with when its owner was last reminded."""
    query = (
        select(FollowUp, func.max(FollowUpReminder.told_on))
        .outerjoin(FollowUpReport, FollowUpReport.follow_up_id == FollowUp.id)
        .outerjoin(FollowUpReminder, FollowUpReminder.follow_up_id == FollowUp.id)
        .where(FollowUpReport.follow_up_id.is_(None), FollowUp.due_on < today)
        .group_by(FollowUp.id)
        .order_by(FollowUp.id)
    )
    return [(up, told) for up, told in db.session.execute(query)]


def owners() -> Sequence[Person]:
    """Who may be given something to do: whoever has an account and is no counsel."""
    query = select(Person).where(Person.disabled_at.is_(None), Person.firm_id.is_(None))
    return db.session.scalars(query.order_by(Person.section_id, Person.id)).all()
