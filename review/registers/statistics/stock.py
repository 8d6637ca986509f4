"""How the office stands at the end of a year: rules and documents in force, and what its head did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, exists, func, select

from review import clock
from review.extensions import db
from review.law.small_registers import REGISTERS
from review.law.vocabulary import Kind, Role, Status, Upkept
from review.models import (
    AgendaItem,
    Approval,
    Attendance,
    BodyMember,
    Issue,
    ItemDecision,
    Matter,
    Person,
    Publication,
    SittingRecord,
    Succession,
    Upkeep,
)
from review.registers import small_registers
from review.registers.statistics import cases
from review.registers.statistics.cases import PLAIN, Case, Cases
from review.registers.statistics.figure import Figure, Part, counted, month_of, span
from review.words import Words

CHECKS = REGISTERS["checks"]
AT_THE_END = "截至年末，本年的截至今天"


@dataclass(frozen=True)
class Standing:
    """A document or rule that was in force on the day; `until` is its last day of 有效期, if any."""

    matter: Case
    formed_on: date
    until: date | None

    @property
    def issued(self) -> Part:
        return Part(self.matter, Words("{day}成文", day=self.formed_on.isoformat()))

    @property
    def ends(self) -> Part:
        return Part(
            self.matter,
            Words("有效期至{until}", until=self.until.isoformat() if self.until else ""),
        )


def stock(person: Person, year: int) -> list[Figure]:
    last = min(date(year, 12, 31), clock.today())
    texts = _in_force(person, last)
    rules = [text for text in texts if text.matter.kind is Kind.INTERNAL]
    dated = [text for text in texts if text.matter.kind is Kind.NORMATIVE and text.until]
    return [
        counted("rules", "年末现行制度", "项",
                Words("已经印发、没有废止或者被替代的内部制度，{at_the_end}", at_the_end=AT_THE_END),
                (rule.issued for rule in rules)),
        _unchecked(rules, year),
        counted("documents.expired", "有效期届满没有处理的文件", "件",
                Words("有效期已经届满，没有废止、宣布失效或者被替代的，{at_the_end}", at_the_end=AT_THE_END),
                (text.ends for text in dated if text.until and text.until < last)),
        counted("documents.ending", "次年有效期届满的文件", "件", "年末现行有效、有效期在次年届满的",
                (text.ends for text in dated if text.until and text.until.year == year + 1)),
        *_head(person, year),
    ]  # fmt: skip


def _unchecked(rules: Iterable[Standing], year: int) -> Figure:
    """Unknown where the register of inspections is not kept: that does not mean unchecked."""
    titles = [
        line.entry.title
        for line in small_registers.counting(CHECKS, year)
        if line.values.get("finding")
    ]
    left = [
        rule.issued
        for rule in rules
        if rule.formed_on.year < year and not any(_same(rule.matter.title, one) for one in titles)
    ]
    figure = counted(
        "rules.unchecked", "没有检查的制度", "项",
        Words("年末现行制度中，本年以前印发、《{checks}》台账本年没有经确认的检查的", checks=CHECKS.name), left,
    )  # fmt: skip
    if small_registers.kept(CHECKS, year):
        return figure
    return Figure(figure.key, figure.label, None, figure.unit, figure.rule)


def _same(title: str, entered: str) -> bool:
    """Whether an inspection is of this rule: its entry names it, in part or with more words."""
    named = entered.strip("《》 ")
    return bool(named) and (named in title or title in entered)


def _in_force(person: Person, day: date) -> Sequence[Standing]:
    query = (
        cases.readable(person, Issue.formed_on)
        .join(Issue, Issue.matter_id == Matter.id)
        .where(Issue.formed_on <= day, Matter.status != Status.ANNULLED)
        .order_by(Issue.formed_on, Issue.id)
    )
    known, ended, until = Cases(), _ended(), _until()
    return [
        Standing(known.of(row[:PLAIN]), row[PLAIN], until.get(row[0]))
        for row in db.session.execute(query)
        if row[0] not in ended or ended[row[0]] > day
    ]


def _ended() -> dict[int, date]:
    """On which day a document ended: by a decision, or as its successor began to apply."""
    decided = select(Upkeep.matter_id, Upkeep.decided_on).where(
        Upkeep.kind.in_((Upkept.REPEALED, Upkept.LAPSED))
    )
    replaced = (
        select(Succession.old_id, func.coalesce(Publication.effective_on, Issue.formed_on))
        .join(Matter, Matter.id == Succession.old_id)
        .join(Issue, Issue.matter_id == Succession.matter_id)
        .outerjoin(Publication, Publication.matter_id == Succession.matter_id)
        .where(Matter.status == Status.SUPERSEDED)
    )
    return {id: day for query in (replaced, decided) for id, day in db.session.execute(query)}


def _until() -> dict[int, date | None]:
    """The last day of force of each document, as it was published last."""
    query = select(Publication.matter_id, Publication.valid_until).order_by(Publication.id)
    return {row.matter_id: row.valid_until for row in db.session.execute(query)}


def _head(person: Person, year: int) -> list[Figure]:
    begin, end = span(year)
    known = Cases()
    signed = (
        cases.readable(person, Approval.made_at)
        .join(Approval, Approval.matter_id == Matter.id)
        .join(Person, Person.id == Approval.by_id)
        .where(Person.role == Role.HEAD, Approval.made_at >= begin, Approval.made_at < end)
        .order_by(Approval.id)
    )
    chaired = (
        cases.readable(person, SittingRecord.held_on)
        .join(AgendaItem, AgendaItem.matter_id == Matter.id)
        .join(ItemDecision, ItemDecision.item_id == AgendaItem.id)
        .join(SittingRecord, SittingRecord.sitting_id == AgendaItem.sitting_id)
        .join(Attendance, Attendance.sitting_id == AgendaItem.sitting_id)
        .join(BodyMember, BodyMember.id == Attendance.member_id)
        .where(BodyMember.chair, Attendance.present, _named_as_head(),
               SittingRecord.held_on.between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(SittingRecord.held_on, AgendaItem.id)
    )  # fmt: skip
    return [
        counted("head.signed", "主要负责人批准、签发", "件次", "本年作出的批准和签发，其后撤销的也计",
                [_dated(known.of(row[:PLAIN]), clock.local(row[PLAIN]).date(), "批准、签发")
                 for row in db.session.execute(signed)]),
        counted("head.chaired", "主要负责人主持审议的议题", "件次", "本年由主要负责人到会主持、作出决定的议题",
                [_dated(known.of(row[:PLAIN]), row[PLAIN], "主持审议")
                 for row in db.session.execute(chaired)]),
    ]  # fmt: skip


def _named_as_head() -> ColumnElement[bool]:
    """A member of a body has no account: its name is that of a head, however many bear it."""
    return exists().where(Person.role == Role.HEAD, Person.name == BodyMember.name)


def _dated(matter: Case, day: date, deed: str) -> Part:
    return Part(matter, f"{day.isoformat()}{deed}", marks=(month_of(day),))
