"""Two streams of words held together in order: the stretches that only one of them has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from review.paper.comparing.tokens import edits

_SENTENCE = re.compile(r"[^。;:!?]*[。;:!?]?")
LONGEST = 6_000
"""Characters on a side beyond which a stretch is called different as a whole."""


class Hunk(NamedTuple):
    """`ours` at `at` of the first stream stands where `theirs` stands at `there` of the other.

    `edge`: a page ends beside it or in it.
    """

    at: int
    there: int
    ours: str
    theirs: str
    edge: bool = False


def hunks(first: str, other: str) -> Iterator[Hunk]:
    """Every stretch that differs, in order; nothing for equal streams."""
    if first == other:
        return
    old = [piece for piece in _SENTENCE.findall(first) if piece]
    new = [piece for piece in _SENTENCE.findall(other) if piece]
    at = there = 0
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = "".join(old[a:b]), "".join(new[c:d])
        if tag != "equal":
            yield from _inside(at, there, left, right)
        at, there = at + len(left), there + len(right)


def _inside(at: int, there: int, left: str, right: str) -> Iterator[Hunk]:
    if max(len(left), len(right)) > LONGEST:
        yield Hunk(at, there, left, right)
        return
    for edit in edits(left, right):
        old, new = left[edit.old_start : edit.old_end], right[edit.new_start : edit.new_end]
        yield Hunk(at + edit.old_start, there + edit.new_start, old, new)
