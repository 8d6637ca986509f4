"""Asking the rules of a revision."""

from __future__ import annotations

from collections.abc import Callable

from review.actions import checking, documents
from review.checks import catalogue
from review.extensions import db
from review.models import Revision
from review.registers import check_record


def check(revision: int) -> Callable[[], object]:
    """The deed that keeps what the rules find in it."""
    row = db.session.get_one(Revision, revision)
    paper, asked = documents.reading(row), check_record.asked(row.matter)
    db.session.rollback()  # nothing is held open while the rules are asked
    findings = catalogue.check(paper, asked)
    return lambda: checking.keep(db.session.get_one(Revision, revision), paper, findings)
