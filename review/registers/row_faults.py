"""Rows held against the events that recorded them: what was changed, added or taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, exists, select

from review.evidence.row_digest import digest
from review.models.deciding import BY_TABLE, DECIDING, Deciding, key
from review.words import Words

BATCH = 2000
MATTER = "matter_of_rows"
Recorded = Mapping[str, str]
"""The last digest that an event recorded, by `table/key`."""


def of_matter(
    connection: Connection, matter: int, recorded: Recorded, unrecorded: Iterable[str] = ()
) -> Iterator[str]:
    """The faults of one matter's rows; `unrecorded` rows belong to the deed under way."""
    there = connection.execute(_PRESENT, {MATTER: matter}).one()
    wanted = [(row, _OWN[row]) for row, any in zip(_OWN, there, strict=True) if any]
    yield from _faults(connection, wanted, {MATTER: matter}, recorded, set(unrecorded))


def of_all(connection: Connection, recorded: Recorded) -> Iterator[str]:
    """The faults of every deciding row there is."""
    wanted = [(row, select(*row.columns)) for row in DECIDING]
    yield from _faults(connection, wanted, {}, recorded, set())


def _faults(
    connection: Connection,
    wanted: Iterable[tuple[Deciding, Select[Any]]],
    asked: Mapping[str, int],
    recorded: Recorded,
    skipped: set[str],
) -> Iterator[str]:
    there = set(skipped)
    for row, query in wanted:
        try:
            found_rows = connection.execute(query, asked).yield_per(BATCH)
            names = list(map(str, found_rows.keys()))
            for columns in found_rows:
                found = dict(zip(names, columns, strict=True))
                name = key(row, found)
                if name not in there:
                    yield from _fault(row, name, recorded.get(name), found)
                there.add(name)
        except (ValueError, LookupError, TypeError):  # no word, moment or number of its column
            yield from _unreadable(connection, row, query, asked, there)
    for name in sorted(set(recorded) - there):
        gone = BY_TABLE.get(name.partition("/")[0])
        if gone:
            yield Words(
                "{gone}（{name}）在日志中有记载，数据库中已不存在", gone=gone.label, name=name
            )


def _unreadable(
    connection: Connection,
    row: Deciding,
    query: Select[Any],
    asked: Mapping[str, int],
    there: set[str],
) -> Iterator[str]:
    """Those of the rows that hold what their columns cannot: none of them was written so."""
    keys = list(row.model.__table__.primary_key)
    for number in connection.execute(query.with_only_columns(*keys), asked).all():
        one = query.where(*(column == part for column, part in zip(keys, number, strict=True)))
        name = key(row, dict(zip((column.name for column in keys), number, strict=True)))
        there.add(name)
        try:
            connection.execute(one, asked).all()
        except (ValueError, LookupError, TypeError):
            yield Words("{row}（{name}）的内容无法读取：这一行被改动过", row=row.label, name=name)


def _fault(
    row: Deciding, name: str, recorded: str | None, columns: Mapping[str, Any]
) -> Iterator[str]:
    if recorded is None:
        yield Words(
            "{row}（{name}）没有日志记载：这一行不是经本系统写入的", row=row.label, name=name
        )
    elif digest(columns) != recorded:
        yield Words("{row}（{name}）与日志记载不符：这一行被改动过", row=row.label, name=name)


def belongs(row: Deciding) -> Any:
    """The condition that a row is the matter's, by way of the rows above it; MATTER is its parameter."""
    column = row.model.__table__.c[row.through]
    if row.table == "matter" or row.through == "matter_id":
        return column == bindparam(MATTER, type_=Integer)
    (foreign,) = column.foreign_keys
    above = BY_TABLE[foreign.column.table.name]
    return column.in_(select(foreign.column).where(belongs(above)))


_OWN = {row: select(*row.columns).where(belongs(row)) for row in DECIDING if row.through}
_PRESENT = select(*(exists().where(belongs(row)).label(f"has_{row.table}") for row in _OWN))
"""Which tables hold rows of the matter, in one question: most hold none."""
