"""Whether the wording counsel proposed stands in a newer text, whatever was answered.

Compared folded: width, spaces and punctuation are the typist's business. Figures are not: a
proposal of 30 days is not taken over by a text that says 60.
"""

from __future__ import annotations

import re
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from review.paper.anchoring.anchors import Anchor, AnchorIndex, anchor
from review.paper.comparing.matching_key import folded_width
from review.paper.comparing.tokens import figures

Adopted = Literal["full", "partly", "absent"]

ALMOST = 0.9
"""Share of the proposal's characters that stand in order from which it was taken over in part."""
GAINED = 0.05
"""By how much that share must have grown since the old text."""
TELLING = 8
"""Shorter proposals (folded) are found in any text by chance: only the exact place proves them."""

# Punctuation says nothing, except the point and the percent sign of a figure.
_SILENT = re.compile(r"(?<!\d)[.](?!\d)|[^\w.%‰¥$]|_")
_DELETE = re.compile(
    r"(?:建议|拟)?(?:予以|全文|整[条款段])?(?:删除|删去|删掉)(?:本|该|此|这一?|上述)?"
    r"(?:[条款项句段处]|内容|表述|字样|部分)?"
)


def folded(text: str) -> str:
    """What two typings of one sentence share."""
    return _SILENT.sub("", folded_width(text)).lower()


def deletes(proposal: str) -> bool:
    """Whether the proposal asks that the words be taken out, not for other words."""
    return _DELETE.fullmatch(folded(proposal)) is not None


def adopted(proposal: str, quote: str, past: str, new: AnchorIndex, now: Anchor | None) -> Adopted:
    """How far the proposal on `quote` stands in the new text at `now`; None: the words are gone.

    `past` is what stood around the words before (see `around`): what was there is no adoption.
    """
    wanted = folded(proposal)
    if not wanted:
        return "absent"
    if _DELETE.fullmatch(wanted):
        return "full" if folded(quote) not in folded(around(new, now)) else "absent"
    if now and (folded(now.quote) == wanted):
        return "full"
    if now is None and len(wanted) < TELLING:
        return "absent"
    after = around(new, now)
    text, earlier = folded(after), folded(past)
    if text.count(wanted) > earlier.count(wanted):
        return "full"
    if _nearly(wanted, text, earlier, proposal, after):
        return "partly"
    return "absent"


def place(proposal: str, new: AnchorIndex) -> Anchor | None:
    """The one paragraph of the new text in which the proposal stands, None for none or several."""
    wanted = folded(proposal)
    if len(wanted) < TELLING:
        return None
    paragraphs = [paragraph for paragraph in new.paragraphs if wanted in folded(paragraph.text)]
    if len(paragraphs) != 1:
        return None
    spot = fuzz.partial_ratio_alignment(folded_width(proposal), folded_width(paragraphs[0].text))
    if spot is None:
        return None
    return anchor(new, paragraphs[0].id, spot.dest_start, paragraphs[0].id, spot.dest_end)


def _nearly(wanted: str, text: str, past: str, proposal: str, after: str) -> bool:
    if len(wanted) < TELLING:
        return False
    share = _share(wanted, text)
    if share < ALMOST or share < _share(wanted, past) + GAINED:
        return False
    there = {folded_width(figure.text) for figure in figures(after)}
    return all(folded_width(figure.text) in there for figure in figures(proposal))


def _share(wanted: str, text: str) -> float:
    """How much of `wanted` stands in order in the stretch of `text` that is most like it."""
    spot = fuzz.partial_ratio_alignment(wanted, text)
    if spot is None:
        return 0.0
    margin = len(wanted) // 4
    stretch = text[max(0, spot.dest_start - margin) : spot.dest_end + margin]
    return LCSseq.similarity(wanted, stretch) / len(wanted)


def around(ground: AnchorIndex, spot: Anchor | None) -> str:
    """The paragraphs of a place and one to either side; the whole text where there is no place."""
    paragraphs = ground.paragraphs
    if spot is not None:
        first, last = ground.index[spot.start_block], ground.index[spot.end_block]
        paragraphs = paragraphs[max(ground.first[first], first - 1) : last + 2]
    return "\n".join(paragraph.text for paragraph in paragraphs)
