"""What became of a year's advice, how many letters were given, and how fast and timely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from review import clock
from review.extensions import db
from review.law.vocabulary import Category, Reply, Severity
from review.law.workdays import Calendar
from review.models import Annotation, Answer, Deadline, Matter, Pause, Person
from review.registers.batching import parts
from review.registers.calendar import calendar
from review.registers.statistics import cases
from review.registers.statistics.cases import PLAIN, Case, Cases
from review.registers.statistics.figure import Figure, Part, counted, month_of, rate, span
from review.registers.statistics.reviews import Reviewed
from review.words import Words

REVIEWS = ("contract.review", "normative.review.max", "internal.review", "consultation.review")
SAID = 40


def advice(person: Person, year: int) -> list[Figure]:
    remarks = _remarks(person, year)
    answered = [remark for remark in remarks if remark.reply]

    def of(*replies: Reply) -> list[Part]:
        return [remark.answered() for remark in answered if remark.reply in replies]

    by_the_last = "以最后一次答复为准"
    taken = (remark.answered(remark.reply is Reply.ADOPTED) for remark in answered)
    blocking = (remark.raised() for remark in remarks if remark.severity is Severity.BLOCKING)
    return [
        counted("remarks", "提出法律意见", "条",
                Words('本年提出且已答复的批注，撤回的不计；{by_the_last}', by_the_last=by_the_last), of(*Reply)),
        *(counted(f"remarks-{reply.value}", Words('其中{reply}', reply=reply.label), "条", by_the_last, of(reply))
          for reply in Reply),
        rate("adopted", "采纳率", "采纳的条数÷已答复的条数，部分采纳不计入采纳", taken),
        counted("blocking", "须处理的批注", "条", "本年提出的，无论是否已经答复；撤回的不计", blocking),
    ]  # fmt: skip


class Remark(NamedTuple):
    """An annotation of the year with its last answer; `text` is its beginning, enough for `SAID`."""

    matter: Case
    text: str
    severity: Severity
    category: Category
    month: str
    reply: Reply | None

    def answered(self, adopted: bool = True) -> Part:
        assert self.reply is not None
        word = self.reply.label
        return Part(self.matter, f"{self._short}（{word}）", adopted, (self.month, word))

    def raised(self) -> Part:
        word = self.category.label
        return Part(self.matter, f"{word}：{self._short}", marks=(self.month, word))

    @property
    def _short(self) -> str:
        return self.text if len(self.text) <= SAID else f"{self.text[:SAID]}…"


def _remarks(person: Person, year: int) -> list[Remark]:
    begin, end = span(year)
    every = aliased(Answer)
    newest = select(func.max(every.id)).where(every.annotation_id == Annotation.id)
    own = (
        func.substr(Annotation.text, 1, SAID + 1), Annotation.severity, Annotation.category,
        Annotation.made_at, Answer.reply,
    )  # fmt: skip
    query = (
        cases.readable(person, *own)
        .join(Annotation, Annotation.matter_id == Matter.id)
        .outerjoin(Answer, Answer.id == newest.scalar_subquery())
        .where(
            Annotation.withdrawn_at.is_(None),
            Annotation.made_at >= begin, Annotation.made_at < end,
        )
        .order_by(Annotation.id)
    )  # fmt: skip
    known = Cases()
    return [
        Remark(known.of(row[:PLAIN]), text, severity, category, month_of(made_at), reply)
        for row in db.session.execute(query)
        for text, severity, category, made_at, reply in [row[PLAIN:]]
    ]


class Review(NamedTuple):
    """The period of a review: from when, to which day, the day it was met on if it was in the year."""

    matter: Case
    starts_on: date
    due_on: date
    met_on: date | None
    pauses: Sequence[Pause]


def punctuality(person: Person, year: int, reviews: Sequence[Reviewed]) -> list[Figure]:
    days, periods = calendar(), _periods(person, year)
    return [
        counted("letters", "法律意见书", "份", "法律顾问本年出具的意见书，各类事项合计",
                (part for review in reviews for part in review.letters)),
        _mean([(period, period.met_on) for period in periods if period.met_on], days),
        counted("late", "超期审查", "件",
                "办结日晚于期限末日的，和末日在本年、至今（过去的年度至年末）没有办结的；停止计算和延长已计入末日",
                _late(periods)),
    ]  # fmt: skip


def _periods(person: Person, year: int) -> list[Review]:
    """Those met in the year, and those whose last day fell in it and passed before they were."""
    begin, end = span(year)
    until = min(clock.today() - timedelta(1), date(year, 12, 31))
    met = (Deadline.met_at >= begin) & (Deadline.met_at < end)
    overdue = (
        or_(Deadline.met_at.is_(None), Deadline.met_at >= end)
        & Deadline.alert_on.is_not(None)
        & Deadline.due_on.between(date(year, 1, 1), until)
    )
    own = (Deadline.id, Deadline.starts_on, Deadline.due_on, Deadline.met_at)
    query = cases.readable(person, *own).join(Deadline, Deadline.matter_id == Matter.id)
    query = query.where(Deadline.key.in_(REVIEWS), Deadline.floor.is_(False), met | overdue)
    rows, known = db.session.execute(query.order_by(Deadline.id)).all(), Cases()
    still = _pauses([row[PLAIN] for row in rows])
    return [
        Review(
            known.of(row[:PLAIN]), starts_on, due_on,
            clock.local(met_at).date() if met_at and met_at < end else None, still.get(id, ()),
        )
        for row in rows
        for id, starts_on, due_on, met_at in [row[PLAIN:]]
    ]  # fmt: skip


def _pauses(ids: Sequence[int]) -> dict[int, list[Pause]]:
    found: dict[int, list[Pause]] = {}
    for part in parts(ids):
        query = select(Pause).where(Pause.deadline_id.in_(part)).order_by(Pause.id)
        for pause in db.session.scalars(query):
            found.setdefault(pause.deadline_id, []).append(pause)
    return found


def _late(periods: Sequence[Review]) -> Iterator[Part]:
    """Those met after their last day, then those that were not met by the end of the year."""
    for period in periods:
        if period.met_on and period.met_on > period.due_on:
            told = Words(
                "末日{isoformat}，{isoformat2}办结",
                isoformat=period.due_on.isoformat(),
                isoformat2=period.met_on.isoformat(),
            )
            yield Part(period.matter, told, marks=(month_of(period.met_on),))
    for period in periods:
        if period.met_on is None:
            told = Words("末日{isoformat}，没有办结", isoformat=period.due_on.isoformat())
            yield Part(period.matter, told, marks=(month_of(period.due_on),))


def _mean(rows: Sequence[tuple[Review, date]], days: Calendar) -> Figure:
    spent = [worked(period, last, days) for period, last in rows]
    mean = (Decimal(sum(spent)) / len(spent)).quantize(Decimal("0.1")) if spent else None
    told = tuple(
        Part(
            period.matter,
            Words(
                "{isoformat}起算，{isoformat2}办结，{length}个工作日",
                isoformat=period.starts_on.isoformat(),
                isoformat2=last.isoformat(),
                length=length,
            ),
        )
        for (period, last), length in zip(rows, spent, strict=True)
    )
    rule = Words(
        "本年办结的{rows}个审查期限，自起算日次日至办结日，扣除停止计算的日子", rows=len(rows)
    )
    return Figure("duration", "平均办理时长", mean, "工作日", rule, told)


def worked(period: Review, last: date, days: Calendar) -> int:
    """Working days from the start to `last` on which the clock did not stand still.

    The day a pause begins is still, the day it ends counts: as the deadline itself is reckoned.
    """
    if not period.pauses:
        return max(days.between(period.starts_on, last), 0)

    def still(day: date) -> bool:
        return any(
            pause.began_on <= day and (pause.ended_on is None or day < pause.ended_on)
            for pause in period.pauses
        )

    length = max((last - period.starts_on).days, 0)
    passed = (period.starts_on + timedelta(n) for n in range(1, length + 1))
    return sum(days.working(day) and not still(day) for day in passed)
