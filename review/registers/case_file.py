"""The case file of one matter, or of the whole log, as it stood at the newest checkpoint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, or_, select

from review.evidence import case_file, rotation
from review.evidence.restoration import ACTIONS
from review.evidence.row_digest import value
from review.models import Clearance, LogEntry, Matter
from review.models.deciding import DECIDING, Deciding, key
from review.registers.log import committed, witness
from review.registers.row_faults import MATTER, belongs


def pack(matter: Matter | None = None, folder: case_file.Folder | None = None) -> bytes:
    """Return the zip; raise ValueError where the log is shorter than its newest checkpoint.

    What was appended since that checkpoint is left to the next case. Nothing is judged here: the
    verifier shows a stranger the damage of a damaged log.
    """
    asked = witness()
    signed = asked.checkpoints()
    size = signed[-1].size if signed else 0
    with committed() as connection:
        printed = _printed(connection, size) if matter else ()
        heads = case_file.Heads([note.note for note in signed], [*asked.keys()], printed)
        rows = select(LogEntry.seq, LogEntry.body).where(LogEntry.seq < size).order_by(LogEntry.seq)
        if matter is None:
            bodies = [row.body.encode() for row in connection.execute(rows)]
            return case_file.whole(bodies, heads, folder)
        # A restoration concerns every case: what is lost may have been of this matter. So does a
        # change of keys: without it the checkpoints could not be believed.
        everywhere = LogEntry.action.in_((*ACTIONS, rotation.ACTION))
        mine = connection.execute(rows.where(or_(LogEntry.matter_id == matter.id, everywhere)))
        events = {row.seq: row.body.encode() for row in mine}
        leaves = select(LogEntry.leaf).where(LogEntry.seq < size).order_by(LogEntry.seq)
        hashes = [bytes.fromhex(leaf) for leaf in connection.scalars(leaves)]
        return case_file.of_matter(matter.number, events, hashes, heads, folder)


def _printed(connection: Connection, size: int) -> list[int]:
    """The sizes printed on letters: each opinion's event follows what its letter says of the log."""
    opinions = connection.scalars(select(LogEntry.seq).where(LogEntry.action == "opinion"))
    clearances = connection.scalars(select(Clearance.log_size))
    return sorted(
        {size_printed for size_printed in (*opinions, *clearances) if size_printed <= size}
    )


def file_rows(matter: Matter | None) -> Iterator[dict[str, Any]]:
    """The deciding rows that name a file: {row, label, columns}, columns as their digest has them."""
    with committed() as connection:
        for row in DECIDING:
            if not files_of(row) or not (row.through or matter is None):
                continue
            query = select(*row.columns).order_by(*row.model.__table__.primary_key)
            if matter is not None:
                query = query.where(belongs(row)).params({MATTER: matter.id})
            for mapping in connection.execute(query).mappings():
                columns = {
                    str(name): value(column_value)
                    for name, column_value in mapping.items()
                    if column_value is not None
                }
                yield {"row": key(row, dict(mapping)), "label": row.label, "columns": columns}


def files_of(row: Deciding) -> list[str]:
    """The columns of a table that name a file of the store; what was read in one is no file."""
    return [
        column.name
        for column in row.columns
        if column.name != "reading"
        and any(key.column.table.name == "stored_file" for key in column.foreign_keys)
    ]
