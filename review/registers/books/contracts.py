"""合同台账: every contract with its last opinion and its signing, in the office's columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, select
from sqlalchemy.orm import aliased

from review import clock
from review.extensions import db
from review.law.kinds import STATUTE
from review.law.vocabulary import Kind, Method, Nature, Performed, Proof
from review.models import (
    Contract,
    Matter,
    Opinion,
    Performance,
    Person,
    ReturnedCopy,
    Section,
    Signing,
    Supplement,
    Term,
)
from review.registers.books import grammar as g
from review.registers.books.grammar import Column, Register
from review.registers.visible import visible

IDS: BindParameter[Any] = bindparam("ids", expanding=True)
MATTERS = (
    select(
        Matter.id, Matter.number, Matter.title, Matter.status, Matter.created_at,
        Section.name.label("section"), Person.name.label("drafter"),
        Contract.counterparty, Contract.credit_code, Contract.amount, Contract.nature,
        Contract.method,
    )
    .join(Contract, Contract.matter_id == Matter.id)
    .join(Section, Section.id == Matter.section_id)
    .join(Person, Person.id == Matter.drafter_id)
    .where(Matter.id.in_(IDS))
)  # fmt: skip
OPINIONS = select(Opinion.matter_id, Opinion.number, Opinion.conclusion)
SIGNINGS = select(Signing.matter_id, Signing.signed_on, ReturnedCopy.proof)
TERMS = select(Term.matter_id, Term.ends_on)
# The newest of each matter comes last, and is what a dict keeps.
BESIDE = tuple(
    query.where(kind.matter_id.in_(IDS)).order_by(kind.id)
    for kind, query in (
        (Opinion, OPINIONS), (Signing, SIGNINGS.outerjoin(Signing.returned)), (Term, TERMS),
    )
)  # fmt: skip
_original = aliased(Matter)
ORIGINALS = (
    select(Supplement.matter_id, _original.number)
    .join(_original, _original.id == Supplement.original_id)
    .where(Supplement.matter_id.in_(IDS))
)
# Added up here: SQLite keeps decimals as binary fractions.
PAID = (
    select(Performance.matter_id, Performance.amount)
    .where(Performance.matter_id.in_(IDS), Performance.kind == Performed.PAID)
    .where(Performance.amount.is_not(None))
)


@dataclass(frozen=True)
class Record:
    """A contract in plain columns: `matter` has those of MATTERS, the next three those of BESIDE,
    None where there is no such record."""

    matter: Any
    opinion: Any
    signing: Any
    term: Any
    paid: Decimal
    original: str

    @property
    def proof(self) -> Proof | None:
        """Which proof the registered copy has; those from before there were any say so."""
        return (self.signing.proof or Proof.OLD_RULE) if self.signing else None


def _query(person: Person) -> Select[Any]:
    query = select(Matter.id).join(Matter.contract)
    query = query.where(visible(person), Matter.kind == Kind.CONTRACT)
    return query.order_by(Matter.id.desc())


def _records(ids: Sequence[int]) -> list[Record]:
    asked = {"ids": ids}
    matters = {row.id: row for row in db.session.execute(MATTERS, asked)}
    opinions, signings, terms = (
        {row.matter_id: row for row in db.session.execute(query, asked)} for query in BESIDE
    )
    originals = dict(db.session.execute(ORIGINALS, asked).all())
    paid: dict[int, Decimal] = {}
    for id, amount in db.session.execute(PAID, asked):
        paid[id] = paid.get(id, Decimal()) + (amount or 0)
    return [
        Record(
            matters[id], opinions.get(id), signings.get(id), terms.get(id),
            paid.get(id, Decimal()), originals.get(id, ""),
        )
        for id in ids
    ]  # fmt: skip


AMOUNT = "标的额（元）"

CONTRACTS = Register(
    "contracts",
    "合同台账",
    "份",
    (
        Column("送审编号", lambda record: record.matter.number, "number"),
        Column("合同名称", lambda record: record.matter.title, "title"),
        Column("承办科室", lambda record: record.matter.section, "short"),
        Column("承办人", lambda record: record.matter.drafter, "short"),
        Column("相对方", lambda record: record.matter.counterparty, "party"),
        Column("统一社会信用代码", lambda record: record.matter.credit_code, on_sheet=True),
        Column(AMOUNT, lambda record: record.matter.amount, "money"),
        Column("已付（元）", lambda record: record.paid, "money", True),
        Column("合同性质", lambda record: record.matter.nature, "word"),
        Column("签订方式", lambda record: record.matter.method, "word"),
        Column("状态", lambda record: record.matter.status, "pill"),
        Column(
            "送审日期", lambda record: clock.local(record.matter.created_at).date(), "day", True
        ),
        Column(
            "意见书编号", lambda record: record.opinion and record.opinion.number, "number", True
        ),
        Column("结论", lambda record: record.opinion and record.opinion.conclusion, "word"),
        Column("签订日期", lambda record: record.signing and record.signing.signed_on, "day"),
        Column("签署件核对", lambda record: record.proof, "word", on_sheet=True),
        Column("履行届满", lambda record: record.term and record.term.ends_on, "day"),
        Column("原合同", lambda record: record.original, "number", True),
    ),
    (
        g.words(Matter.title, Matter.number, Contract.counterparty),
        g.status(STATUTE[Kind.CONTRACT].statuses),
        g.section,
        g.choice("nature", "合同性质", Contract.nature, Nature),
        g.choice("method", "签订方式", Contract.method, Method),
        g.year(Matter.number),
    ),
    _query,
    lambda record: record.matter.id,
    _records,
    summed={AMOUNT: Contract.amount},
    empty="还没有合同：科室新建合同送审后，登记在这里。",
)
