"""What became of a year's advice, how many letters were given, and how fast and timely."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from review import clock
from review.extensions import db
from review.law.vocabulary import Reply
from review.law.workdays import Calendar
from review.models import Annotation, Answer, Deadline, Matter, Person
from review.registers.calendar import calendar
from review.registers.statistics.figure import Figure, Part, counted, rate, span
from review.registers.statistics.reviews import Reviewed
from review.registers.visible import matters

REVIEWS = ("contract.review", "normative.review.max", "internal.review", "consultation.review")
SAID = 40


def advice(person: Person, year: int) -> list[Figure]:
    begin, end = span(year)
    ids = matters(person).with_only_columns(Matter.id)
    newest = select(Answer).join(Answer.annotation).where(
        Annotation.withdrawn_at.is_(None), Annotation.matter_id.in_(ids),
        Annotation.made_at >= begin, Annotation.made_at < end,
    )  # fmt: skip
    beside = contains_eager(Answer.annotation).joinedload(Annotation.matter)
    query = newest.options(beside).order_by(Answer.id)
    last = {one.annotation_id: one for one in db.session.scalars(query)}.values()

    def parts(*replies: Reply) -> list[Part]:
        return [_said(one) for one in last if one.reply in replies]

    by_the_last = "以最后一次答复为准"
    taken = (_said(one, one.reply is Reply.ADOPTED) for one in last)
    return [
        counted("remarks", "提出法律意见", "条",
                f"本年提出且已答复的批注，撤回的不计；{by_the_last}", parts(*Reply)),
        *(counted(f"remarks-{one.value}", f"其中{one.label}", "条", by_the_last, parts(one))
          for one in Reply),
        rate("adopted", "采纳率", "采纳的条数÷已答复的条数，部分采纳不计入采纳", taken),
    ]  # fmt: skip


def _said(answer: Answer, adopted: bool = True) -> Part:
    note = answer.annotation
    text = note.text if len(note.text) <= SAID else f"{note.text[:SAID]}…"
    return Part(note.matter, f"{text}（{answer.reply.label}）", adopted)


def punctuality(person: Person, year: int, found: Sequence[Reviewed]) -> list[Figure]:
    begin, end = span(year)
    ids = matters(person).with_only_columns(Matter.id)
    query = select(Deadline).where(
        Deadline.key.in_(REVIEWS), Deadline.matter_id.in_(ids),
        Deadline.met_at >= begin, Deadline.met_at < end,
    )  # fmt: skip
    beside = (joinedload(Deadline.matter), selectinload(Deadline.pauses))
    days = calendar()
    rows = [
        (one, clock.local(one.met_at).date())
        for one in db.session.scalars(query.options(*beside).order_by(Deadline.id))
        if one.met_at
    ]
    late = [(one, last) for one, last in rows if last > one.due_on]
    return [
        counted("letters", "法律意见书", "份", "本年出具的意见书，各类事项合计",
                (part for one in found for part in one.rounds)),
        _mean(rows, days),
        counted("late", "超期办结", "件", "办结日晚于期限末日的审查；停止计算和延长已计入末日",
                (Part(one.matter, f"末日{one.due_on.isoformat()}，{last.isoformat()}办结")
                 for one, last in late)),
    ]  # fmt: skip


def _mean(rows: Sequence[tuple[Deadline, date]], days: Calendar) -> Figure:
    spent = [worked(one, last, days) for one, last in rows]
    mean = (Decimal(sum(spent)) / len(spent)).quantize(Decimal("0.1")) if spent else None
    parts = tuple(
        Part(
            one.matter, f"{one.starts_on.isoformat()}起算，{last.isoformat()}办结，{length}个工作日"
        )
        for (one, last), length in zip(rows, spent, strict=True)
    )
    rule = f"本年办结的{len(rows)}个审查期限，自起算日次日至办结日，扣除停止计算的日子"
    return Figure("duration", "平均办理时长", mean, "工作日", rule, parts)


def worked(deadline: Deadline, last: date, days: Calendar) -> int:
    """Working days from the start to `last` on which the clock did not stand still.

    The day a pause begins is still, the day it ends counts: as the deadline itself is reckoned.
    """

    def still(day: date) -> bool:
        return any(
            one.began_on <= day and (one.ended_on is None or day < one.ended_on)
            for one in deadline.pauses
        )

    length = max((last - deadline.starts_on).days, 0)
    passed = (deadline.starts_on + timedelta(n) for n in range(1, length + 1))
    return sum(days.working(day) and not still(day) for day in passed)
