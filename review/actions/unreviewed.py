"""意见之外的改动 of a matter: what its newest text says that counsel neither saw nor worded."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from review.actions import comparisons
from review.actions.documents import store
from review.law.vocabulary import Uptake
from review.models import Annotation, Matter, Opinion, Revision
from review.paper import model
from review.paper.anchoring import beyond as engine
from review.paper.anchoring import uptake
from review.paper.anchoring.beyond import Beyond, Change, Wish
from review.paper.comparing import comparison_report
from review.paper.comparing.compare import compare
from review.registers.facts import annotations_of, differ, latest_opinion, latest_revision
from review.registers.note_facts import note_in


def changes(matter: Matter, *, afresh: bool = False) -> Beyond | None:
    """From the text of the last opinion to the newest, without what was worded by counsel.

    None where they are one text. What a page shows may be kept from before; a deed compares `afresh`.
    """
    return _changes(matter, afresh, worded=True)


def every(matter: Matter, *, afresh: bool = False) -> tuple[Change, ...]:
    """All paragraphs that changed since the last opinion, whoever worded them."""
    beyond = _changes(matter, afresh, worded=False)
    return beyond.changes if beyond else ()


def _changes(matter: Matter, afresh: bool, *, worded: bool) -> Beyond | None:
    opinion, revision = latest_opinion(matter), latest_revision(matter)
    if opinion is None or revision is None or not differ(matter, opinion, revision):
        return None
    notes = annotations_of(matter) if worded else []
    wishes = sorted(wish for annotation in notes for wish in _wish(annotation, opinion, revision))
    before, after = opinion.revision.reading, revision.reading
    named = hashlib.sha256(json.dumps([_engine(), before, after, wishes]).encode()).hexdigest()
    kept = None if afresh else comparisons.kept(f"{named}.beyond.json")
    if kept is not None:
        return _loaded(json.loads(kept))
    papers = (model.load(store().get(digest)) for digest in (before, after))
    beyond = engine.beyond(compare(*papers), wishes)
    comparisons.keep(f"{named}.beyond.json", json.dumps(beyond, ensure_ascii=False).encode())
    return beyond


def _wish(note: Annotation, opinion: Opinion, revision: Revision) -> list[Wish]:
    """The wording counsel proposed, if it was taken over whole and lies in one paragraph."""
    if not note.proposal.strip() or note.made_at > opinion.made_at:
        return []
    if note_in(note, revision, opinion).adoption is not Uptake.FULL:
        return []
    spot = note.placement(opinion.revision_id)
    if spot is None or spot.start_block is None or spot.start_block != spot.end_block:
        return []
    return [Wish(spot.start_block, spot.start or 0, spot.end or 0, note.proposal)]


@cache
def _engine() -> str:
    """Names the code by which it was found."""
    code = b"".join(Path(str(module.__file__)).read_bytes() for module in (engine, uptake))
    return comparison_report.engine() + hashlib.sha256(code).hexdigest()[:16]


def _loaded(packed: Any) -> Beyond:
    found, renumbered = packed
    changes = (
        Change(block, clause, tuple((mark, text) for mark, text in pieces), annotated)
        for block, clause, pieces, annotated in found
    )
    return Beyond(tuple(changes), renumbered)
