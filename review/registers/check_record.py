"""What the office's records say of a matter, for the rules that compare a text with them."""

from __future__ import annotations

from typing import Any

from review.checks.record import Record
from review.checks.text import Asked
from review.clock import today
from review.law.vocabulary import DraftingDuty, Kind, Nature
from review.models import CommentPeriod, Matter, Publication
from review.registers import clause_library, supplements
from review.registers.batching import last
from review.registers.document_records import reviewed


def asked(matter: Matter) -> Asked:
    """The question the rules are asked of this matter's texts."""
    nature = matter.contract.nature if matter.contract else Nature.UNDECIDED
    record = _contract(matter) if matter.contract else _document(matter)
    return Asked(
        matter.kind,
        today=today(),
        nature=nature,
        record=Record(refused=clause_library.refused(), **record),
    )


def before_any_matter(kind: Kind) -> Asked:
    """The question of a text that is looked at before its matter is opened."""
    return Asked(kind, today=today(), record=Record(refused=clause_library.refused()))


def _contract(matter: Matter) -> dict[str, Any]:
    """A procured contract that supplements another is held against it."""
    link = supplements.supplement_of(matter)
    if link is None or not link.same_goods:
        return {}
    total = supplements.added(link.original)
    if total is None:
        return {}
    return {"original_amount": total.original, "supplements_amount": total.total}


def _document(matter: Matter) -> dict[str, Any]:
    period, publication = last(CommentPeriod, matter), last(Publication, matter)
    row: dict[str, Any] = {}
    if period is not None:
        row |= {"comments_from": period.began_on, "comments_until": period.ends_on}
    if publication is not None:
        row["published"] = publication.published_on
    for name, duty in (
        ("competition_reviewed", DraftingDuty.COMPETITION),
        ("consistency_reviewed", DraftingDuty.CONSISTENCY),
    ):
        if reviewed(matter, duty) is not None:
            row[name] = True
    return row
