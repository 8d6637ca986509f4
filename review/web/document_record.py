"""What is on record of a document, for the pages that show it."""

from __future__ import annotations

from typing import Any

from review.law import events
from review.law.permissions import Act, may
from review.law.vocabulary import DraftingDuty
from review.models import (
    Classification,
    CommentPeriod,
    DraftingConfirmation,
    DraftingReview,
    Filing,
    Issue,
    Matter,
    Meeting,
    OutsideRecord,
    Publication,
    Revision,
    Upkeep,
)
from review.registers import allotted_numbers, cleanups, facts
from review.registers import document_records as register
from review.registers.batching import rows
from review.web.access import person


def on_record(matter: Matter) -> dict[str, Any]:
    """What each page of a document shows of it."""
    return {
        "classifications": rows(Classification, matter),
        "periods_of_comment": rows(CommentPeriod, matter),
        "drafting": rows(DraftingReview, matter),
        "meetings": rows(Meeting, matter),
        "outside": rows(OutsideRecord, matter),
        "spoken": events.VALUES,
        "filed_here": matter.normative is not None and bool(register.owed(matter)),
        "allotted": allotted_numbers.of(matter),
        "issues": rows(Issue, matter),
        "publications": rows(Publication, matter),
        "filings": rows(Filing, matter),
        "upkeep": rows(Upkeep, matter),
        "candidates": cleanups.told(matter),
        **_conclusions(matter),
        "valid_until": register.valid_until(matter),
        "evaluate_by": register.evaluate_by(matter),
        "duties": DraftingDuty,
    }


def _conclusions(matter: Matter) -> dict[str, Any]:
    """Which texts the drafting was about, and the conclusions that have to be upheld."""
    known = facts.facts(matter)
    return {
        "moved": register.moved(matter) if known.normative.moved else [],
        "upheld": rows(DraftingConfirmation, matter),
        "newest": facts.latest_revision(matter),
        "versions": {revision.text_hash: revision.number for revision in rows(Revision, matter)},
        "may_uphold": bool(may(person().legal, Act.UPHOLD, known)),
    }
