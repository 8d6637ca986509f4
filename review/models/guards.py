"""Triggers that refuse to change or delete what must never change, on both engines.

Alembic's batch mode copies a table and silently loses its triggers, so every migration sets them
up again, and the application looks for them when it starts.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

APPEND_ONLY = ("log_entry", "checkpoint", "opinion", "revision", "answer", "remark", "placement")
DEEDS = ("UPDATE", "DELETE")


def _name(table: str, deed: str) -> str:
    return f"keep_{table}_{deed.lower()}"


NAMES = frozenset(_name(table, deed) for table in APPEND_ONLY for deed in DEEDS)

_POSTGRES_REFUSAL = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""


def set_up(connection: Connection) -> None:
    """Create every guard that is missing; the tables must exist."""
    sqlite = connection.dialect.name == "sqlite"
    if not sqlite:
        connection.execute(text(_POSTGRES_REFUSAL))
    there = present(connection)
    for table in APPEND_ONLY:
        for deed in DEEDS:
            name = _name(table, deed)
            if name in there:
                continue
            action = (
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                if sqlite
                else "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
            connection.execute(text(f"CREATE TRIGGER {name} BEFORE {deed} ON {table} {action}"))


def take_down(connection: Connection) -> None:
    sqlite = connection.dialect.name == "sqlite"
    for table in APPEND_ONLY:
        for deed in DEEDS:
            on = "" if sqlite else f" ON {table}"
            connection.execute(text(f"DROP TRIGGER IF EXISTS {_name(table, deed)}{on}"))


def present(connection: Connection) -> frozenset[str]:
    """The names of our guards that stand in this database."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.dialect.name == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    return NAMES & frozenset(connection.scalars(text(query)))
