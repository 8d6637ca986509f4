"""合同台账: every contract with its last opinion and its signing, in the office's columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from review import clock
from review.extensions import db
from review.law.kinds import STATUTE
from review.law.vocabulary import Kind, Method, Nature, Performed
from review.models import Contract, Matter, Opinion, Performance, Person, Signing, Supplement, Term
from review.registers.books import grammar as g
from review.registers.books.grammar import Column, Register
from review.registers.signed_copies import proof_of
from review.registers.visible import visible


@dataclass(frozen=True)
class Record:
    matter: Matter
    contract: Contract
    opinion: Opinion | None
    signing: Signing | None
    term: Term | None
    paid: Decimal
    original: str


def _query(person: Person) -> Select[Any]:
    beside = (joinedload(Matter.section), joinedload(Matter.drafter), joinedload(Matter.contract))
    query = select(Matter).outerjoin(Matter.contract).options(*beside)
    query = query.where(visible(person), Matter.kind == Kind.CONTRACT)
    return query.order_by(Matter.id.desc())


def _records(matters: Sequence[Matter]) -> list[Record]:
    opinions = {opinion.matter_id: opinion for opinion in _newest(Opinion, matters)}
    signings = {
        opinion.matter_id: opinion
        for opinion in _newest(Signing, matters, joinedload(Signing.returned))
    }
    terms = {opinion.matter_id: opinion for opinion in _newest(Term, matters)}
    originals = {
        supplement.matter_id: supplement.original.number for supplement in _supplements(matters)
    }
    paid: dict[int, Decimal] = {}
    for performance in _newest(Performance, matters):
        if performance.kind is Performed.PAID and performance.amount is not None:
            paid[performance.matter_id] = (
                paid.get(performance.matter_id, Decimal()) + performance.amount
            )
    return [
        Record(
            matter, matter.contract, opinions.get(matter.id), signings.get(matter.id), terms.get(matter.id),
            paid.get(matter.id, Decimal()), originals.get(matter.id, ""),
        )
        for matter in matters
        if matter.contract
    ]  # fmt: skip


def _supplements(matters: Sequence[Matter]) -> Sequence[Supplement]:
    query = select(Supplement).where(Supplement.matter_id.in_([matter.id for matter in matters]))
    return db.session.scalars(query.options(joinedload(Supplement.original))).all()


def _newest(kind: type[Any], matters: Sequence[Matter], *beside: Any) -> Sequence[Any]:
    """All rows of these matters, oldest first, so that the last of each is what a dict keeps."""
    ids = [matter.id for matter in matters]
    query = select(kind).where(kind.matter_id.in_(ids)).order_by(kind.id).options(*beside)
    return db.session.scalars(query).all()


AMOUNT = "标的额（元）"

CONTRACTS = Register(
    "contracts",
    "合同台账",
    "份",
    (
        Column("送审编号", lambda record: record.matter.number, "number"),
        Column("合同名称", lambda record: record.matter.title, "title"),
        Column("承办科室", lambda record: record.matter.section.name, "short"),
        Column("承办人", lambda record: record.matter.drafter.name, "short"),
        Column("相对方", lambda record: record.contract.counterparty, "party"),
        Column("统一社会信用代码", lambda record: record.contract.credit_code, on_sheet=True),
        Column(AMOUNT, lambda record: record.contract.amount, "money"),
        Column("已付（元）", lambda record: record.paid, "money", True),
        Column("合同性质", lambda record: record.contract.nature),
        Column("签订方式", lambda record: record.contract.method),
        Column("状态", lambda record: record.matter.status, "pill"),
        Column(
            "送审日期", lambda record: clock.local(record.matter.created_at).date(), "day", True
        ),
        Column(
            "意见书编号", lambda record: record.opinion and record.opinion.number, "number", True
        ),
        Column("结论", lambda record: record.opinion and record.opinion.conclusion),
        Column("签订日期", lambda record: record.signing and record.signing.signed_on, "day"),
        Column(
            "签署件核对", lambda record: record.signing and proof_of(record.signing), on_sheet=True
        ),
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
