"""识别文字 of a scan: made in a job, kept beside the pages, never the text under review."""

from __future__ import annotations

import json

from review.actions import documents, log, search
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.models import Person, Recognition, Revision
from review.registers.facts import latest_revision


def finish(revision: Revision, pages: list[list[str]], engine: str, *, by: Person) -> None:
    """Keep what was read; the text under review stays what it was."""
    words = search.of_pages(pages)
    with unit_of_work():
        sha256 = documents.keep(json.dumps(pages, ensure_ascii=False).encode())
        db.session.add(Recognition(revision_id=revision.id, pages=sha256, engine=engine))
        db.session.flush()
        named = {"id": revision.id, "version": revision.number, "sha256": sha256}
        log.append("recognise", by=by, matter=revision.matter, object=named, engine=engine)
        if latest_revision(revision.matter) is revision:
            search.index_scan(revision, words)


def pages(revision: Revision) -> list[list[str]]:
    """The lines of each page as recognised, [] where nothing was."""
    recognition = db.session.get(Recognition, revision.id)
    return json.loads(documents.store().get(recognition.pages)) if recognition else []
