"""Where words that lost their place might stand now: offered to a person, never decided here."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.process import extract

from review.paper.anchoring.anchors import Anchor, AnchorIndex, Unanchored, anchor
from review.paper.comparing.matching_key import folded_width

MOST = 3
LIKE = 60.0
"""rapidfuzz ratio (0..100) below which a place is no candidate."""
CONTEXT_WEIGHT = 0.3
LOOKED_AT = 24
"""How many of the best paragraphs are weighed with their context."""


class Candidate(NamedTuple):
    """A place that might be meant; `likeness` weighs the words and what surrounds them, 0..1.

    It is 0 where only the number of the clause speaks for the place.
    """

    anchor: Anchor
    likeness: float


def candidates(
    new: AnchorIndex, lost: Anchor, proposal: str = "", most: int = MOST
) -> list[Candidate]:
    """The best places for `lost` in the new text, the likeliest first; [] where nothing is alike.

    The words counsel proposed stand for the old ones; and a clause of the same number may be the
    one that was written anew.
    """
    ranked = _alike(new, lost, lost.quote)
    if proposal:
        ranked += [
            candidate for candidate in _alike(new, lost, proposal) if _fresh(candidate, ranked)
        ]
    ranked.sort(key=lambda candidate: -candidate.likeness)
    ranked += [candidate for candidate in _same_number(new, lost) if _fresh(candidate, ranked)]
    return ranked[:most]


def _fresh(candidate: Candidate, ranked: list[Candidate]) -> bool:
    return candidate.anchor.start_block not in {each.anchor.start_block for each in ranked}


def _same_number(new: AnchorIndex, lost: Anchor) -> list[Candidate]:
    """The first paragraph under the number the words stood under, as a whole."""
    for paragraph in new.paragraphs:
        if lost.path and new.paths.get(paragraph.id) == lost.path and paragraph.text.strip():
            whole = anchor(new, paragraph.id, 0, paragraph.id, len(paragraph.text))
            return [Candidate(whole, 0.0)]
    return []


def _alike(new: AnchorIndex, lost: Anchor, words: str) -> list[Candidate]:
    wanted = folded_width(max(words.split("\n"), key=len))
    texts = {
        n: folded_width(paragraph.text)
        for n, paragraph in enumerate(new.paragraphs)
        if paragraph.text.strip()
    }
    best = extract(wanted, texts, scorer=fuzz.partial_ratio, score_cutoff=LIKE, limit=LOOKED_AT)
    return [
        candidate for _, _, n in best if (candidate := _weighed(new, n, wanted, texts[n], lost))
    ]


def _weighed(new: AnchorIndex, n: int, wanted: str, text: str, lost: Anchor) -> Candidate | None:
    """The likest stretch of one paragraph, weighed with what stands around it."""
    spot = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=LIKE)
    if spot is None or len(text) * 2 < len(wanted):
        return None
    id = new.paragraphs[n].id
    try:
        position = anchor(new, id, spot.dest_start, id, spot.dest_end)
    except Unanchored:
        return None
    around = fuzz.ratio(lost.prefix + lost.suffix, position.prefix + position.suffix)
    if lost.path and lost.path == position.path:
        around = max(around, 80.0)
    share = CONTEXT_WEIGHT * around + (1 - CONTEXT_WEIGHT) * spot.score
    return Candidate(position, round(share / 100, 3))
