"""Rows that somebody may have written just now: put in, or left as they are there."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.dialects import postgresql, sqlite

from review.extensions import Model, db

_ENGINES: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@cache
def _written(kind: type[Model], engine: str) -> Executable:
    insert: Executable = _ENGINES[engine](kind.__table__).on_conflict_do_nothing()
    return insert


def insert_new(kind: type[Model], *rows: dict[str, Any]) -> None:
    """Insert these rows, but those whose key is taken; columns not named take their defaults."""
    engine = db.session.get_bind().dialect.name
    db.session.execute(_written(kind, engine), rows)
