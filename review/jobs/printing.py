"""Printing to PDF: a signing copy for people who sign it, a text to be read by a second program."""

from __future__ import annotations

from collections.abc import Callable

from review.actions import documents, printed_texts, signing_copies
from review.actions.unit_of_work import Refused
from review.extensions import db
from review.law.permissions import OPEN_STATUSES
from review.models import Revision, SigningCopy
from review.paper.comparing import page_differences, second_reading, signed_pages
from review.paper.model import Paper
from review.paper.reading import legacy, page_pictures
from review.paper.refusal import Refusal
from review.registers.facts import latest_revision

DRAWN = 300  # pages of which pictures are kept


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


def print_text(revision: int) -> Callable[[], object]:
    """The deed that keeps the print; nothing to do for a text that another has followed."""
    row = db.session.get_one(Revision, revision)
    newest = latest_revision(row.matter)
    if newest is None or newest.id != row.id or row.matter.status not in OPEN_STATUSES:
        return lambda: None
    paper, content = documents.reading(row), documents.store().get(row.sha256)
    db.session.rollback()  # nothing is held open while LibreOffice works
    outcome = _printed(paper, content)

    def deed() -> None:
        printed = db.session.get_one(Revision, revision)
        printed_texts.keep(printed, outcome, by=printed.by)

    return deed


def _printed(paper: Paper, content: bytes) -> printed_texts.Print:
    try:
        pdf = legacy.printed(content)
        pages = second_reading.pages_of(pdf)
    except Refusal as refusal:
        return printed_texts.Print(why=refusal.sentence)
    pictures = [
        printed_texts.Picture(*page_pictures.size(picture), picture)
        for number in range(1, min(len(pages), DRAWN) + 1)
        for picture in (page_differences.picture(pdf, number),)
    ]
    differences = second_reading.differences(paper, pages)
    return printed_texts.Print(pdf, len(pages), pictures, differences)
