"""The table of statutes by which texts are held: what ships, and over it the rows of the office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from review.checks.statutes import office_rows
from review.checks.statutes.office_rows import OfficeRow
from review.checks.statutes.resolving import shift, spoken
from review.checks.statutes.table import Statute, Table, key, shipped
from review.extensions import db
from review.models import LegislationRow
from review.registers.batching import kept
from review.registers.cache import of_office

FIELDS = OfficeRow._fields


def table() -> Table:
    """The table as it stands now; its version counts every change of the office."""
    return kept("legislation", lambda: of_office(table, _standing))


def _standing() -> Table:
    return _laid(tuple(map(row_of, current())), edition())


@lru_cache(maxsize=4)
def _laid(rows: tuple[OfficeRow, ...], changes: int) -> Table:
    return office_rows.laid_over(shipped(), rows, changes) if changes else shipped()


def edition() -> int:
    """How often the office changed the table: rows written, and rows taken out."""
    written = select(func.count()).select_from(LegislationRow)
    taken_out = written.where(LegislationRow.end_reason != "")
    return (db.session.scalar(written) or 0) + (db.session.scalar(taken_out) or 0)


def current() -> Sequence[LegislationRow]:
    """The rows of the office that count, newest first."""
    query = select(LegislationRow).where(LegislationRow.ended_at.is_(None))
    query = query.order_by(LegislationRow.id.desc()).options(joinedload(LegislationRow.by))
    return db.session.scalars(query).all()


def ended() -> Sequence[LegislationRow]:
    """Rows that were corrected or taken out, newest first."""
    query = select(LegislationRow).where(LegislationRow.ended_at.is_not(None))
    query = query.order_by(LegislationRow.id.desc()).options(joinedload(LegislationRow.by))
    return db.session.scalars(query).all()


def row_of(statute: LegislationRow) -> OfficeRow:
    return OfficeRow._make(getattr(statute, name) for name in FIELDS)


def by_key() -> dict[str, LegislationRow]:
    """The rows of the office that count, by their name as names are compared."""
    return {key(each.title): each for each in current()}


def own(title: str) -> LegislationRow | None:
    """The office's row of that name."""
    return by_key().get(key(title))


def below(title: str) -> dict[str, Any]:
    """The shipped row of exactly that name, as plain values; {} for none."""
    held = shipped().by_name.get(key(title))
    if held is None or key(held.title) != key(title):
        return {}
    return office_rows.row_of(held).plain()


def moves_below(title: str) -> list[tuple[date, str]]:
    """What ships of articles under other numbers: since when, and 原第…条现为…."""
    held = shipped().by_name.get(key(title))
    if held is None or key(held.title) != key(title):
        return []
    return [
        (each.begins, spoken(shift(each, article)))
        for each in held.moved
        for article, moved in each.articles.items()
        if moved.to != (article,)
    ]


class Beside(NamedTuple):
    """A row of the office beside the shipped one: label, ours, theirs; `moved` where the shipped one
    is no longer what it was when the office wrote its own."""

    row: LegislationRow
    differences: list[tuple[str, str, str]]
    moved: list[tuple[str, str, str]]


def beside() -> list[Beside]:
    """Every row of the office that counts, with what ships today."""
    return [_beside(each) for each in current()]


def _beside(row: LegislationRow) -> Beside:
    ships = below(row.title)
    if not ships:
        return Beside(row, [], [])
    moved = office_rows.differences(row.shipped, ships) if row.shipped else []
    return Beside(row, office_rows.differences(row_of(row).plain(), ships), moved)


def search(words: str, most: int = 30) -> list[Statute]:
    """Statutes whose name holds the words, short names first."""
    wanted = key(words)
    if not wanted:
        return []
    found = [each for each in table().statutes if wanted in key(each.title)]
    return sorted(found, key=lambda each: len(each.title))[:most]
