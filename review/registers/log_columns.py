"""The columns beside an event by which it is found and shown: they say nothing that it does not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, select, type_coerce

from review.models import LogEntry, Matter

# The moment as the database keeps it: to make one of each text would cost as much as the hashes.
_AT: ColumnElement[Any] = type_coerce(LogEntry.at, String)
COLUMNS = (LogEntry.action, LogEntry.matter_id, LogEntry.actor_id, _AT)


def matters(connection: Connection, named: Collection[str | None] | None = None) -> dict[str, int]:
    """The id of every matter, or of those named, by its number."""
    query = select(Matter.number, Matter.id)
    if named is not None:
        query = query.where(Matter.number.in_(set(named) - {None}))
    return {row.number: row.id for row in connection.execute(query)}


def fit(event: Mapping[str, Any], columns: Sequence[Any], matter: int | None) -> bool:
    """Whether the columns, in the order of COLUMNS, are those of the event; `matter` is its id."""
    action, matter_id, actor, at = columns
    return (
        action == event["action"]
        and matter_id == matter
        and (actor or 0) == event["actor"]["id"]
        and _same(at, event["ts"])
    )


def _same(at: str | datetime, told: str) -> bool:
    """SQLite keeps text, in UTC and without saying so; PostgreSQL moments."""
    if isinstance(at, datetime):
        return at == datetime.fromisoformat(told)
    return f"{at}+00:00" == told.replace("T", " ") or _moment(at) == datetime.fromisoformat(told)


def _moment(at: str) -> datetime | None:
    try:
        return datetime.fromisoformat(at).replace(tzinfo=UTC)
    except (ValueError, TypeError):
        return None
