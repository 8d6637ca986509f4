"""合同台账: the office's familiar columns, filtered, and the same rows as a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from review import clock
from review.extensions import db
from review.law.vocabulary import Kind, Method, Nature, Status
from review.models import Contract, Matter, Opinion, Person, Section, Signing
from review.registers.visible import visible


@dataclass(frozen=True)
class Filters:
    words: str = ""
    status: str = ""
    section: str = ""
    year: str = ""


@dataclass(frozen=True)
class Row:
    id: int
    number: str
    title: str
    section: str
    drafter: str
    counterparty: str
    credit_code: str
    amount: Decimal | None
    nature: Nature
    method: Method | None
    status: Status
    opened: date
    opinion: str
    conclusion: str
    signed_on: date | None


COLUMNS = (
    ("送审编号", "number"), ("合同名称", "title"), ("承办科室", "section"), ("承办人", "drafter"),
    ("相对方", "counterparty"), ("统一社会信用代码", "credit_code"), ("标的额（元）", "amount"),
    ("合同性质", "nature"), ("签订方式", "method"), ("状态", "status"), ("送审日期", "opened"),
    ("意见书编号", "opinion"), ("结论", "conclusion"), ("签订日期", "signed_on"),
)  # fmt: skip


def rows(person: Person, filters: Filters) -> Sequence[Row]:
    """Contracts this person may read, newest first, with their last opinion and signing."""
    query = select(Matter).where(visible(person), Matter.kind == Kind.CONTRACT)
    if filters.words:
        words = filters.words
        party = Matter.contract.has(Contract.counterparty.contains(words, autoescape=True))
        title = Matter.title.contains(words, autoescape=True)
        query = query.where(title | party | Matter.number.contains(words, autoescape=True))
    if filters.status in {one.value for one in Status}:
        query = query.where(Matter.status == Status(filters.status))
    if filters.section.isdecimal():
        query = query.where(Matter.section_id == int(filters.section))
    if filters.year.isdecimal():
        query = query.where(Matter.number.contains(f"〔{filters.year}〕"))
    found = db.session.scalars(query.order_by(Matter.id.desc())).all()
    ids = [matter.id for matter in found]
    given = db.session.scalars(
        select(Opinion).where(Opinion.matter_id.in_(ids)).order_by(Opinion.id)
    )
    opinions = {one.matter_id: one for one in given}
    made = db.session.scalars(select(Signing).where(Signing.matter_id.in_(ids)))
    signings = {one.matter_id: one for one in made}
    return [_row(one, opinions.get(one.id), signings.get(one.id)) for one in found]


def _row(matter: Matter, opinion: Opinion | None, signing: Signing | None) -> Row:
    contract = matter.contract
    assert contract is not None
    return Row(
        id=matter.id,
        number=matter.number,
        title=matter.title,
        section=matter.section.name,
        drafter=matter.drafter.name,
        counterparty=contract.counterparty,
        credit_code=contract.credit_code,
        amount=contract.amount,
        nature=contract.nature,
        method=contract.method,
        status=matter.status,
        opened=clock.local(matter.created_at).date(),
        opinion=opinion.number if opinion else "",
        conclusion=opinion.conclusion.label if opinion else "",
        signed_on=signing.signed_on if signing else None,
    )


def sections() -> Sequence[Section]:
    return db.session.scalars(select(Section).order_by(Section.id)).all()
