"""Places in a pair of texts: where a span of the old one stands in the new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from review.paper.comparing.pairs import Pair
from review.paper.comparing.tokens import Edit
from review.paper.model import Paragraph


class Span(NamedTuple):
    """Old [old_start, old_end) stands at new [start, end); `kept` of its code points survived.

    `touched` is the length of the old text in all edits that reach into the span.
    """

    old_start: int
    old_end: int
    start: int
    end: int
    kept: int
    touched: int


def locate(paragraphs: Sequence[Paragraph], block: str, offset: int) -> int:
    """The offset, in the paragraphs' joined text, of a place in one of them."""
    for paragraph in paragraphs:
        if paragraph.id == block:
            return offset
        offset += len(paragraph.text) + 1
    raise KeyError(block)


def through(edits: Sequence[Edit], start: int, end: int) -> Span:
    """The span after the edits; text inserted at its very edges stays outside."""
    new_start, new_end, lost, touched = start, end, 0, 0
    for edit in edits:
        if edit.old_start >= end:
            break
        if edit.old_end <= start:
            new_start = start + edit.new_end - edit.old_end
        elif edit.old_start <= start:
            new_start = edit.new_start
        inside = edit.old_end <= end
        new_end = end + edit.new_end - edit.old_end if inside else edit.new_end
        overlap = max(0, min(end, edit.old_end) - max(start, edit.old_start))
        lost += overlap
        touched += edit.old_end - edit.old_start if overlap else 0
    return Span(start, end, new_start, max(new_start, new_end), end - start - lost, touched)


def ambiguous(pair: Pair, span: Span) -> bool:
    """Whether another reading of the same edits would put the span elsewhere.

    "甲方、甲方" losing one 甲方 reads the same whichever of the two is struck out.
    """
    for edit in pair.edits:
        if edit.new_start == edit.new_end and _slides(
            pair.old_text, (edit.old_start, edit.old_end), (span.old_start, span.old_end)
        ):
            return True
        if edit.old_start == edit.old_end and _slides(
            pair.new_text, (edit.new_start, edit.new_end), (span.start, span.end)
        ):
            return True
    return False


def _slides(text: str, lone: tuple[int, int], span: tuple[int, int]) -> bool:
    """Whether the lone stretch, slid along equal text, could come to cover the span."""
    start, end = lone
    left = 0
    while left < start and text[start - left - 1] == text[end - left - 1]:
        left += 1
    right = 0
    while end + right < len(text) and text[start + right] == text[end + right]:
        right += 1
    return left + right > 0 and start - left <= span[0] and span[1] <= end + right
