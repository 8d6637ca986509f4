"""Recognising the words of a scanned revision."""

from __future__ import annotations

from collections.abc import Callable

from review.actions import documents, recognitions
from review.actions.unit_of_work import Refused
from review.extensions import db
from review.models import Revision
from review.paper.reading import ocr
from review.paper.refusal import Refusal


def recognise(revision: int) -> Callable[[], object]:
    """The deed that keeps the recognised words; Refused where there are none to be had."""
    scanned = db.session.get_one(Revision, revision)
    content = documents.store().get(scanned.sha256)
    pages = sum(1 for _ in documents.reading(scanned).paragraphs())
    db.session.rollback()  # nothing is held open while the recogniser works
    try:
        lines = ocr.recognise(content, pages)
    except Refusal as refusal:
        raise Refused(refusal.sentence) from refusal

    def deed() -> None:
        scan = db.session.get_one(Revision, revision)
        recognitions.finish(scan, lines, ocr.engine(), by=scan.by)

    return deed
