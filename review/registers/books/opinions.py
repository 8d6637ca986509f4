"""意见登记簿: every opinion that was issued, and what became of its remarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from review import clock
from review.extensions import db
from review.law.vocabulary import Conclusion, Kind, Reply
from review.models import Annotation, Answer, Matter, Opinion, Person
from review.registers.books import grammar as g
from review.registers.books.grammar import Column, Register
from review.registers.legal_reviews import body
from review.registers.visible import visible


@dataclass(frozen=True)
class Record:
    opinion: Opinion
    matter: Matter
    replies: Counter[Reply | None] = field(default_factory=Counter)

    @property
    def remarks(self) -> int:
        return self.replies.total()


def _query(person: Person) -> Select[Any]:
    matter = joinedload(Opinion.matter)
    beside = (matter.joinedload(Matter.section), joinedload(Opinion.by).joinedload(Person.firm))
    query = select(Opinion).join(Opinion.matter).options(*beside)
    return query.where(visible(person)).order_by(Opinion.id.desc())


def _records(opinions: Sequence[Opinion]) -> list[Record]:
    """Each remark belongs to the first opinion issued after it, as counsel's letter has it."""
    ids = {each.matter_id for each in opinions}
    query = select(Annotation).where(
        Annotation.matter_id.in_(ids), Annotation.withdrawn_at.is_(None)
    )
    notes = db.session.scalars(query.options(selectinload(Annotation.answers))).all()
    every = db.session.scalars(
        select(Opinion).where(Opinion.matter_id.in_(ids)).order_by(Opinion.id)
    ).all()
    counted: dict[int, Counter[Reply | None]] = {each.id: Counter() for each in every}
    by_matter: dict[int, list[Opinion]] = {}
    for opinion in every:
        by_matter.setdefault(opinion.matter_id, []).append(opinion)
    for note in notes:
        later = by_matter.get(note.matter_id, [])
        home = next((each for each in later if each.made_at >= note.made_at), None)
        if home:
            counted[home.id][note.answer.reply if note.answer else None] += 1
    return [Record(each, each.matter, counted[each.id]) for each in opinions]


def _counted(rows: Select[Any]) -> dict[str, int]:
    """As `_records` counts, for every opinion of the view."""
    later = aliased(Opinion)
    home = (
        select(func.min(later.id))
        .where(later.matter_id == Annotation.matter_id, later.made_at >= Annotation.made_at)
        .scalar_subquery()
    )
    newer = aliased(Answer)
    newest = (
        select(func.max(newer.id)).where(newer.annotation_id == Annotation.id).scalar_subquery()
    )
    query = (
        select(Answer.reply, func.count())
        .select_from(Annotation)
        .outerjoin(Answer, Answer.id == newest)
        .where(Annotation.withdrawn_at.is_(None), home.in_(rows.with_only_columns(Opinion.id)))
        .group_by(Answer.reply)
    )
    counts: Counter[Reply | None] = Counter()
    for reply, count in db.session.execute(query):
        counts[reply] = count
    return {
        "意见（条）": counts.total(),
        **{label: counts[reply] for label, reply in REPLIES.items()},
    }


REPLIES = {
    "采纳": Reply.ADOPTED, "部分采纳": Reply.PARTLY, "不采纳": Reply.DECLINED, "待答复": None,
}  # fmt: skip

OPINIONS = Register(
    "opinions",
    "意见登记簿",
    "份",
    (
        Column("意见书编号", lambda record: record.opinion.number, "number"),
        Column("事项名称", lambda record: record.matter.title, "title"),
        Column("事项编号", lambda record: record.matter.number, "number", True),
        Column("类型", lambda record: record.matter.kind, "word"),
        Column("送审科室", lambda record: record.matter.section.name, "short"),
        Column("审查机构", lambda record: body(record.opinion), on_sheet=True),
        Column("审查人", lambda record: record.opinion.by.name, "short"),
        Column("结论", lambda record: record.opinion.conclusion, "word"),
        Column("意见（条）", lambda record: record.remarks, "count"),
        Column("采纳", lambda record: record.replies[Reply.ADOPTED], "count"),
        Column("部分采纳", lambda record: record.replies[Reply.PARTLY], "count"),
        Column("不采纳", lambda record: record.replies[Reply.DECLINED], "count"),
        Column("待答复", lambda record: record.replies[None], "count"),
        Column("出具日期", lambda record: clock.local(record.opinion.made_at).date(), "day"),
    ),
    (
        g.words(Matter.title, Matter.number, Opinion.number),
        g.choice("kind", "类型", Matter.kind, Kind),
        g.choice("conclusion", "结论", Opinion.conclusion, Conclusion),
        g.section,
        g.year(Opinion.number),
    ),
    _query,
    lambda record: record.matter.id,
    _records,
    counted=_counted,
    note="每条意见计入其后第一份意见书；已撤回的批注不计。",
    empty="还没有审查意见：法律顾问出具意见书后，登记在这里。",
)
