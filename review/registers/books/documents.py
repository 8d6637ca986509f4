"""规范性文件登记簿 and 制度目录: what was issued, in order of its number, and whether it is in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from review.extensions import db
from review.law.kinds import STATUTE
from review.law.vocabulary import Issuer, Kind, Status
from review.models import Filing, Issue, Matter, Normative, Opinion, Person, Publication, Upkeep
from review.registers.books import grammar as g
from review.registers.books.grammar import Column, Register
from review.registers.visible import visible

IN_FORCE = (Status.COMPILED, Status.IN_FORCE, Status.AMENDING)


@dataclass(frozen=True)
class Record:
    issue: Issue
    matter: Matter
    opinion: Opinion | None = None
    publication: Publication | None = None
    filings: tuple[Filing, ...] = ()
    moved: tuple[Upkeep, ...] = field(default=())

    @property
    def valid_until(self) -> date | None:
        ends = [upkeep.valid_until for upkeep in self.moved if upkeep.valid_until]
        published = self.publication.valid_until if self.publication else None
        return ends[-1] if ends else published


def _issued(kind: Kind, person: Person) -> Select[Any]:
    matter = joinedload(Issue.matter)
    beside = (matter.joinedload(Matter.section), matter.joinedload(Matter.normative))
    query = select(Issue).join(Issue.matter).options(*beside)
    if kind is Kind.NORMATIVE:
        query = query.join(Normative, Normative.matter_id == Matter.id)
    return query.where(visible(person), Matter.kind == kind).order_by(Issue.id.desc())


def _records(issues: Sequence[Issue]) -> list[Record]:
    ids = [issue.matter_id for issue in issues]
    opinions = {opinion.matter_id: opinion for opinion in _of(Opinion, ids)}
    publications = {opinion.matter_id: opinion for opinion in _of(Publication, ids)}
    filings, moved = _by_matter(Filing, ids), _by_matter(Upkeep, ids)
    return [
        Record(
            issue,
            issue.matter,
            opinions.get(issue.matter_id),
            publications.get(issue.matter_id),
            tuple(filings[issue.matter_id]),
            tuple(moved[issue.matter_id]),
        )
        for issue in issues
    ]


def _by_matter(kind: type[Any], ids: Sequence[int]) -> Mapping[int, list[Any]]:
    by_matter: dict[int, list[Any]] = defaultdict(list)
    for row in _of(kind, ids):
        by_matter[row.matter_id].append(row)
    return by_matter


def _of(kind: type[Any], ids: Sequence[int]) -> Sequence[Any]:
    return db.session.scalars(select(kind).where(kind.matter_id.in_(ids)).order_by(kind.id)).all()


def _filed(record: Record) -> str:
    return "；".join(f"{filed.receiver.label} {filed.number}" for filed in record.filings)


FIRST = (
    Column("文号", lambda record: record.issue.number, "number"),
    Column("名称", lambda record: record.matter.title, "title"),
)
LAST = (
    Column("印发份数", lambda record: record.issue.copies, "count", True),
    Column("承办科室", lambda record: record.matter.section.name, "short"),
    Column("状态", lambda record: record.matter.status, "pill"),
)

DOCUMENTS = Register(
    "documents",
    "规范性文件登记簿",
    "件",
    (
        *FIRST,
        Column("制发名义", lambda record: record.matter.normative.issuer, "word"),
        Column("审核结论", lambda record: record.opinion and record.opinion.conclusion, "word"),
        Column("成文日期", lambda record: record.issue.formed_on, "day"),
        Column(
            "公布日期", lambda record: record.publication and record.publication.published_on, "day"
        ),
        Column(
            "公布载体",
            lambda record: record.publication and record.publication.place,
            on_sheet=True,
        ),
        Column(
            "施行日期", lambda record: record.publication and record.publication.effective_on, "day"
        ),
        Column("有效期至", lambda record: record.valid_until, "day"),
        Column("备案编号", _filed, on_sheet=True),
        *LAST,
    ),
    (
        g.words(Matter.title, Issue.number, Matter.number),
        g.choice("issuer", "制发名义", Normative.issuer, Issuer),
        g.status(STATUTE[Kind.NORMATIVE].statuses),
        g.section,
        g.year(Issue.number),
    ),
    lambda person: _issued(Kind.NORMATIVE, person),
    lambda record: record.matter.id,
    _records,
    note="统一登记、统一编号、统一印发的行政规范性文件；内部制度不在此列。",
    empty="还没有印发的规范性文件：签发后统一编号、印发的，登记在这里。",
)

RULES = Register(
    "rules",
    "制度目录",
    "项",
    (*FIRST, Column("成文日期", lambda record: record.issue.formed_on, "day"), *LAST),
    (
        g.words(Matter.title, Issue.number),
        g.status(STATUTE[Kind.INTERNAL].statuses),
        g.section,
        g.year(Issue.number),
    ),
    lambda person: _issued(Kind.INTERNAL, person),
    lambda record: record.matter.id,
    _records,
    note="内部制度不作为行政规范性文件统计和备案。",
    empty="还没有印发的内部制度：编号、印发后，登记在这里。",
)
