"""The heading of an old ledger: its row or its two, the unit it names, the rows that are no records."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from review.law.past_ledgers import Ledger, folded, header_of, propose
from review.law.past_values import Form

TOTALS = re.compile(r"(合计|总计|小计|共计|累计|本页合计|本页小计)(金额|数)?([:：（(\d].*)?")
NOTES = re.compile(
    r"(注|备注|说明|填表说明|填报说明|制表|制表人|填表人|填报人|填报单位|审核|审核人|复核|复核人|负责人)\d*[:：].*"
)
SERIALS = frozenset({"序号", "序", "行号", "No", "NO", "No."})
IN_TEN_THOUSANDS = re.compile(r"单位[:：]?(人民币)?万元")


@dataclass(frozen=True)
class Heading:
    """`above` and `last` are the places, from 0, of its first and its last row; a label for each column."""

    above: int
    last: int
    labels: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """A row below the heading that is no record; `row` counts from 1."""

    row: int
    text: str
    why: str


def find(ledger: Ledger, rows: Sequence[Sequence[str]]) -> Heading | None:
    """The heading; two rows of it are one where the lower names what the upper groups."""
    place = header_of(ledger, rows)
    if place is None:
        return None
    single = Heading(place, place, tuple(rows[place]))
    for above in (place, place - 1):
        if above >= 0 and above + 1 < len(rows):
            joined = _joined(ledger, rows[above], rows[above + 1])
            if joined and len(propose(ledger, joined)) > len(propose(ledger, single.labels)):
                return Heading(above, above + 1, joined)
    return single


def _joined(ledger: Ledger, upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...] | None:
    """The labels of both rows; None where the lower row is a record: it fills a column of the upper."""
    width = max(len(upper), len(lower))
    pairs = [
        tuple(row[place] if place < len(row) else "" for row in (upper, lower))
        for place in range(width)
    ]
    if any(_fills(ledger, *pairs[place]) for place in propose(ledger, upper)):
        return None
    return tuple(_label(ledger, above, below) for above, below in pairs)


def _fills(ledger: Ledger, above: str, below: str) -> bool:
    """Whether the lower is what a record says under the upper, and no label itself."""
    return below not in ("", above) and not propose(ledger, [below])


def _label(ledger: Ledger, above: str, below: str) -> str:
    if not below or above == below:
        return above
    return below if not above or propose(ledger, [below]) else f"{above}{below}"


def unit(ledger: Ledger, heading: Heading, rows: Sequence[Sequence[str]],
         mapping: Mapping[int, str]) -> str:  # fmt: skip
    """万元 where the column of sums or a line above the heading says so."""
    sums = {field.key for field in ledger.fields if field.form is Form.MONEY}
    labels = (heading.labels[place] for place, key in mapping.items()
              if key in sums and place < len(heading.labels))  # fmt: skip
    above = (folded(cell) for row in rows[: heading.above] for cell in row)
    said = any("万元" in label for label in labels) or any(
        IN_TEN_THOUSANDS.search(cell) for cell in above
    )
    return "万元" if said else "元"


def why_no_record(heading: Heading, cells: Sequence[str]) -> str:
    """Why a row is left out; "" for a record."""
    packed = ["".join(cell.split()) for cell in cells]
    filled = [place for place, cell in enumerate(packed) if cell]
    if any(TOTALS.fullmatch(cell) for cell in packed[:3]):
        return "合计"
    if NOTES.fullmatch(packed[filled[0]]):
        return "表外的说明"
    if len(filled) > 1 and all(_same(heading, place, packed[place]) for place in filled):
        return "重复的表头"
    labels = [heading.labels[place] if place < len(heading.labels) else "" for place in filled]
    return "只有序号" if all(folded(label) in SERIALS for label in labels) else ""


def _same(heading: Heading, place: int, cell: str) -> bool:
    return place < len(heading.labels) and "".join(heading.labels[place].split()) == cell
