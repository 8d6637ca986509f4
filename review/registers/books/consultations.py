"""咨询和决策台账: every question put to counsel, what was answered and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from review import clock
from review.extensions import db
from review.law.kinds import STATUTE
from review.law.vocabulary import Kind, Subject
from review.models import Consultation, Decision, Matter, Opinion, Person
from review.registers.books import grammar as g
from review.registers.books.grammar import Column, Register
from review.registers.visible import visible


@dataclass(frozen=True)
class Record:
    matter: Matter
    opinion: Opinion | None
    decision: Decision | None


def _query(person: Person) -> Select[Any]:
    beside = (joinedload(Matter.section), joinedload(Matter.consultation))
    query = select(Matter).join(Consultation, Consultation.matter_id == Matter.id).options(*beside)
    return query.where(visible(person)).order_by(Matter.id.desc())


def _records(matters: Sequence[Matter]) -> list[Record]:
    ids = [matter.id for matter in matters]
    given = select(Opinion).where(Opinion.matter_id.in_(ids)).order_by(Opinion.id)
    opinions = {opinion.matter_id: opinion for opinion in db.session.scalars(given)}
    taken = select(Decision).where(Decision.matter_id.in_(ids)).order_by(Decision.id)
    held = taken.options(joinedload(Decision.meeting))
    decisions = {decision.matter_id: decision for decision in db.session.scalars(held)}
    return [Record(matter, opinions.get(matter.id), decisions.get(matter.id)) for matter in matters]


CONSULTATIONS = Register(
    "consultations",
    "咨询和决策台账",
    "件",
    (
        Column("送审编号", lambda record: record.matter.number, "number"),
        Column("事项", lambda record: record.matter.title, "title"),
        Column("类别", lambda record: record.matter.consultation.subject, "word"),
        Column("问题", lambda record: record.matter.consultation.question, on_sheet=True),
        Column("提出科室", lambda record: record.matter.section.name, "short"),
        Column(
            "提出日期", lambda record: clock.local(record.matter.created_at).date(), "day", True
        ),
        Column("法律意见", lambda record: record.opinion and record.opinion.conclusion, "word"),
        Column(
            "意见书编号", lambda record: record.opinion and record.opinion.number, "number", True
        ),
        Column("会议", lambda record: record.decision and record.decision.meeting.name),
        Column(
            "会议日期", lambda record: record.decision and record.decision.meeting.held_on, "day"
        ),
        Column("结果", lambda record: record.decision and record.decision.meeting.outcome, "word"),
        Column("采纳法律意见", lambda record: record.decision and record.decision.followed, "word"),
        Column("状态", lambda record: record.matter.status, "pill"),
    ),
    (
        g.words(Matter.title, Matter.number),
        g.choice("subject", "类别", Consultation.subject, Subject),
        g.status(STATUTE[Kind.CONSULTATION].statuses),
        g.section,
        g.year(Matter.number),
    ),
    _query,
    lambda record: record.matter.id,
    _records,
    empty="还没有咨询或者决策事项：科室提出后，登记在这里。",
)
