"""Clear the file store of what no deed keeps: files put for a deed that failed, torn writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from review import clock
from review.actions.documents import store
from review.extensions import db
from review.models import StoredFile

FORGOTTEN = timedelta(hours=24)
TORN = timedelta(hours=1)


@dataclass(frozen=True)
class Swept:
    files: int
    torn: int


def sweep() -> Swept:
    """Delete files that no row names and nobody put for a day."""
    files, now = store(), clock.now()
    gone = files.sweep(_named, (now - FORGOTTEN).timestamp())
    return Swept(gone, files.clear_torn((now - TORN).timestamp()))


def _named(sha256: str) -> bool:
    """Asked of what is committed now, not of what this transaction saw before."""
    db.session.rollback()
    return db.session.get(StoredFile, sha256) is not None
