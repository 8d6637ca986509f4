"""Recognising the pages of a scanned signed copy, to hold them against those of the signing copy."""

from __future__ import annotations

from collections.abc import Callable

from review.actions import documents, signed_copies, signing_copies
from review.actions.unit_of_work import Refused
from review.extensions import db
from review.law.vocabulary import PageState
from review.models import ReturnedCopy, SigningCopy
from review.paper.comparing import signed_pages
from review.paper.reading import ocr
from review.paper.refusal import Refusal


def recognise_signed(returned: int) -> Callable[[], object]:
    """The deed that keeps what each page is; Refused where nothing can be recognised."""
    copy = db.session.get_one(ReturnedCopy, returned)
    signing = db.session.get(SigningCopy, copy.clearance_id)
    content, pages, mark = (
        documents.store().get(copy.sha256), copy.pages, signing_copies.mark_of(copy.clearance)
    )  # fmt: skip
    printed = documents.store().get(signing.print) if signing and signing.print else None
    db.session.rollback()  # nothing is held open while the recogniser works
    try:
        lines = ocr.recognise(content, pages)
        expected = [page.words for page in signed_pages.pages_of(printed)] if printed else []
    except Refusal as refusal:
        raise Refused(refusal.sentence) from refusal
    states = [PageState(state) for state in signed_pages.states(expected, lines, mark)]

    def deed() -> None:
        returned_copy = db.session.get_one(ReturnedCopy, returned)
        signed_copies.recognised(returned_copy, states, ocr.engine(), by=returned_copy.by)

    return deed
