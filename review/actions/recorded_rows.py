"""The deciding rows that the deed under way wrote and no event has recorded yet."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from review.evidence.row_digest import digest
from review.extensions import db
from review.models.deciding import BY_TABLE, Deciding, columns_of, key

Pending = dict[int | None, dict[str, Any]]
"""By the id of the matter (None for rows of no matter) the rows, by `table/key`."""


def pending(session: Session) -> Pending:
    found: Pending = session.info.setdefault("unrecorded", {})
    return found


def unrecorded(session: Session) -> set[str]:
    """The names of the rows that the deed wrote and has not recorded."""
    return {name for rows in pending(session).values() for name in rows}


@event.listens_for(db.session, "after_flush")
def _note(session: Session, context: Any) -> None:
    new = set(session.new)  # made anew each time that it is asked for
    for instance in {*new, *session.dirty}:
        if instance in new or session.is_modified(instance):
            note(session, instance)


def note(session: Session, instance: Any) -> None:
    """Have the next event of the row's matter record it, if it decides anything."""
    row = BY_TABLE.get(instance.__table__.name)
    if row:
        columns = columns_of(instance)
        waiting = pending(session).setdefault(_owner(session, row, columns), {})
        waiting[key(row, columns)] = instance


@event.listens_for(db.session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop("unrecorded", None)
    session.info.pop("actor", None)


def _owner(session: Session, row: Deciding, columns: dict[str, Any]) -> int | None:
    """The matter a row belongs to, found by way of the rows above it; None for rows of no matter."""
    if not row.through:
        return None
    owner = columns[row.through]
    if row.table == "matter" or row.through == "matter_id" or owner is None:
        return owner
    (foreign,) = row.model.__table__.c[row.through].foreign_keys
    above = BY_TABLE[foreign.column.table.name]
    new = (row for row in session.new if isinstance(row, above.model) and _key(row) == (owner,))
    with session.no_autoflush:
        found = next(new, None) or session.get_one(above.model, owner)
        return _owner(session, above, columns_of(found))


def _key(row: Any) -> tuple[Any, ...]:
    return tuple(inspect(row).mapper.primary_key_from_instance(row))


def owners(session: Session) -> list[int | None]:
    """The matters of which rows are still unrecorded."""
    return list(pending(session))


def taken(session: Session, matter: int | None) -> dict[str, str]:
    """The digests of this matter's unrecorded rows, which from now on count as recorded."""
    mine = pending(session).pop(matter, {})
    return {name: digest(columns_of(row)) for name, row in sorted(mine.items())}
