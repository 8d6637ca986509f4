"""One transaction per deed: everything commits together or nothing does; mail follows the commit."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from flask import current_app

from review.extensions import db, writing
from review.paper import gc_pause
from review.registers.batching import forget


class Refused(Exception):
    """The law, or the state of things, says no; the sentence is for the person who asked."""


class Invalid(Refused):
    """What was typed cannot stand; `field` names where."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class Faults(Refused):
    """Several fields of one deed cannot stand: what is wrong with each; nothing was done."""

    def __init__(self, by_field: dict[str, str]) -> None:
        super().__init__("；".join(dict.fromkeys(by_field.values())))
        self.by_field = by_field


class LogEnd(NamedTuple):
    """How long the log is, the hashes it grows from, and its root."""

    size: int
    frontier: str
    root: str


@dataclass
class Work:
    """`held` are the matters this deed has locked; `known` and `granted` what the law was told and
    answered in it, under that lock; `log_end` the end of the log once it is locked, and `newest` the
    last event of each matter."""

    after: list[Callable[[], None]] = field(default_factory=list)
    known: dict[int, Any] = field(default_factory=dict)
    held: set[int] = field(default_factory=set)
    granted: dict[Any, Any] = field(default_factory=dict)
    log_end: LogEnd | None = None
    newest: dict[int, int] = field(default_factory=dict)


def lock(row: Any) -> None:
    """Read the row afresh and lock it until the deed ends: whoever comes second sees what is true.

    It alone is locked: PostgreSQL locks nothing that is read beside it by an outer join.
    """
    db.session.refresh(row, with_for_update={"of": type(row)})


def current_work() -> Work | None:
    """The deed under way, if there is one."""
    work: Work | None = db.session.info.get("work")
    return work


def beforehand() -> dict[Hashable, Any]:
    """What was made before the next deed of this session takes its lock: for that deed, and no other."""
    made: dict[Hashable, Any] = db.session.info.setdefault("beforehand", {})
    return made


def make_beforehand(key: Hashable, make: Callable[[], Any]) -> None:
    """Make it now, while nobody waits, for the deed to find under its key; nothing where the lock is
    held already. Where it cannot be made, the deed says what is wrong."""
    if not writing.get():
        with suppress(Exception):
            beforehand()[key] = make()


@contextmanager
def unit_of_work() -> Iterator[Work]:
    """Open the deed's transaction, or join the one under way.

    What was read before is forgotten (rolled back and expired), so that the deed decides on what
    is true under its own lock: SQLite's BEGIN IMMEDIATE, PostgreSQL's row locks.
    """
    session = db.session
    if under_way := current_work():
        yield under_way
        return
    session.rollback()
    forget()
    token = writing.set(True)
    work = session.info["work"] = Work()
    try:
        with gc_pause.resting():
            yield work
            session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info.pop("work")
        session.info.pop("beforehand", None)
        writing.reset(token)
    for follow in work.after:
        try:
            follow()
        except Exception:  # the deed stands: it must not look as if it had failed
            current_app.logger.exception("after the commit: %s", follow.__qualname__)
