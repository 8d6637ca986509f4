"""Printing a signing copy to PDF, for people who sign it and for pages to be held against it."""

from __future__ import annotations

from collections.abc import Callable

from review.actions import documents, signing_copies
from review.actions.unit_of_work import Refused
from review.extensions import db
from review.models import SigningCopy
from review.paper.comparing import signed_pages
from review.paper.reading import legacy
from review.paper.refusal import Refusal


def print_signing_copy(clearance: int) -> Callable[[], object]:
    """The deed that keeps the PDF; Refused where it cannot be made."""
    signing_copy = db.session.get_one(SigningCopy, clearance)
    assert signing_copy.sha256
    content = documents.store().get(signing_copy.sha256)
    db.session.rollback()  # nothing is held open while LibreOffice works
    try:
        pdf = legacy.printed(content)
        pages = len(signed_pages.pages_of(pdf))
    except Refusal as refusal:
        raise Refused(refusal.sentence) from refusal

    def deed() -> None:
        copy = db.session.get_one(SigningCopy, clearance)
        signing_copies.keep_print(copy, pdf, pages, by=copy.clearance.by)

    return deed
