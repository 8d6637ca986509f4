"""The index of grams under which passages are filed: FTS5 on SQLite, a tsvector on PostgreSQL.

Alembic knows nothing of it: it is set up and taken down here, and `migrations/env.py` passes it by.
It keeps no positions, only which passages hold a gram (ADR 0009).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    cast,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from review.models.search import MatterText

TABLE = "text_gram"
COLUMN = "grams"
INDEX = "ix_matter_text_grams"
_LITE = table(TABLE, column("rowid"), column(TABLE))

_SET_UP = {
    # Grams hold letters and figures of any script: `ascii` leaves all that is not ASCII as it is.
    "sqlite": (
        "CREATE VIRTUAL TABLE text_gram USING fts5(grams, content='', detail=none, columnsize=0,"
        " prefix='1', tokenize='ascii')",
    ),
    # Inside the row as far as it goes: out of sight of the planner, it would be read row by row.
    "postgresql": (
        "ALTER TABLE matter_text ADD COLUMN grams TSVECTOR",
        "ALTER TABLE matter_text ALTER COLUMN grams SET STORAGE MAIN",
        "CREATE INDEX ix_matter_text_grams ON matter_text USING gin (grams)",
    ),
}
_TAKE_DOWN = {
    "sqlite": "DROP TABLE text_gram",
    "postgresql": "ALTER TABLE matter_text DROP COLUMN grams",
}
_PUT = {
    "sqlite": "INSERT INTO text_gram (rowid, grams) VALUES (:id, :grams)",
    "postgresql": "UPDATE matter_text SET grams = array_to_tsvector(CAST(:grams AS text[]))"
    " WHERE id = :id",
}


def ours(name: str | None, sort: str, parents: dict[str, str | None]) -> bool:
    """Whether this part of the database is of the index, and not for Alembic to answer for."""
    if sort == "column":
        return (parents["table_name"], name) == ("matter_text", COLUMN)
    return name == INDEX or (sort == "table" and str(name).startswith(TABLE))


def set_up(connection: Connection) -> None:
    for statement in _SET_UP[connection.dialect.name]:
        connection.execute(text(statement))


def take_down(connection: Connection) -> None:
    connection.execute(text(_TAKE_DOWN[connection.dialect.name]))


Filed = Mapping[int, Collection[str]]
"""The grams of passages by their ids."""


def put(connection: Connection, filed: Filed) -> None:
    """File passages that are not filed yet."""
    _send(connection, _PUT[connection.dialect.name], filed)


def drop(connection: Connection, filed: Filed) -> None:
    """Take passages out before their rows go; FTS5 must be told what they were filed under."""
    if connection.dialect.name == "sqlite":
        gone = "INSERT INTO text_gram (text_gram, rowid, grams) VALUES ('delete', :id, :grams)"
        _send(connection, gone, filed)


def _send(connection: Connection, statement: str, filed: Filed) -> None:
    told = [{"id": id, "grams": _spelled(connection, words)} for id, words in filed.items()]
    if told:
        connection.execute(text(statement), told)


def clear(connection: Connection) -> None:
    """Before all rows go."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO text_gram (text_gram) VALUES ('delete-all')"))


def _spelled(connection: Connection, grams: Collection[str]) -> str | list[str]:
    return " ".join(sorted(grams)) if connection.dialect.name == "sqlite" else sorted(grams)


def newest_first(
    rows: Select[int, int], whole: Collection[str], beginnings: Collection[str]
) -> Select[int, int]:
    """These rows (id of the MatterText, another id) with the grams, the passage filed last first,
    found one by one; on SQLite, whose index is in that order."""
    at, asked = _LITE.c.rowid, _question("sqlite", whole, beginnings)
    rows = rows.join(_LITE, at == MatterText.id)
    return rows.where(_LITE.c[TABLE].op("MATCH")(asked)).order_by(at.desc())


NEAR = 300
"""Passages filed last that are looked through at first, in less than a thousandth of a second."""


def along(
    rows: Select[int, int], whole: Collection[str], beginnings: Collection[str]
) -> Select[int, int]:
    """The same on PostgreSQL by looking through the passages, for a word that many have."""
    match = holding("postgresql", whole, beginnings).is_(True)  # as a test no index is known for
    return rows.where(match).order_by(MatterText.id.desc())


def near(rows: Select[int, int]) -> Select[int, int]:
    """Those rows of `along` whose passages were filed last."""
    newest = select(func.max(MatterText.id)).scalar_subquery()
    return rows.where(MatterText.id > newest - NEAR)


def gathered(
    rows: Select[int, int], whole: Collection[str], beginnings: Collection[str]
) -> Select[int, int]:
    """The same by the index, which gathers every passage that has the word before the first is looked
    at, for a word that few have."""
    every = select(MatterText.id).where(holding("postgresql", whole, beginnings))
    every_id = every.order_by(MatterText.id.desc()).offset(0).subquery().c.id
    return rows.join(every_id.table, every_id == MatterText.id).order_by(every_id.desc())


def number(
    dialect: str, whole: Collection[str], beginnings: Collection[str], most: int
) -> Select[int]:
    """How many passages have the grams, counted as far as `most`."""
    found = select(MatterText.id).where(holding(dialect, whole, beginnings))
    if dialect == "sqlite":
        asked = _LITE.c[TABLE].op("MATCH")(_question(dialect, whole, beginnings))
        found = select(_LITE.c.rowid).where(asked)
    return select(func.count()).select_from(found.limit(most).subquery())


def holding(
    dialect: str, whole: Collection[str], beginnings: Collection[str]
) -> ColumnElement[bool]:
    """A passage that holds all these grams, and one that begins with each of the beginnings."""
    asked = _question(dialect, whole, beginnings)
    if dialect == "sqlite":
        return MatterText.id.in_(select(_LITE.c.rowid).where(_LITE.c[TABLE].op("MATCH")(asked)))
    matches: ColumnElement[bool] = literal_column("matter_text.grams").op("@@", is_comparison=True)(
        cast(asked, TSQUERY)
    )
    return matches


def _question(dialect: str, whole: Collection[str], beginnings: Collection[str]) -> str:
    if dialect == "sqlite":
        return " AND ".join(
            [f'"{one}"' for one in whole] + [f'"{beginning}"*' for beginning in beginnings]
        )
    return " & ".join(
        [f"'{one}'" for one in whole] + [f"'{beginning}':*" for beginning in beginnings]
    )
