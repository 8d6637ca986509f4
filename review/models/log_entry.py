"""The review log: one Merkle structure, append-only; triggers refuse update and delete."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Hash, Key, LongText, Made, to
from review.models.matter import Matter
from review.models.person import Person


class LogEntry(Model):
    """`body` is the canonical event, byte for byte; the other columns only help to find it."""

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[LongText]
    leaf: Mapped[Hash]
    action: Mapped[str] = mapped_column(String(40), index=True)
    matter_id: Mapped[int | None] = to("matter.id")
    actor_id: Mapped[int | None] = to("person.id")
    at: Mapped[Made]
    matter: Mapped[Matter | None] = relationship()
    actor: Mapped[Person | None] = relationship()

    __table_args__ = (Index("ix_log_entry_actor_id_at", "actor_id", "at"),)


class LogNode(Model):
    """A node over a perfect subtree of the log: `place` counts from 0 within its level.

    Entries are level 0 and stand in `log_entry`. A node is believed only where it leads to a
    signed root.
    """

    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hash: Mapped[Hash]


class LogHead(Model):
    """The one row that says how long the log is and what its root is; locked by each append."""

    id: Mapped[Key]
    size: Mapped[int]
    frontier: Mapped[LongText]
    root: Mapped[Hash]

    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)


class Checkpoint(Model):
    """A signed note on the head; copies leave the machine on letters and by mail."""

    id: Mapped[Key]
    size: Mapped[int]
    note: Mapped[LongText]
    made_at: Mapped[Made]
