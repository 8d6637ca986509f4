"""What was recorded before events carried the digests of rows: anchored once, and told as such."""

from __future__ import annotations

import json

from sqlalchemy import select

from review.actions import log, recorded_rows
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.models import LogEntry, Matter
from review.models.deciding import DECIDING

OLD = 1
"""The form of events that record no rows."""


def due() -> bool:
    """Whether this log began before rows were recorded, and was not anchored yet.

    It is done once and never again: a row that appears later without an event is no older record.
    """
    first = db.session.get(LogEntry, 0)
    if first is None or json.loads(first.body)["v"] > OLD:
        return False
    return db.session.scalar(select(LogEntry.seq).filter_by(action="anchor").limit(1)) is None


def anchor() -> int:
    """Record every deciding row as it stands now, in one event a matter; return how many rows."""
    with unit_of_work():
        if not due():
            return 0
        log.held()  # of several nodes that start at once one anchors
        if not due():
            return 0
        session, count = db.session(), 0
        for row in DECIDING:
            for instance in session.scalars(select(row.model)):
                recorded_rows.note(session, instance)
        for matter in recorded_rows.owners(session):
            owner = session.get(Matter, matter) if matter else None
            event = log.append("anchor", by=None, matter=owner)
            count += len(json.loads(event)["rows"])
        return count
