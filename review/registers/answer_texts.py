"""What the texts themselves say of an answer 采纳: the words annotated, and the newest text.

A placement keeps how far a text was found to follow; the gate does not believe it. Both texts are
read from their files, whose names are the hashes of their bytes, and held against each other anew.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from flask import current_app

from review.law.vocabulary import Place, Uptake
from review.models import Annotation, Placement, Revision
from review.paper import model
from review.paper.anchoring import uptake
from review.paper.anchoring.anchors import Anchor, AnchorIndex, anchor
from review.registers.batching import rows
from review.storage import Damaged, Storage, installed

Span = tuple[str, int, str, int]
BY_HAND = (Place.PLACED, Place.DROPPED)
PAPERS, ANSWERS = 8, 1024
"""Texts, and answers worked out from them, kept in memory: named by the hash of what they are made of."""


class Asked(NamedTuple):
    """The place annotated (`quote` where it has none), the place now, None where the words are gone.

    `by_hand`: a person moved or dropped the annotation, so that its place proves no change.
    """

    proposal: str
    quote: str
    first: Span | None
    now: Span | None
    by_hand: bool


class Found(NamedTuple):
    """`adoption` as of a note: None where no wording was proposed; `changed`: the words are others."""

    adoption: Uptake | None
    changed: bool


def found(annotation: Annotation, spot: Placement) -> Found:
    """How far the text of that placement follows the annotation, worked out from both texts."""
    first, files = annotation.placements[0], installed(current_app.config)
    asked = Asked(
        proposal=annotation.proposal,
        quote=first.quote,
        first=_span(first),
        now=_span(spot),
        by_hand=any(placement.place in BY_HAND for placement in annotation.placements[1:]),
    )
    readings = {revision.id: revision.reading for revision in rows(Revision, annotation.matter)}
    old, new = readings[first.revision_id], readings[spot.revision_id]
    nothing = Found(Uptake.ABSENT if asked.proposal.strip() else None, False)
    if old == new:
        return nothing
    try:
        return _found(old, new, asked, files)
    except (OSError, Damaged, ValueError, LookupError):
        return nothing


def _span(spot: Placement) -> Span | None:
    if not spot.standing or spot.start_block is None or spot.end_block is None:
        return None
    return spot.start_block, spot.start or 0, spot.end_block, spot.end or 0


@lru_cache(ANSWERS)
def _found(old: str, new: str, asked: Asked, files: Storage) -> Found:
    before, after = _laid_out(old, files), _laid_out(new, files)
    was = anchor(before, *asked.first) if asked.first else None
    now = anchor(after, *asked.now) if asked.now else None
    quote = was.quote if was else asked.quote
    moved = asked.by_hand and not (now and _is_new(now, before, after))
    if asked.proposal.strip():
        place = None if moved else now
        past = uptake.around(before, was if place else None)
        return Found(Uptake(uptake.adopted(asked.proposal, quote, past, after, place)), False)
    other = now is None or uptake.folded(now.quote) != uptake.folded(quote)
    lost = moved or now is None
    return Found(None, other and (not lost or _fewer(quote, before, after)))


def _is_new(now: Anchor, before: AnchorIndex, after: AnchorIndex) -> bool:
    """Whether a paragraph of this place stood nowhere in the older text."""
    there = {uptake.folded(paragraph.text) for paragraph in before.paragraphs}
    first, last = after.index[now.start_block], after.index[now.end_block]
    return any(
        uptake.folded(paragraph.text) not in there
        for paragraph in after.paragraphs[first : last + 1]
    )


def _fewer(quote: str, before: AnchorIndex, after: AnchorIndex) -> bool:
    """Whether the words stand less often in the newer text."""
    words = uptake.folded(quote)
    was, now = (uptake.folded(uptake.around(ground, None)) for ground in (before, after))
    return bool(words) and now.count(words) < was.count(words)


@lru_cache(PAPERS)
def _laid_out(reading: str, files: Storage) -> AnchorIndex:
    return AnchorIndex(model.load(files.get(reading)))
