"""Words as search compares them, the pairs of characters it files them under, and their excerpt.

Width, case and spaces do not matter. Chinese is not cut into words: a cut that differs between a
text and a question loses the hit, and one- and two-character words are what people look for. Every
two neighbouring letters or figures are a gram instead, so a part of a number is found as well.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from review.paper.model import OBJECT
from review.paper.radicals import unified

AROUND = 24
MOST_WORDS = 8
LONGEST = 120  # characters of a word that are sought
STEP = 600
RUN = re.compile(r"[^\W_]+")
QUOTED_OR_WORD = re.compile(r"[“\"]([^”\"]+)[”\"]?|([^\s“”\"]+)")
YEAR = re.compile(r"(?:19|20)\d\d")
SPACE = re.compile(r"\s+")
HITS = re.compile(b"\1+")


ALIKE = str.maketrans(
    {
        **dict.fromkeys("(（[［{｛【〔〖﹝﹙", "〔"),
        **dict.fromkeys(")）]］}｝】〕〗﹞﹚", "〕"),
        **dict.fromkeys("○〇◯⭕", "零"),
        **dict.fromkeys("•・‧∙⋅･●", "·"),
    }
)
"""Signs that are typed for each other: any bracket around a year, a round nought, a middle dot."""


class _Folding(dict[int, str]):
    """What each character is compared as; filled in as characters come up. A letter with an accent
    is the letter and the accent, however it was composed.

    Invisible marks, variation selectors and the place of an image or a note compare as nothing.
    """

    def __missing__(self, point: int) -> str:
        letter = unified(chr(point))
        folded_text = "".join(unicodedata.normalize("NFKD", letter).casefold().split())
        folded_text = folded_text.translate(ALIKE)
        if letter == OBJECT or unicodedata.category(letter) == "Cf" or _selects(point):
            folded_text = ""
        self[point] = folded_text
        return folded_text


def _selects(point: int) -> bool:
    return 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF


_FOLDING = _Folding()


def folded(text: str) -> str:
    """Character by character, so that a place in the folded text has one in the text itself."""
    return text.translate(_FOLDING)


def grams(words: str) -> set[str]:
    """What folded words are filed under: each pair of neighbours, and the last of every run."""
    pieces: set[str] = set()
    for run in RUN.findall(words):
        pieces.update(map("".join, pairwise(run)))
        pieces.add(run[-1])
    return pieces


class Passage(NamedTuple):
    """A piece of a text as it stands, as search compares it, and what it is filed under."""

    text: str
    words: str
    grams: frozenset[str]


def passage(text: str) -> Passage:
    words = folded(text)
    return Passage(text, words, frozenset(grams(words)))


def prepared(texts: Iterable[str]) -> list[Passage]:
    """Every passage of these texts, ready to be filed: the work that needs no database."""
    return [passage(one) for text in texts if text.strip() for one in passages(text)]


def passages(text: str) -> Iterator[str]:
    """The text in overlapping pieces, so that every word sought stands whole in one of them.

    A long text would hold the grams of words it has not; few short pieces do.
    """
    ends = _ends(text)
    for start in range(0, max(ends[-1] - LONGEST, 1), STEP):
        begin = bisect_right(ends, start) - 1
        yield text[begin : bisect_left(ends, start + STEP + LONGEST)]


def _ends(text: str) -> list[int]:
    """Where in the folded text each character begins, and where the last one ends."""
    return list(accumulate(map(len, map(_FOLDING.__getitem__, map(ord, text))), initial=0))


class Key(NamedTuple):
    """What the grams of a text must hold, whole or as a beginning, for it to have the word.

    Where `enough` they have it; otherwise the text itself is still to be asked. A key of nothing
    (a word without letters and figures) says nothing at all.
    """

    whole: tuple[str, ...]
    beginnings: tuple[str, ...]
    enough: bool

    def __bool__(self) -> bool:
        return bool(self.whole or self.beginnings)


def key(word: str) -> Key:
    """The key to a folded word."""
    runs = RUN.findall(word)
    # Every number bears a year: to look it up as well costs more than all the rest of the word.
    telling = [run for run in runs if run[1:] and not YEAR.fullmatch(run)]
    pairs = [a + b for run in telling or runs for a, b in pairwise(run)]
    single = [run for run in runs if len(run) == 1]
    enough = len(word) <= 2 and runs == [word]
    return Key(tuple(dict.fromkeys(pairs)), tuple(dict.fromkeys(single)), enough)


def asked(question: str) -> list[str]:
    """The words of a question, folded: spaces part them, quotation marks keep them together."""
    words = (folded(quoted or word) for quoted, word in QUOTED_OR_WORD.findall(question))
    return [one[:LONGEST] for one in dict.fromkeys(words) if one][:MOST_WORDS]


Pieces = list[tuple[str, bool]]


def excerpt(text: str, words: Sequence[str]) -> Pieces:
    """What stands around the first place of the longest word that is there, cut as `marked` does.

    `words` are folded; [] where none stands in the text.
    """
    known = folded(text)
    there = [word for word in words if word in known]
    if not there:
        return []
    length = max(map(len, there))
    at = min(known.find(word) for word in there if len(word) == length)
    ends = _ends(text)
    begin = bisect_right(ends, max(0, at - AROUND)) - 1
    pieces = marked(text[begin : bisect_left(ends, at + length + AROUND)], words)
    return [(SPACE.sub(" ", piece), hit) for piece, hit in pieces]


def marked(text: str, words: Sequence[str]) -> Pieces:
    """The whole text, cut into pieces that are one of the folded words (True) or none."""
    known = folded(text)
    if not any(word in known for word in words):
        return [(text, False)] if text else []
    ends = _ends(text)
    hits = bytearray(ends[-1])
    for word in words:
        at = known.find(word)
        while at >= 0:
            hits[at : at + len(word)] = b"\1" * len(word)
            at = known.find(word, at + len(word))
    inside = bytearray(len(text))
    for run in HITS.finditer(hits):
        # What compares as nothing is inside a hit that goes on behind it.
        begin, end = bisect_right(ends, run.start()) - 1, bisect_left(ends, run.end())
        inside[begin:end] = b"\1" * (end - begin)
    runs = groupby(zip(text, inside, strict=True), key=itemgetter(1))
    return [("".join(character for character, _ in run), bool(hit)) for hit, run in runs]
