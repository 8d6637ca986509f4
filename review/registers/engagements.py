"""常年法律顾问: the engagements on record, and a year's work of a firm in measured facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from review import clock
from review.extensions import db
from review.law import engagements as law
from review.law.engagements import Engagement, same_name
from review.law.small_registers import REGISTERS
from review.law.small_registers.grammar import YES
from review.law.vocabulary import Reply
from review.models import (
    Annotation,
    Assignment,
    Deadline,
    Firm,
    LegalReview,
    Matter,
    Opinion,
    Person,
    RegisterConfirmation,
    RegisterEntry,
)
from review.registers import settings, small_registers
from review.registers.calendar import calendar
from review.registers.statistics.figure import span
from review.registers.visible import visible
from review.words import Words

REVIEW_KEYS = (
    "contract.review", "normative.review.max", "internal.review", "consultation.review",
)  # fmt: skip
FEWEST = 5
"""Matters with an opinion below which nobody is scored."""
FEWEST_MARKS, BEST_MARK = 3, 5


def confirmed() -> list[Engagement]:
    """Every engagement that another person confirmed and nothing replaced."""
    return [_engagement(entry) for entry in _confirmed("engagements")]


def _confirmed(register: str) -> Sequence[RegisterEntry]:
    query = (
        select(RegisterEntry)
        .join(RegisterConfirmation, RegisterConfirmation.entry_id == RegisterEntry.id)
        .where(RegisterEntry.register == register, small_registers.STANDING)
    )
    return db.session.scalars(query.order_by(RegisterEntry.id)).all()


def ending() -> list[tuple[Engagement, int]]:
    """The engagements that end within the days of notice and are not renewed, and the days left."""
    return law.ending(clock.today(), confirmed(), max(ahead()))


def ahead() -> tuple[int, int]:
    """How many days before the last day of an engagement the office is told."""
    keys = ("remind.engagement.first", "remind.engagement.last")
    first, last = (int(settings.limit(key).value) for key in keys)
    return first, last


def _engagement(entry: RegisterEntry) -> Engagement:
    values = small_registers.values_of(entry)
    begin, end = (date.fromisoformat(values[key]) for key in ("begins_on", "ends_on"))
    return Engagement(entry.title, begin, end, values["scope"], entry.id)


@dataclass(frozen=True)
class Measure:
    """One fact: `met` of `all`; `points` is its weight, 0 where it is shown and never scored.

    `why`: what keeps it from being scored this time; "" for nothing.
    """

    label: str
    rule: str
    met: int
    all: int
    points: int
    why: str = ""

    @property
    def score(self) -> float | None:
        """The points it earns; None where there is nothing to measure."""
        scored = self.all and self.points and not self.why
        return round(self.points * self.met / self.all, 1) if scored else None


@dataclass(frozen=True)
class Evaluation:
    """A firm's year. `scored`: enough matters had an opinion to add points up."""

    firm: Firm
    year: int
    measures: tuple[Measure, ...]
    opinions: int

    @property
    def scored(self) -> bool:
        return self.opinions >= FEWEST

    @property
    def total(self) -> float | None:
        """Points earned, as a share of a hundred of those that could be measured."""
        rated = [measure for measure in self.measures if measure.score is not None]
        weight = sum(measure.points for measure in rated)
        if not self.scored or not weight:
            return None
        return round(100 * sum(measure.score or 0 for measure in rated) / weight, 1)


def evaluations(year: int) -> list[Evaluation]:
    """One for each firm that was given a matter, or came to a meeting, in the year."""
    firms = db.session.scalars(select(Firm).order_by(Firm.id)).all()
    found = [_evaluation(firm, year) for firm in firms]
    return [one for one in found if any(measure.all for measure in one.measures)]


def _evaluation(firm: Firm, year: int) -> Evaluation:
    begin, end = span(year)
    given, notes = _given(firm, begin, end), _notes(firm, begin, end)
    matters = _advised(firm, begin, end)
    replies = [note.answers[-1].reply for note in notes if note.answers]
    followed = _followed(firm, begin, end)
    meetings = [
        line for line in small_registers.lines(REGISTERS["attendance"], year)
        if line.confirmed and same_name(line.values["firm"], firm.name)
    ]  # fmt: skip
    return Evaluation(firm, year, (
        Measure("及时声明", "分办后1个工作日内作出利益冲突声明的次数", _prompt(given), len(given), 15),
        Measure("按期出具意见", "在审查期限内办结的件数，中止的日子不计",
                *_in_time(matters, begin, end), 25),
        Measure("批注写明依据", "批注中写明依据的条数", sum(bool(note.basis.strip()) for note in notes),
                len(notes), 15),
        Measure("到会", "受邀参会中到会的次数，经确认的登记",
                sum(line.values["came"] == YES for line in meetings), len(meetings), 15),
        _marked(firm, year),
        _faultless(firm, matters, year),
        Measure("批注被采纳", "已答复的批注中采纳、部分采纳的条数",
                sum(reply is not Reply.DECLINED for reply in replies), len(replies), 0),
        Measure("意见被法制审核采纳", "法制审核读过的意见中采纳、部分采纳的件数",
                sum(reply is not Reply.DECLINED for reply in followed), len(followed), 0),
    ), len(matters))  # fmt: skip


