"""The signed copy held against the cleared text: the words alone, whatever paper they stand on.

A scan with a text layer, a PDF printed from Word and the Word file itself break lines, number and
indent differently. What is compared is therefore one stream of characters, without spaces, with the
numbers as they are read; running heads, page numbers and the footer of the signing copy are no part
of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from review.paper.comparing.matching_key import folded_width
from review.paper.comparing.tokens import edits
from review.paper.model import OBJECT, Paper
from review.paper.signing_mark import Mark
from review.paper.views import lines

_SPACE = re.compile(rf"\s|_|{OBJECT}")
_SENTENCE = re.compile(r"[^。；;：:！？]*[。；;：:！？]?")
CONTEXT = 14
LONGEST = 6_000
"""Characters on a side beyond which a stretch is called different as a whole."""


class Difference(NamedTuple):
    """`reviewed` in the cleared text stands as `signed` in the copy, after the words `before`."""

    before: str
    reviewed: str
    signed: str


class Placed(NamedTuple):
    """A difference with its place [start, end) in the stream of the cleared text and what follows."""

    difference: Difference
    start: int
    end: int
    after: str


def legible(paper: Paper) -> bool:
    """Whether there are any words to compare."""
    return bool(stream(paper))


def stream(paper: Paper, mark: Mark | None = None) -> str:
    """The words of the body in reading order, folded, numbers included, footers of `mark` left out."""
    body = paper.stories[0].name if paper.stories else "body"
    words = "".join(folded(line.label + line.text) for line in lines(paper, "final", body))
    return words.replace(folded(mark.line), "") if mark else words


def folded(words: str) -> str:
    """As the streams have it: one width, no spaces, no lines to write on, no pictures."""
    return _SPACE.sub("", folded_width(words))


def differences(reviewed: Paper, signed: Paper, mark: Mark | None = None) -> tuple[Difference, ...]:
    """Where the two read differently, in order; () where every word is the same."""
    return tuple(each.difference for each in placed(stream(reviewed), stream(signed, mark)))


def placed(left: str, two: str) -> tuple[Placed, ...]:
    """The differences of two streams, each with its place in the first."""
    return tuple(_differing(left, two)) if left != two else ()


def _differing(one: str, two: str) -> Iterator[Placed]:
    old = [piece for piece in _SENTENCE.findall(one) if piece]
    new = [piece for piece in _SENTENCE.findall(two) if piece]
    at = 0
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = "".join(old[a:b]), "".join(new[c:d])
        if tag != "equal":
            yield from _inside(one, at, left, right)
        at += len(left)


def _inside(whole: str, at: int, left: str, right: str) -> Iterator[Placed]:
    if max(len(left), len(right)) > LONGEST:
        yield _at(whole, at, left, right)
        return
    for edit in edits(left, right):
        old, new = left[edit.old_start : edit.old_end], right[edit.new_start : edit.new_end]
        yield _at(whole, at + edit.old_start, old, new)


def _at(whole: str, start: int, old: str, new: str) -> Placed:
    end = start + len(old)
    difference = Difference(whole[max(0, start - CONTEXT) : start], old, new)
    return Placed(difference, start, end, whole[end : end + CONTEXT])
