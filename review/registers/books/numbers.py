"""文号登记簿: every number allotted to a document, on which document it stands, or why on none."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from review import clock
from review.models import AllottedNumber, Matter, Person
from review.registers.books import grammar as g
from review.registers.books.grammar import Column, Register
from review.registers.visible import visible


def _query(person: Person) -> Select[Any]:
    beside = (joinedload(AllottedNumber.matter), joinedload(AllottedNumber.by))
    query = select(AllottedNumber).join(AllottedNumber.matter).options(*beside)
    return query.where(visible(person)).order_by(AllottedNumber.id.desc())


def _outcome(allotted: AllottedNumber) -> str:
    if allotted.issue:
        return "已印发"
    return "已作废" if allotted.voiding else "预留"


NUMBERS = Register(
    "numbers",
    "文号登记簿",
    "个",
    (
        Column("文号", lambda record: record.number, "number"),
        Column("名称", lambda record: record.matter.title, "title"),
        Column("结果", _outcome),
        Column("作废的理由", lambda record: record.voiding and record.voiding.reason),
        Column("预留日期", lambda record: clock.local(record.made_at).date(), "day"),
        Column("预留人", lambda record: record.by.name, "short"),
        Column("成文日期", lambda record: record.issue and record.issue.formed_on, "day"),
    ),
    (g.words(Matter.title, AllottedNumber.number), g.year(AllottedNumber.number)),
    _query,
    lambda record: record.matter_id,
    note="印发以前预留的文号：每个文号都在一份文件上，或者写明为什么作废。",
    empty="还没有预留文号：文件签发后，在印发时先预留文号。",
)
