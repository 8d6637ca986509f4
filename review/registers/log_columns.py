"""The columns beside an event by which it is found and shown: they say nothing that it does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from review.models import LogEntry, Matter

COLUMNS = (LogEntry.action, LogEntry.matter_id, LogEntry.actor_id, LogEntry.at)


def matters(connection: Connection) -> dict[str, int]:
    """The id of every matter by its number."""
    rows = connection.execute(select(Matter.number, Matter.id))
    return {row.number: row.id for row in rows}


def fit(event: Mapping[str, Any], columns: Sequence[Any], matter: int | None) -> bool:
    """Whether the columns, in the order of COLUMNS, are those of the event; `matter` is its id."""
    action, matter_id, actor, at = columns
    return (
        action == event["action"]
        and matter_id == matter
        and (actor or 0) == event["actor"]["id"]
        and _same(at, event["ts"])
    )


def _same(at: datetime, told: str) -> bool:
    return at.isoformat(timespec="microseconds") == told or at == datetime.fromisoformat(told)
