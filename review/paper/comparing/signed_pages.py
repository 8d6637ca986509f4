"""A returned PDF page by page: codes, pictures, and what recognition read against what was cleared."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

from review.paper.comparing.signed_copy import folded
from review.paper.reading import sandbox
from review.paper.reading.scanned_pages import ScannedPage
from review.paper.signing_mark import Mark

State = Literal["equal", "page_differs", "page_unread"]
_AT_ONCE = 20  # pages that one child draws


def pages_of(pdf: bytes) -> list[ScannedPage]:
    """Every page, drawn and read in the child; Refusal as `sandbox.read`."""
    scanned_pages: list[ScannedPage] = []
    while True:
        words = [str(len(scanned_pages) + 1), str(_AT_ONCE)]
        more = json.loads(sandbox.ask("scanned", words, pdf))
        scanned_pages += [ScannedPage(tuple(codes), *rest) for codes, *rest in more]
        if len(more) < _AT_ONCE:
            return scanned_pages


def states(expected: Sequence[str], recognised: Sequence[Sequence[str]], mark: Mark) -> list[State]:
    """What is to be said of each recognised page, held against the page of the same number.

    A page is equal only where every character is. Where the numbers of pages differ, no page is:
    what stands on which was not to be known.
    """
    if len(expected) != len(recognised):
        return ["page_differs"] * len(recognised)
    return [_state(old, "".join(new), mark) for old, new in zip(expected, recognised, strict=True)]


def _state(expected: str, recognised: str, mark: Mark) -> State:
    footer = folded(mark.line)
    old, new = (folded(words).replace(footer, "") for words in (expected, recognised))
    if not new:
        return "page_unread"
    return "equal" if old == new else "page_differs"
