"""Whether two papers are versions of one text at all, asked before one takes the other's place."""

from __future__ import annotations

from review.paper.comparing.matching_key import folded_width
from review.paper.model import Paper

RELATED = 0.2
"""Share of the shorter text's words from which two papers are taken for versions of one text."""
TELLING = 8
"""Shorter paragraphs (甲方：, 年 月 日) stand in any text."""


def share(paper: Paper, two: Paper) -> float:
    """How much of the shorter paper stands in both, 0..1, by whole paragraphs; 1 for no words."""
    first, second = _telling(paper), _telling(two)
    least = min(sum(map(len, first)), sum(map(len, second)))
    return sum(map(len, first & second)) / least if least else 1.0


def _telling(paper: Paper) -> frozenset[str]:
    texts = (folded_width("".join(each.text.split())) for each in paper.paragraphs())
    return frozenset(text for text in texts if len(text) >= TELLING)
