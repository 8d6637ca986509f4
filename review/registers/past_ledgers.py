"""历史台账: what was brought in, and what a file would bring in, row by row, before it is written."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from review import clock
from review.checks import credit_code
from review.extensions import db
from review.law.numbering import DocumentNumber
from review.law.past_ledgers import LEDGERS, Ledger
from review.law.past_rows import Fault, PastRow, read
from review.law.past_scans import Row, named
from review.law.past_values import Form
from review.models import PastBatch, PastRecord, PastScan, PastWithdrawal, Section
from review.registers.past_tables import Table
from review.words import Words

NEW, SAME, CHANGED, REFUSED = "新增", "已有", "有改动", "有问题"


@dataclass(frozen=True)
class Judged:
    """A row of the ledger with what the import would do to it."""

    row: PastRow
    state: str
    digest: str


@dataclass(frozen=True)
class DryRun:
    """What an import would do; it writes nothing."""

    table: Table
    rows: tuple[Judged, ...]

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(judged.state for judged in self.rows)
        return {state: found[state] for state in (NEW, SAME, CHANGED, REFUSED)}

    @property
    def faults(self) -> list[Fault]:
        return [fault for judged in self.rows for fault in judged.row.faults]

    @property
    def doubts(self) -> list[Fault]:
        return [fault for judged in self.rows for fault in judged.row.doubts]

    @property
    def reckoned(self) -> list[Fault]:
        return [told for judged in self.rows for told in judged.row.reckoned]

    @property
    def told(self) -> list[tuple[int, str]]:
        """What is wrong or doubtful, by the rows of the sheet; and which rows are no records."""
        found = [
            (one.row.row, [fault.words for fault in (*one.row.faults, *one.row.doubts)])
            for one in self.rows
        ]
        left_out = [(one.row, [f"没有当作记录：{one.why}"]) for one in self.table.left_out]
        return [(row, "\n".join(words)) for row, words in sorted([*found, *left_out]) if words]

    @property
    def good(self) -> list[Judged]:
        return [judged for judged in self.rows if judged.state in (NEW, CHANGED)]


def dry_run(asked: Table) -> DryRun:
    """Every row with its faults, and whether it is new, the same as one there, or another."""
    today = clock.today()
    rows = [
        read(asked.ledger, asked.header, asked.mapping, cells, number, asked.unit, today)
        for number, cells in asked.rows
    ]
    _twice(rows)
    _doubt(asked.ledger, rows)
    for past_row in rows:
        if past_row.row in asked.hidden_rows:
            past_row.doubts.append(
                Fault(
                    past_row.row, "整行", "", "在表里是隐藏的，可能是筛选留下的", "可以照原样导入"
                )
            )
    there = _there(asked.ledger)
    return DryRun(asked, tuple(_judged(past_row, there) for past_row in rows))


def digest(row: PastRow) -> str:
    told = {"values": row.values, "others": row.others}
    packed = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(packed.encode()).hexdigest()


def _there(ledger: Ledger) -> dict[str, str]:
    """The digests of the records that stand, by their numbers; of those without by themselves."""
    query = standing(ledger.key).with_only_columns(PastRecord.number, PastRecord.digest)
    return {number or digest: digest for number, digest in db.session.execute(query).all()}


def _judged(row: PastRow, there: Mapping[str, str]) -> Judged:
    own = digest(row)
    if row.faults:
        return Judged(row, REFUSED, own)
    known = there.get(row.values.get("number") or own)
    return Judged(row, NEW if known is None else SAME if known == own else CHANGED, own)


def _twice(rows: Sequence[PastRow]) -> None:
    first: dict[str, int] = {}
    for row in rows:
        number = row.values.get("number", "")
        if number and number in first:
            reason = Words("与第{first}行的编号相同", first=first[number])
            row.faults.append(
                Fault(row.row, "编号", number, reason, "请改正其中一个，或者删去重复的行")
            )
        elif number:
            first[number] = row.row


def _doubt(ledger: Ledger, rows: Sequence[PastRow]) -> None:
    """What is asked and does not hinder: a check digit, the same thing twice, an unknown section."""
    names = set(db.session.scalars(select(Section.name)))
    codes = [field for field in ledger.fields if field.form is Form.CODE]
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        for code in codes:
            value = row.values.get(code.key, "")
            said = credit_code.fault(value) or credit_code.doubt(value)
            if said:
                row.doubts.append(Fault(row.row, code.label, value, said, "可以照原样导入"))
        alike = tuple(row.values.get(key, "") for key in ("title", "party", "happened_on"))
        if alike in first and not row.faults:
            reason = Words("与第{first}行名称、对方、日期相同", first=first[alike])
            row.doubts.append(Fault(row.row, "名称", alike[0], reason, "确属两件的可以导入"))
        first.setdefault(alike, row.row)
        section = row.values.get("section", "")
        if section and section not in names:
            row.doubts.append(Fault(row.row, "科室", section, "不是现有科室", "按文字保留"))


@dataclass(frozen=True)
class Found:
    """The numbers of one series and year in a ledger: how many, the highest, what lacks below it."""

    code: str
    year: int
    count: int
    highest: int

    @property
    def gaps(self) -> int:
        return self.highest - self.count


def series(rows: Sequence[PastRow]) -> list[Found]:
    found: dict[tuple[str, int], set[int]] = {}
    for row in rows:
        try:
            number = DocumentNumber.read(row.values.get("number", ""))
        except ValueError:
            continue
        found.setdefault((number.code, number.year), set()).add(number.serial)
    return [Found(code, year, len(held), max(held)) for (code, year), held in sorted(found.items())]


def standing(ledger: str = "", words: str = "") -> Select[Any]:
    """Records of batches that were not withdrawn, each in its last state, the newest first."""
    withdrawn, later = select(PastWithdrawal.batch_id), aliased(PastRecord)
    newer = exists().where(
        later.ledger == PastRecord.ledger, later.number == PastRecord.number, later.number != "",
        later.id > PastRecord.id, later.batch_id.not_in(withdrawn),
    )  # fmt: skip
    query = select(PastRecord).where(PastRecord.batch_id.not_in(withdrawn), ~newer)
    if ledger:
        query = query.where(PastRecord.ledger == ledger)
    if words:
        held = (PastRecord.number, PastRecord.title, PastRecord.fields)
        first, *others = (column.contains(words, autoescape=True) for column in held)
        for other in others:
            first = first | other
        query = query.where(first)
    return query.order_by(PastRecord.happened_on.desc(), PastRecord.id.desc())


def counted(year: int) -> list[tuple[Ledger, int]]:
    """How many records of each ledger fall into a year: told beside the figures, never among them."""
    rows = standing().where(PastRecord.happened_on.between(date(year, 1, 1), date(year, 12, 31)))
    keys = db.session.scalars(rows.order_by(None).with_only_columns(PastRecord.ledger))
    found = Counter(keys)
    return [(LEDGERS[key], found[key]) for key in LEDGERS if found[key]]


def batches() -> Sequence[PastBatch]:
    beside = (joinedload(PastBatch.by), joinedload(PastBatch.withdrawal))
    query = select(PastBatch).options(*beside).order_by(PastBatch.id.desc())
    return db.session.scalars(query).all()


def rows_of(batch: PastBatch) -> list[Row]:
    """The records of a batch as scans are matched to them."""
    records = db.session.scalars(select(PastRecord).filter_by(batch_id=batch.id))
    return [
        Row(record.id, record.number, named(told(record)["values"].get("scan", "")))
        for record in records
    ]


def hashes_of(batch: PastBatch) -> set[tuple[int, str]]:
    """The scans that the records of a batch have: (record, SHA-256)."""
    query = select(PastScan.record_id, PastScan.sha256).join(PastRecord)
    return {(id, sha256) for id, sha256 in db.session.execute(query.filter_by(batch_id=batch.id))}


def scans_of(records: Sequence[PastRecord]) -> dict[int, list[PastScan]]:
    """By the id of a record its scans, also those of its earlier states under the same number."""
    numbers = {(record.ledger, record.number): record.id for record in records if record.number}
    ids = {record.id for record in records}
    query = select(PastScan).join(PastRecord).options(contains_eager(PastScan.record)).where(
        PastRecord.id.in_(ids) | PastRecord.number.in_({number for _, number in numbers}),
        PastRecord.batch_id.not_in(select(PastWithdrawal.batch_id)),
    )  # fmt: skip
    found: dict[int, list[PastScan]] = {}
    for scan in db.session.scalars(query.order_by(PastScan.id)):
        record = scan.record
        owner = record.id if record.id in ids else numbers.get((record.ledger, record.number))
        if owner is not None:
            found.setdefault(owner, []).append(scan)
    return found


def told(record: PastRecord) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(record.fields)
    return found


def day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
