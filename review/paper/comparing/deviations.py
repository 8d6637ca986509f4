"""Where a text departs from the model text it was made from, clause by clause; what was filled in is none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from review.paper.clause_paths import article
from review.paper.comparing.compare import compare
from review.paper.comparing.findings import quoted
from review.paper.comparing.pairs import Comparison, Pair
from review.paper.model import Paper, Paragraph
from review.words import Words

_BLANK = re.compile(
    r"\{\{[^{}\n]{1,60}\}\}|_{2,}|【[^】\n]{0,30}】|\[ *\]|[×✕╳]{2,}|[Xx]{2,}|□|…{2,}|\.{6,}|[ \t]{2,}"
)
_FILLED = "\0"
SHOWN = 40  # code points quoted of a paragraph


class Departure(Enum):
    """How a clause departs; the word people read."""

    MISSING = "缺少"
    CHANGED = "改动"
    ADDED = "增加"


class Deviation(NamedTuple):
    """`block` is the paragraph of the text, for a missing clause the one before its place, "" for none.

    [start, end) are the code points of it that differ; `words` are quoted; `clause` is the number of the model text, of
    the text itself where the clause was added.
    """

    departure: Departure
    clause: str
    words: str
    sentence: str
    block: str
    start: int
    end: int


def deviations(template: Paper, text: Paper) -> tuple[Deviation, ...]:
    """Everything in the body that departs, in the order of the text."""
    found: list[Deviation] = []
    for each in _found(compare(template, text)):
        if found and _rewritten(found[-1], each):
            each = _as_one(found.pop(), each)
        found.append(each)
    return tuple(found)


def _rewritten(gone: Deviation, came: Deviation) -> bool:
    """A clause of the same number with words of its own is the clause, written anew."""
    departures = (gone.departure, came.departure)
    same = bool(gone.clause) and gone.clause == came.clause
    return same and departures == (Departure.MISSING, Departure.ADDED)


def _as_one(gone: Deviation, came: Deviation) -> Deviation:
    said = Words(
        "{where}示范文本作{was}，这里作{now}",
        where=_at(came.clause),
        was=gone.words,
        now=came.words,
    )
    return came._replace(departure=Departure.CHANGED, sentence=said)


def _found(comparison: Comparison) -> Iterator[Deviation]:
    before = ""
    pairs = [pair for pair in comparison.pairs if pair.story == "body"]
    matched = _matched(pairs)
    told = ((_departure(pair), pair) for pair in pairs if id(pair) not in matched)
    for (departure, clause), each in groupby(
        told, lambda one: (one[0], _clause(one[1], comparison))
    ):
        pairs = [pair for _, pair in each]
        if departure is Departure.CHANGED:
            yield from (_changed(pair, clause) for pair in pairs)
        elif departure is not None:
            yield from _whole(departure, clause, pairs, before)
        before = next((pair.new[-1].id for pair in reversed(pairs) if pair.new), before)


def _matched(pairs: Sequence[Pair]) -> set[int]:
    """The ids of pairs of which one came where the other went, with only its blanks filled in.

    Where little stands around a long blank, the two are too unlike to be aligned.
    """
    came = [pair for pair in pairs if pair.kind == "inserted" and pair.new_text.strip()]
    matched: set[int] = set()
    for gone in pairs:
        if gone.kind != "deleted" or not _BLANK.search(gone.old_text):
            continue
        for pair in came:
            if id(pair) not in matched and filled_in(gone.old_text, pair.new_text):
                matched |= {id(gone), id(pair)}
                break
    return matched


def _departure(pair: Pair) -> Departure | None:
    if pair.kind == "deleted":
        return Departure.MISSING if pair.old_text.strip() else None
    if pair.kind == "inserted":
        return Departure.ADDED if pair.new_text.strip() else None
    if pair.kind == "left" or not pair.edits or filled_in(pair.old_text, pair.new_text):
        return None
    return Departure.CHANGED


def _clause(pair: Pair, comparison: Comparison) -> str:
    side, paths = (pair.old, comparison.old_paths) if pair.old else (pair.new, comparison.new_paths)
    return article(paths.get(side[0].id, ""))


def _changed(pair: Pair, clause: str) -> Deviation:
    first, last = pair.edits[0], pair.edits[-1]
    was = quoted(pair.old_text[first.old_start : last.old_end] or "（无）", SHOWN)
    now = quoted(pair.new_text[first.new_start : last.new_end] or "（删去）", SHOWN)
    paragraph = pair.new[0]
    start = min(first.new_start, len(paragraph.text))
    end = min(max(last.new_end, start), len(paragraph.text))
    said = Words("{where}示范文本作{was}，这里作{now}", where=_at(clause), was=was, now=now)
    return Deviation(Departure.CHANGED, clause, now, said, paragraph.id, start, end)


def _whole(
    departure: Departure, clause: str, pairs: list[Pair], before: str
) -> Iterator[Deviation]:
    """Neighbouring paragraphs of one clause that came or went, as one."""
    if departure is Departure.MISSING:
        words = quoted("".join(map(_spoken, _of(pair.old for pair in pairs))), SHOWN)
        said = Words("{where}示范文本中的{words}这里没有", where=_at(clause), words=words)
        yield Deviation(departure, clause, words, said, before, 0, 0)
        return
    new = [*_of(pair.new for pair in pairs)]
    words = quoted("".join(map(_spoken, new)), SHOWN)
    said = Words("{where}{words}示范文本中没有", where=_at(clause), words=words)
    yield Deviation(departure, clause, words, said, new[0].id, 0, len(new[0].text))


def _of(sides: Iterable[tuple[Paragraph, ...]]) -> Iterator[Paragraph]:
    return (paragraph for side in sides for paragraph in side)


def _spoken(paragraph: Paragraph) -> str:
    return f"{paragraph.label}{paragraph.text}"


def _at(clause: str) -> str:
    return Words("{clause}：", clause=clause.rstrip("、.．")) if clause else ""


def filled_in(template: str, text: str) -> bool:
    """Whether the text is the model's words with something in its blanks, and nothing else."""
    parts = _folded(_BLANK.sub(_FILLED, unicodedata.normalize("NFKC", template).strip()))
    words = _folded(unicodedata.normalize("NFKC", text))
    head, *rest = parts.split(_FILLED)
    if not rest:
        return head == words
    *middle, tail = rest
    if not (words.startswith(head) and words.endswith(tail)):
        return False
    at, end = len(head), len(words) - len(tail)
    for part in middle:
        found = words.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return at <= end


def _folded(text: str) -> str:
    return re.sub(r"\s", "", text)
