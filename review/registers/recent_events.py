"""What happened in a matter since someone looked, read from the review log."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from review.extensions import db
from review.models import LogEntry, Matter
from review.registers import desk_rows
from review.registers.cache import OF_ONE
from review.registers.desk_rows import DeskRow


def newest(matter: Matter) -> int:
    """The number of the last event of this matter."""
    query = select(func.max(LogEntry.seq)).where(LogEntry.matter_id == matter.id)
    return db.session.scalar(query) or 0


def standing(id: int) -> tuple[DeskRow, int] | None:
    """Where this matter stands and the number of its last event, in one question."""
    found = db.session.execute(_standing(), {"matter": id}).first()
    return (DeskRow(*found[:-1]), found[-1] or 0) if found else None


@cache
def _standing() -> Select[Any]:
    """Written once: every open workbench asks this every few seconds."""
    last = select(func.max(LogEntry.seq)).where(LogEntry.matter_id == Matter.id).scalar_subquery()
    return desk_rows.columns(last).where(Matter.id == bindparam("matter"))


def touched(matter: Matter, since: int) -> frozenset[int] | None:
    """The annotations spoken of after event `since`; None where more than threads changed."""
    query = select(LogEntry.action, LogEntry.body).where(
        LogEntry.matter_id == matter.id, LogEntry.seq > since
    )
    rows = db.session.execute(query).all()
    if any(action not in OF_ONE for action, _ in rows):
        return None
    return frozenset(json.loads(body)["object"]["id"] for _, body in rows)
