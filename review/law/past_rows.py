"""A row of an old ledger as it is read: cell by cell, then its days against each other.

What cannot be read is a fault with its cell, its reason and its cure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from review.law import past_terms
from review.law.past_ledgers import Field, Ledger, folded
from review.law.past_terms import Length
from review.law.past_values import ENDLESS, READ, Form, Unreadable, calculated
from review.words import Words

PAST = ("happened_on", "published_on")  # days that cannot be ahead
PROBLEM = "问题"  # the column of a sheet that is handed back; a row's cell in it begins so:
TOLD = "原表第{row}行"
OURS = re.compile(TOLD.format(row=r"\d+") + r"(\n|$)")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell: why, and what to do. `row` counts from 1, as the sheet does."""

    row: int
    column: str
    value: str
    reason: str
    cure: str

    @property
    def words(self) -> str:
        where = f"{self.column}“{self.value}”" if self.value else self.column
        return f"{where}：{self.reason}，{self.cure}"


@dataclass
class PastRow:
    """One row of the ledger as it was read: values by field, what no field takes by its column."""

    row: int
    values: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    doubts: list[Fault] = field(default_factory=list)
    reckoned: list[Fault] = field(default_factory=list)
    """What was worked out and not read: the last days of lengths, each with from when it runs."""


def read(
    ledger: Ledger, header: Sequence[str], mapping: Mapping[int, str], cells: Sequence[str],
    row: int, unit: str, today: date,
) -> PastRow:  # fmt: skip
    """One row judged cell by cell."""
    past_row, fields = PastRow(row), ledger.by_key
    for place, label in enumerate(header):
        written = cells[place].strip() if place < len(cells) else ""
        key = mapping.get(place)
        if key is None:
            if written and label:
                past_row.others[label] = written
            continue
        _read_cell(past_row, fields[key], label, written, unit, today)
    for place, key in mapping.items():
        if fields[key].form is Form.END and place < min(len(cells), len(header)):
            _read_end(past_row, ledger, key, header[place], cells[place].strip(), today)
    for one in ledger.fields:
        if (
            one.required
            and not past_row.values.get(one.key)
            and one.key not in _faulty(past_row, ledger)
        ):
            past_row.faults.append(
                Fault(row, one.label, "", "没有填写", Words("请填写{label}", label=one.label))
            )
    _spans(past_row, ledger)
    return past_row


def _faulty(past_row: PastRow, ledger: Ledger) -> set[str]:
    labels = {fault.column for fault in past_row.faults}
    return {one.key for one in ledger.fields if {one.label, *one.aliases} & labels}


def _read_cell(
    past_row: PastRow, field: Field, label: str, written: str, unit: str, today: date
) -> None:
    if not written or field.form is Form.END:  # the end is read last: it may run from another day
        return
    try:
        if len(written) > field.most:
            raise Unreadable(Words("超过{most}字", most=field.most), "请缩短")
        calculated(written)
        value = READ[field.form](written, unit, today)
        if field.key in PAST and value > today.isoformat():
            raise Unreadable("在今天以后", "请核对年份")
        past_row.values[field.key] = value
    except Unreadable as fault:
        _refuse(past_row, label, written, fault)


def _refuse(past_row: PastRow, label: str, written: str, fault: Unreadable) -> None:
    past_row.faults.append(Fault(past_row.row, label, written[:40], fault.reason, fault.cure))


def _read_end(
    past_row: PastRow, ledger: Ledger, key: str, label: str, written: str, today: date
) -> None:
    """The last day of a term; where it is worked out from a length, the length is kept beside it."""
    if not written:
        return
    try:
        calculated(written)
        unit = re.search("[年月]$", folded(label))
        end = past_terms.read(written, unit[0] if unit else "", today)
        if isinstance(end, Length):
            past_row.others[label] = written
            end = _reckoned(past_row, ledger, key, label, written, end, today)
        past_row.values[key] = end
    except Unreadable as fault:
        _refuse(past_row, label, written, fault)


def _reckoned(
    past_row: PastRow, ledger: Ledger, key: str, label: str, written: str, length: Length,
    today: date,
) -> str:  # fmt: skip
    """The last day that a length comes to, told with the day from which it runs."""
    since, first = past_terms.begin(length, past_row.values, ledger.by_key[key].since, today)
    last = length.last(first).isoformat()
    named = ledger.by_key[since].label if since else ""
    reason = Words("从{named}{first}起算，届满的那一天是{last}",
                   named=named, first=first.isoformat(), last=last)  # fmt: skip
    past_row.reckoned.append(
        Fault(past_row.row, label, written[:40], reason, "不对的请改写届满的那一天")
    )
    return last


def _spans(past_row: PastRow, ledger: Ledger) -> None:
    labels = ledger.by_key
    for first, last in ledger.spans:
        begin, end = past_row.values.get(first, ""), past_row.values.get(last, "")
        if begin and end and end not in ENDLESS and end < begin:
            reason = Words("早于{label}{begin}", label=labels[first].label, begin=begin)
            past_row.faults.append(
                Fault(past_row.row, labels[last].label, end, reason, "请核对两个日期")
            )
