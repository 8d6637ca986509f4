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
    """Delete files that no row names and nobody put for a day.

    A file is first set aside, then asked for again: a deed that puts the same bytes meanwhile
    either touched it before, and it goes back, or does not find it, and writes it anew.
    """
    files, since = store(), (clock.now() - FORGOTTEN).timestamp()
    for sha256 in list(files.untouched(since)):
        if not _named(sha256):
            files.set_aside(sha256)
    gone = 0
    for aside in list(files.aside()):
        if _named(aside.name) or aside.stat().st_mtime >= since:
            files.put_back(aside)
        else:
            aside.unlink()
            gone += 1
    torn = list(files.unfinished((clock.now() - TORN).timestamp()))
    for file in torn:
        file.unlink(missing_ok=True)
    return Swept(gone, len(torn))


def _named(sha256: str) -> bool:
    """Asked of what is committed now, not of what this transaction saw before."""
    db.session.rollback()
    return db.session.get(StoredFile, sha256) is not None
