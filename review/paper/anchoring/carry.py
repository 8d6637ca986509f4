"""Annotations carried from one version to the next: along the alignment, never by look-alike.

Words that are gone leave an orphan, even where the same words stand elsewhere; a guess is made
only among text that is new in this version, only where it is the single candidate, and is called
a guess so that a person confirms it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from review.paper.anchoring.anchors import Anchor, AnchorIndex, anchor, holds
from review.paper.anchoring.sole_words import SoleWords
from review.paper.clause_paths import article, typed_number
from review.paper.comparing.compare import compare
from review.paper.comparing.pairs import Comparison, Pair
from review.paper.comparing.span_mapping import Span, ambiguous, locate, through
from review.paper.model import Paper, Paragraph
from review.words import Words

State = Literal["same", "moved", "edited", "guessed", "orphan"]

FIRM = 0.75
"""Likeness of two paragraphs below which their common words prove nothing."""
BEYOND_DOUBT = 0.9
"""Likeness from which an edited paragraph needs no further witness that it is the same one."""
OWN = 4
"""Code points that must stay together to be words of that paragraph alone."""
SOUND = 0.85
"""Likeness two paragraphs must have where most of the quoted words themselves were exchanged."""
NEIGHBOURS = 3
"""How many pairs to either side are searched for words that left their paragraph."""
TELLING = 6
"""Shorter quotes (甲方, 付款) recur by chance and are not searched for."""
ALMOST = 85.0
"""rapidfuzz ratio (0..100) from which a reworded quote is offered as a guess."""
_MARKS = re.compile(r"[\W_]+")


class Carried(NamedTuple):
    """Where an annotation stands now; `anchor` is None for an orphan. `confidence` is 0..1."""

    state: State
    confidence: float
    why: str
    anchor: Anchor | None


def carry(
    old: Paper, new: Paper, anchors: Iterable[Anchor], comparison: Comparison | None = None
) -> list[Carried]:
    """Each anchor of the old paper in the new one, in the order given.

    `comparison` is `compare(old, new)` where the caller has it already.
    """
    road = Road(old, new, comparison)
    return [road.carry(each) for each in anchors]


def aligned(comparison: Comparison, old: Anchor, new: Anchor) -> bool:
    """Whether the new place lies in the paragraph, or in the clause, that the old one became."""
    became = {
        paragraph.id
        for pair in comparison.pairs
        if any(each.id == old.start_block for each in pair.old)
        for paragraph in pair.new
    }
    if new.start_block in became:
        return True
    before, after = article(old.path), article(new.path)
    return bool(before) and before == after


def _orphan(why: str) -> Carried:
    return Carried("orphan", 0.0, why, None)


class Road:
    """The way from one paper to the next: made once, walked by each anchor."""

    def __init__(self, old: Paper, new: Paper, comparison: Comparison | None = None) -> None:
        self.comparison = comparison = comparison or compare(old, new)
        self.old = AnchorIndex(old, comparison.old_paths)
        self.new = AnchorIndex(new, comparison.new_paths)
        self.pairs = comparison.pairs
        self.home: dict[str, int] = {}
        for n, pair in enumerate(self.pairs):
            if pair.kind != "left":
                for paragraph in pair.old:
                    self.home[paragraph.id] = n

    def carry(self, old: Anchor) -> Carried:
        if not holds(self.old, old):
            return _orphan("原文本中该位置的文字与批注所引文字不符，无法沿用。")
        found = self._along(old)
        made = None if found.anchor else self.sole_words.place(old)
        if made is None:
            return found
        why = Words(
            "{ground}；这几个字连同前后文在新文本中只有一处，请核对。", ground=found.why[:-1]
        )
        return Carried("guessed", 0.5, why, made)

    @cached_property
    def sole_words(self) -> SoleWords:
        return SoleWords(self.old, self.new, self.pairs)

    def _along(self, old: Anchor) -> Carried:
        first, last = self.home.get(old.start_block), self.home.get(old.end_block)
        if first is None or last is None:
            return _orphan("所在部分不参与比对，无法沿用。")
        if first != last:
            return self._over_several(old, first, last)
        pair = self.pairs[first]
        if not pair.new:
            return self._search(old, first, "所在段落已删除")
        if not pair.sure:
            return _orphan("文中有相同或极相近的段落增删，无法判断是哪一处。")
        start = locate(pair.old, old.start_block, old.start)
        end = locate(pair.old, old.end_block, old.end)
        return self._inside(old, first, through(pair.edits, start, end))

    def _inside(self, old: Anchor, at: int, span: Span) -> Carried:
        pair = self.pairs[at]
        if ambiguous(pair, span):
            return _orphan("被增删的文字与所引文字相同，无法判断留下的是哪一处。")
        kept = span.kept / (span.old_end - span.old_start)
        if kept < 0.5 and not self._replaced(span):
            return self._search(old, at, "所引文字已删除或改写")
        made = self._anchor(pair.new, span.start, pair.new, span.end)
        if made is None:
            return self._search(old, at, "所引文字已删除")
        return self._judged(old, made, (pair,), kept)

    def _replaced(self, span: Span) -> bool:
        """Whether the words were exchanged on the spot, not lost in a rewritten passage."""
        length = span.old_end - span.old_start
        return span.touched <= 2 * length + 4

    def _judged(self, old: Anchor, made: Anchor, pairs: Sequence[Pair], kept: float) -> Carried:
        likeness = min(pair.likeness for pair in pairs)
        way = self._way(old, made)
        proved = all(map(self._proved, pairs))
        known = proved or all(map(self._one_hole, pairs))
        if likeness < FIRM and not known and (kept < FIRM or len(old.quote) < TELLING):
            return _orphan(
                Words(
                    "所在段落已大部改写（相似度{likeness}），所引文字无从确认。",
                    likeness=f"{likeness:.0%}",
                )
            )
        if likeness < (FIRM if kept >= FIRM else SOUND) or not proved:
            doubt = "" if proved else "，留下的文字别处也有"
            why = Words(
                "所在段落改动很大（相似度{likeness}{doubt}），{way}请核对位置。",
                likeness=f"{likeness:.0%}",
                doubt=doubt,
                way=way,
            )
            return Carried("guessed", round(0.5 * likeness, 3), why, made)
        if made.quote != old.quote:
            confidence = round(0.6 + 0.35 * kept * likeness, 3)
            now = Words("{way}现为“{quote}”", way=way, quote=made.quote[:40])
            why = Words(
                "段落相互对应，所引文字有改动（保留{kept}），{place}。",
                kept=f"{kept:.0%}",
                place=now,
            )
            return Carried("edited", confidence, why, made)
        if any(pair.kind == "moved" for pair in pairs):
            why = Words("文字未变，随所在段落移动，{way}请留意上下文。", way=way)
            return Carried("moved", round(0.95 * likeness, 3), why, made)
        return Carried("same", 1.0, Words("文字未变，{way}位置相互对应。", way=way), made)

    def _proved(self, pair: Pair) -> bool:
        """Whether it is one paragraph in both papers, not two of a family that reads alike.

        Where much was changed, some of what stayed must stand in no other paragraph of either
        paper: 逾期的，每日按未付款项的…支付违约金 proves nothing where many clauses say it.
        """
        if not pair.edits or (pair.kind != "moved" and pair.likeness >= BEYOND_DOUBT):
            return True
        if pair.in_row and pair.kind != "moved":
            return True  # a row is known by all its cells
        return any(map(self.sole_words.unique, _kept(pair)))

    def _one_hole(self, pair: Pair) -> bool:
        """Whether one stretch alone was exchanged, in a paragraph beside which another one stayed."""
        at = self.home[pair.old[0].id]
        beside = [self.pairs[n] for n in (at - 1, at + 1) if 0 <= n < len(self.pairs)]
        stayed = any(each.kind in ("same", "edited") and each.sure for each in beside)
        return stayed and len(pair.edits) == 1 and pair.kind == "edited"

    def _way(self, old: Anchor, made: Anchor) -> str:
        before, after = article(old.path), article(made.path)
        return (
            Words("由{before}变为{after}，", before=before or "无编号处", after=after or "无编号处")
            if before != after
            else ""
        )

    def _over_several(self, old: Anchor, first: int, last: int) -> Carried:
        """A quote over paragraphs: both ends must stand, in order and no farther apart."""
        head, tail = self.pairs[first], self.pairs[last]
        if not head.new or not tail.new or not (head.sure and tail.sure):
            return _orphan("所引文字首尾所在的段落已删除或无法确定。")
        start = locate(head.old, old.start_block, old.start)
        end = locate(tail.old, old.end_block, old.end)
        span = through(head.edits, start, len(head.old_text))
        two = through(tail.edits, 0, end)
        made = self._anchor(head.new, span.start, tail.new, two.end)
        length = span.old_end - span.old_start + two.old_end
        kept = (span.kept + two.kept) / max(1, length)
        if made is None or kept < 0.5 or len(made.quote) > 2 * len(old.quote) + 40:
            return _orphan("所引的几个段落已分散、颠倒或大部改写。")
        return self._judged(old, made, (head, tail), kept)

    def _anchor(
        self, head: tuple[Paragraph, ...], start: int, tail: tuple[Paragraph, ...], end: int
    ) -> Anchor | None:
        first, from_ = _split(head, start, False)
        last, to = _split(tail, end, True)
        here, there = self.new.index[first.id], self.new.index[last.id]
        if (here, from_) >= (there, to) or self.new.first[here] != self.new.first[there]:
            return None
        return anchor(self.new, first.id, from_, last.id, to)

    def _search(self, old: Anchor, at: int, why: str) -> Carried:
        """The quote among text that is new here or beside; a tie is an orphan."""
        if len(old.quote) < TELLING or "\n" in old.quote:
            return _orphan(Words("{ground}。", ground=why))
        near = self.pairs[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
        fresh = [(pair, e.new_start, e.new_end) for pair in near if pair.new for e in pair.edits]
        found = [hit for each in fresh for hit in _exact(old.quote, *each)]
        confidence = 0.6
        if not found:
            found = [hit for each in fresh for hit in _almost(old.quote, *each)]
            confidence = 0.4
        if len(found) > 1:
            return _orphan(
                Words("{ground}，附近新增文字中有多处相似，无法判断是哪一处。", ground=why)
            )
        if not found:
            return _orphan(Words("{ground}。", ground=why))
        pair, start, end = found[0]
        made = self._anchor(pair.new, start, pair.new, end)
        return Carried(
            "guessed",
            confidence,
            Words("{ground}，附近新增文字中有一处相似，请核对。", ground=why),
            made,
        )


def _kept(pair: Pair) -> Iterator[str]:
    """What stayed between the edits, its number apart, in pieces that hold no mark."""
    text = pair.old_text
    at = typed_number(text)
    for end, after in [*((e.old_start, e.old_end) for e in pair.edits), (len(text), 0)]:
        for piece in _MARKS.split(text[at:end]):
            if len(piece) >= OWN:
                yield piece
        at = max(at, after)


def _split(paragraphs: tuple[Paragraph, ...], offset: int, ends: bool) -> tuple[Paragraph, int]:
    """The paragraph and offset of a place in their joined text; a place at a seam goes inwards."""
    for paragraph in paragraphs[:-1]:
        length = len(paragraph.text)
        if offset < length or (ends and offset <= length + 1):
            return paragraph, min(offset, length)
        offset = max(0, offset - length - 1)
    return paragraphs[-1], min(offset, len(paragraphs[-1].text))


def _exact(quote: str, pair: Pair, start: int, end: int) -> list[tuple[Pair, int, int]]:
    spans, text = [], pair.new_text
    at = text.find(quote, start, end)
    while at >= 0:
        spans.append((pair, at, at + len(quote)))
        at = text.find(quote, at + 1, end)
    return spans


def _almost(quote: str, pair: Pair, start: int, end: int) -> list[tuple[Pair, int, int]]:
    text = pair.new_text[start:end]
    if len(quote) < 2 * TELLING or len(text) < len(quote) * 0.8:
        return []
    hit = fuzz.partial_ratio_alignment(quote, text, score_cutoff=ALMOST)
    return [(pair, start + hit.dest_start, start + hit.dest_end)] if hit else []
