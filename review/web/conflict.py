"""Words that were written on one revision, beside what stands there in the newest."""

from __future__ import annotations

from dataclasses import dataclass

from review.actions import documents
from review.actions.placements import Span
from review.models import Placement, Revision
from review.paper.anchoring import anchors, carry
from review.words import Words


@dataclass(frozen=True)
class Conflict:
    """The quoted words then and now; `span` is where they stand now, None where that is open."""

    then_at: str
    then: str
    now_at: str
    now: str
    why: str
    span: Span | None = None


def between(old: Revision, new: Revision, span: Span | None) -> Conflict:
    """What became of a place of `old` in `new`; only what is certain is offered as a place."""
    then_at, now_at = (
        Words("第{number}版", number=old.number),
        Words("第{number}版", number=new.number),
    )
    if span is None:
        return Conflict(then_at, "", now_at, "", "请在新版中重新选取词句")
    before, after = documents.reading(old), documents.reading(new)
    try:
        was = anchors.anchor(before, *span)
    except anchors.Unanchored as fault:
        return Conflict(then_at, "", now_at, "", fault.sentence)
    carried = carry.carry(before, after, [was])[0]
    if carried.anchor is None:
        return Conflict(then_at, was.quote, now_at, "", carried.why)
    at = carried.anchor
    sure = carried.state in ("same", "moved", "edited")
    place = Span(at.start_block, at.start, at.end_block, at.end) if sure else None
    return Conflict(then_at, was.quote, now_at, at.quote, carried.why, place)


def of_placements(seen: Placement, now: Placement) -> Conflict:
    """A thread that was placed anew between reading and writing."""
    why = now.why or now.place.label
    return Conflict("您看到的原文", seen.quote, "现在的原文", now.quote, why)
