"""Asking the rules of a revision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from review.actions import checking, documents, material_words
from review.checks import catalogue, cited, records
from review.checks.text import Asked, Text
from review.extensions import db
from review.models import Revision
from review.paper.model import Paper
from review.registers import check_record


def check(revision: int) -> Callable[[], object]:
    """The deed that keeps what the rules find in it."""
    row = db.session.get_one(Revision, revision)
    paper, asked = documents.reading(row), check_record.asked(row.matter)
    notice = check_record.award_notice(row.matter)
    if notice is not None:
        asked = _awarded(asked, material_words.read(notice))
    db.session.rollback()  # nothing is held open while the rules are asked
    text = Text(paper, asked)
    told = checking.Told(
        catalogue.findings(text), cited.dump(cited.mentions(text)), asked.table.version
    )
    return lambda: checking.keep(db.session.get_one(Revision, revision), paper, told)


def _awarded(asked: Asked, notice: Paper) -> Asked:
    """The question with what the 中标（成交）通知书 says; a sum that was entered goes before it."""
    told = records.award(Text(notice, asked))
    amount = asked.record.award_amount or told.amount
    return replace(asked, record=replace(asked.record, award_amount=amount, award_name=told.name))
