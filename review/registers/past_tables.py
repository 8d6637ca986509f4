"""A sheet of an old ledger: its header, what its columns are taken for, its records and what is none."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from review.extensions import db
from review.law import past_headers
from review.law.past_headers import Heading, LeftOut
from review.law.past_ledgers import Ledger, propose
from review.law.past_rows import OURS, PROBLEM
from review.models import PastBatch
from review.paper.reading.sheets import Sheet


@dataclass(frozen=True)
class Table:
    """A sheet of a file with its header found: `mapping` says what each column is taken for.

    `left_out` are the rows below the header that are no records. `sheets` are the sheets of the file
    that have a header of this ledger, by their places. `noted` is the column in which an earlier check
    wrote what was wrong, if the sheet was handed back once; nothing in it counts.
    """

    ledger: Ledger
    header_row: int
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    mapping: Mapping[int, str]
    unit: str
    left_out: tuple[LeftOut, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    sheets: tuple[tuple[int, str], ...] = ()
    noted: int | None = None


def table(
    ledger: Ledger, sheet: Sheet, mapping: Mapping[int, str] | None = None, unit: str = ""
) -> Table | None:
    """The sheet from its header on; None where no row has enough known labels.

    Where no `unit` of its sums is given, the one that the sheet names holds.
    """
    heading = past_headers.find(ledger, sheet.rows)
    if heading is None:
        return None
    noted = _noted(heading, sheet.rows)
    if noted is not None:
        labels = _without(heading.labels, noted)
        heading = replace(heading, labels=labels)
        sheet = sheet._replace(rows=[list(_without(row, noted)) for row in sheet.rows])
    chosen = mapping if mapping is not None else _kept(ledger, heading.labels)
    if chosen is None:
        chosen = propose(ledger, heading.labels)
    records, left_out = _sorted(heading, sheet)
    return Table(
        ledger, heading.last + 1, heading.labels, records, dict(chosen),
        unit or past_headers.unit(ledger, heading, sheet.rows, chosen), left_out,
        frozenset(place + 1 for place in sheet.hidden_rows), frozenset(sheet.hidden_columns),
        noted=noted,
    )  # fmt: skip


def _noted(heading: Heading, rows: Sequence[Sequence[str]]) -> int | None:
    if PROBLEM not in heading.labels:
        return None
    place = heading.labels.index(PROBLEM)
    below = [row[place] for row in rows[heading.last + 1 :] if place < len(row) and row[place]]
    return place if all(OURS.match(cell) for cell in below) else None


def _without(row: Sequence[str], place: int) -> tuple[str, ...]:
    return (*row[:place], *([""] if place < len(row) else []), *row[place + 1 :])


def _sorted(
    heading: Heading, sheet: Sheet
) -> tuple[tuple[tuple[int, tuple[str, ...]], ...], tuple[LeftOut, ...]]:
    """The rows below the heading that hold something: records, and those that are none."""
    records, left_out = [], []
    for number, cells in enumerate(sheet.rows[heading.last + 1 :], heading.last + 2):
        if not any(cells):
            continue
        why = past_headers.why_no_record(heading, cells)
        if why:
            text = " ".join(dict.fromkeys(cell for cell in cells if cell))
            left_out.append(LeftOut(number, text[:60], why))
        else:
            records.append((number, tuple(cells)))
    return tuple(records), tuple(left_out)


def _kept(ledger: Ledger, header: Sequence[str]) -> Mapping[int, str] | None:
    """The mapping of the last import whose columns were called the same."""
    query = select(PastBatch).filter_by(ledger=ledger.key).order_by(PastBatch.id.desc()).limit(20)
    for batch in db.session.scalars(query):
        told = json.loads(batch.mapping)
        if _filled(told["header"]) == _filled(header):
            return {int(place): key for place, key in told["columns"].items()}
    return None


def _filled(labels: Sequence[str]) -> list[str]:
    """The labels up to the last that is written."""
    return "\n".join(labels).rstrip("\n").split("\n")
