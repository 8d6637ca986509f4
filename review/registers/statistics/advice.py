"""What became of a year's advice, how many letters were given, and how fast and timely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from review import clock
from review.extensions import db
from review.law.vocabulary import Reply, Severity
from review.law.workdays import Calendar
from review.models import Annotation, Answer, Deadline, Matter, Person
from review.registers.calendar import calendar
from review.registers.statistics.figure import Figure, Part, counted, month_of, rate, span
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
    last = {answer.annotation_id: answer for answer in db.session.scalars(query)}.values()

    def parts(*replies: Reply) -> list[Part]:
        return [_said(answer) for answer in last if answer.reply in replies]

    by_the_last = "以最后一次答复为准"
    taken = (_said(answer, answer.reply is Reply.ADOPTED) for answer in last)
    return [
        counted("remarks", "提出法律意见", "条",
                f"本年提出且已答复的批注，撤回的不计；{by_the_last}", parts(*Reply)),
        *(counted(f"remarks-{reply.value}", f"其中{reply.label}", "条", by_the_last, parts(reply))
          for reply in Reply),
        rate("adopted", "采纳率", "采纳的条数÷已答复的条数，部分采纳不计入采纳", taken),
        counted("blocking", "须处理的批注", "条", "本年提出的，无论是否已经答复；撤回的不计",
                _blocking(person, year)),
    ]  # fmt: skip


def _said(answer: Answer, adopted: bool = True) -> Part:
    note = answer.annotation
    told = f"{_short(note)}（{answer.reply.label}）"
    return Part(note.matter, told, adopted, (month_of(note.made_at), answer.reply.label))


def _short(note: Annotation) -> str:
    return note.text if len(note.text) <= SAID else f"{note.text[:SAID]}…"


def _blocking(person: Person, year: int) -> list[Part]:
    begin, end = span(year)
    query = select(Annotation).where(
        Annotation.matter_id.in_(matters(person).with_only_columns(Matter.id)),
        Annotation.severity == Severity.BLOCKING, Annotation.withdrawn_at.is_(None),
        Annotation.made_at >= begin, Annotation.made_at < end,
    )  # fmt: skip
    found = db.session.scalars(query.options(joinedload(Annotation.matter)).order_by(Annotation.id))
    return [
        Part(annotation.matter, f"{annotation.category.label}：{_short(annotation)}",
             marks=(month_of(annotation.made_at), annotation.category.label))
        for annotation in found
    ]  # fmt: skip


def punctuality(person: Person, year: int, reviews: Sequence[Reviewed]) -> list[Figure]:
    begin, end = span(year)
    ids = matters(person).with_only_columns(Matter.id)
    until = min(clock.today() - timedelta(1), date(year, 12, 31))
    met = (Deadline.met_at >= begin) & (Deadline.met_at < end)
    overdue = (
        or_(Deadline.met_at.is_(None), Deadline.met_at >= end)
        & Deadline.alert_on.is_not(None)
        & Deadline.due_on.between(date(year, 1, 1), until)
    )
    query = select(Deadline).where(
        Deadline.key.in_(REVIEWS), Deadline.matter_id.in_(ids), Deadline.floor.is_(False),
        met | overdue,
    )  # fmt: skip
    beside = (joinedload(Deadline.matter), selectinload(Deadline.pauses))
    days = calendar()
    found_rows = db.session.scalars(query.options(*beside).order_by(Deadline.id)).all()
    rows = [
        (deadline, clock.local(deadline.met_at).date())
        for deadline in found_rows
        if deadline.met_at and begin <= deadline.met_at < end
    ]
    return [
        counted("letters", "法律意见书", "份", "法律顾问本年出具的意见书，各类事项合计",
                (part for review in reviews for part in review.letters)),
        _mean(rows, days),
        counted("late", "超期审查", "件",
                "办结日晚于期限末日的，和末日在本年、至今（过去的年度至年末）没有办结的；停止计算和延长已计入末日",
                _late(found_rows, rows)),
    ]  # fmt: skip


def _late(every: Sequence[Deadline], met: Sequence[tuple[Deadline, date]]) -> Iterator[Part]:
    """Those met after their last day, then those that were not met by the end of the year."""
    done = {one.id for one, _ in met}
    for deadline, last in met:
        if last > deadline.due_on:
            told = f"末日{deadline.due_on.isoformat()}，{last.isoformat()}办结"
            yield Part(deadline.matter, told, marks=(month_of(last),))
    for deadline in every:
        if deadline.id not in done:
            told = f"末日{deadline.due_on.isoformat()}，没有办结"
            yield Part(deadline.matter, told, marks=(month_of(deadline.due_on),))


def _mean(rows: Sequence[tuple[Deadline, date]], days: Calendar) -> Figure:
    spent = [worked(deadline, last, days) for deadline, last in rows]
    mean = (Decimal(sum(spent)) / len(spent)).quantize(Decimal("0.1")) if spent else None
    parts = tuple(
        Part(
            deadline.matter,
            f"{deadline.starts_on.isoformat()}起算，{last.isoformat()}办结，{length}个工作日",
        )
        for (deadline, last), length in zip(rows, spent, strict=True)
    )
    rule = f"本年办结的{len(rows)}个审查期限，自起算日次日至办结日，扣除停止计算的日子"
    return Figure("duration", "平均办理时长", mean, "工作日", rule, parts)


def worked(deadline: Deadline, last: date, days: Calendar) -> int:
    """Working days from the start to `last` on which the clock did not stand still.

    The day a pause begins is still, the day it ends counts: as the deadline itself is reckoned.
    """

    def still(day: date) -> bool:
        return any(
            pause.began_on <= day and (pause.ended_on is None or day < pause.ended_on)
            for pause in deadline.pauses
        )

    length = max((last - deadline.starts_on).days, 0)
    passed = (deadline.starts_on + timedelta(n) for n in range(1, length + 1))
    return sum(days.working(day) and not still(day) for day in passed)