def _marked(firm: Firm, year: int) -> Measure:
    """The marks that drafters, section heads and the office gave matters of the firm at their close."""
    marks = [
        int(line.values["mark"])
        for line in small_registers.lines(REGISTERS["marks"], year)
        if line.confirmed and same_name(line.entry.title, firm.name)
    ]
    why = (
        Words("不足{fewest_marks}份，不计分", fewest_marks=FEWEST_MARKS)
        if 0 < len(marks) < FEWEST_MARKS
        else ""
    )
    rule = Words(
        "事项办结时各人评分（1—5分）之和，占满分之比；不足{fewest_marks}份的不计分",
        fewest_marks=FEWEST_MARKS,
    )
    return Measure("办结评分", rule, sum(marks), BEST_MARK * len(marks), 15, why)


def _faultless(firm: Firm, matters: set[int], year: int) -> Measure:
    """The matters advised on in which nothing wrong was found later; not scored where nobody looked."""
    numbers = {
        small_registers.values_of(entry)["matter"]
        for entry in _confirmed("defects")
        if same_name(entry.title, firm.name)
    }
    query = select(Matter.id).where(Matter.number.in_(numbers), Matter.id.in_(matters))
    wrong = len(db.session.scalars(query).all())
    looked = wrong or small_registers.kept(REGISTERS["defects"], year)
    rule = "本年出具意见的事项中，至今没有经确认的事后发现错漏的件数"
    why = "" if looked else "没有登记，不等于没有"
    return Measure("没有事后发现的错漏", rule, len(matters) - wrong, len(matters), 15, why)


def advised_on(number: str, firm: str, person: Person) -> Matter | None:
    """The matter of that number, where this person may read it and the firm gave an opinion on it."""
    matter = db.session.scalar(select(Matter).where(Matter.number == number, visible(person)))
    if matter is None:
        return None
    query = select(Firm.name).join(Person, Person.firm_id == Firm.id)
    query = query.join(Opinion, Opinion.by_id == Person.id).where(Opinion.matter_id == matter.id)
    return matter if any(same_name(name, firm) for name in db.session.scalars(query)) else None


def _given(firm: Firm, begin: datetime, end: datetime) -> Sequence[Assignment]:
    query = select(Assignment).where(Assignment.firm_id == firm.id, Assignment.made_at >= begin)
    return db.session.scalars(query.where(Assignment.made_at < end)).all()


def _prompt(given: Iterable[Assignment]) -> int:
    return sum(
        assignment.declared_at is not None
        and calendar().between(clock.local(assignment.made_at).date(),
                               clock.local(assignment.declared_at).date()) <= 1
        for assignment in given
    )  # fmt: skip


def _advised(firm: Firm, begin: datetime, end: datetime) -> set[int]:
    """The matters on which the firm gave an opinion."""
    query = select(Opinion.matter_id).join(Person, Person.id == Opinion.by_id)
    query = query.where(Person.firm_id == firm.id, Opinion.made_at >= begin, Opinion.made_at < end)
    return set(db.session.scalars(query))


def _notes(firm: Firm, begin: datetime, end: datetime) -> Sequence[Annotation]:
    query = select(Annotation).join(Person, Person.id == Annotation.by_id).where(
        Person.firm_id == firm.id, Annotation.made_at >= begin, Annotation.made_at < end,
        Annotation.withdrawn_at.is_(None),
    )  # fmt: skip
    return db.session.scalars(query.options(selectinload(Annotation.answers))).all()


def _in_time(matters: set[int], begin: datetime, end: datetime) -> tuple[int, int]:
    query = select(Deadline).where(
        Deadline.matter_id.in_(matters), Deadline.key.in_(REVIEW_KEYS),
        Deadline.met_at >= begin, Deadline.met_at < end,
    )  # fmt: skip
    met = [deadline for deadline in db.session.scalars(query) if deadline.met_at]
    timely = sum(clock.local(one.met_at).date() <= one.due_on for one in met if one.met_at)
    return timely, len(met)


def _followed(firm: Firm, begin: datetime, end: datetime) -> Sequence[Reply]:
    query = select(LegalReview.followed).join(Opinion, Opinion.id == LegalReview.advice_id)
    query = query.join(Person, Person.id == Opinion.by_id).where(Person.firm_id == firm.id)
    within = (LegalReview.made_at >= begin, LegalReview.made_at < end)
    return db.session.scalars(query.where(*within)).all()
