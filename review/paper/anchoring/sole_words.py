"""Words the alignment lost, known again because they stand once in either text: a guess, never more.

Two ways: the paragraph went from its place and exactly one came elsewhere, letter for letter the
same; or the words, with what stands beside them, are in the old text once and in the new one once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from review.paper.anchoring.anchors import Anchor, AnchorIndex, anchor
from review.paper.comparing.pairs import Pair
from review.paper.model import Paragraph

BESIDE = 12
"""Code points before or behind the words that are looked at with them."""
TELLING = 6
"""Letters and digits a stretch must have to be searched for: fewer recur by chance."""
_SAYS = re.compile(r"[^\W_]")


class SoleWords:
    """Two papers and their pairs, laid out to find what stands once in either."""

    def __init__(self, old: AnchorIndex, new: AnchorIndex, pairs: Sequence[Pair]) -> None:
        self.old, self.new, self.pairs = old, new, pairs

    def place(self, lost: Anchor) -> Anchor | None:
        """The one place where the words of one paragraph may stand now."""
        if lost.start_block != lost.end_block:
            return None
        return self._whole(lost) or self._with_beside(lost)

    def _whole(self, lost: Anchor) -> Anchor | None:
        text = self.old.paragraphs[self.old.index[lost.start_block]].text
        went, came = self._moved.get(text, ([], []))
        if [each.id for each in went] != [lost.start_block] or len(came) != 1:
            return None
        return anchor(self.new, came[0].id, lost.start, came[0].id, lost.end)

    @cached_property
    def _moved(self) -> dict[str, tuple[list[Paragraph], list[Paragraph]]]:
        """By its text, what went and what came; without texts of which a copy stayed in doubt."""
        found: defaultdict[str, tuple[list[Paragraph], list[Paragraph]]] = defaultdict(
            lambda: ([], [])
        )
        doubtful = {each.text for pair in self.pairs if not pair.sure for each in pair.old}
        for pair in self.pairs:
            if pair.kind in ("deleted", "inserted"):
                for side, paragraphs in enumerate((pair.old, pair.new)):
                    for each in paragraphs:
                        found[each.text][side].append(each)
        return {text: both for text, both in found.items() if text not in doubtful}

    def _with_beside(self, lost: Anchor) -> Anchor | None:
        text = self.old.paragraphs[self.old.index[lost.start_block]].text
        places = set()
        for before, words in _stretches(text, lost.start, lost.end):
            telling = len(_SAYS.findall(words)) >= TELLING
            if telling and words in self._texts[1] and self.unique(words):
                places.add(self._texts[1].index(words) + before)
        if len(places) != 1:
            return None
        return self._anchored(places.pop(), len(lost.quote))

    def _anchored(self, at: int, length: int) -> Anchor:
        for paragraph in self.new.paragraphs:
            if at < len(paragraph.text):
                return anchor(self.new, paragraph.id, at, paragraph.id, at + length)
            at -= len(paragraph.text) + 1
        raise IndexError(at)

    def unique(self, words: str) -> bool:
        """Whether neither paper says the words twice."""
        return all(text.find(words) == text.rfind(words) for text in self._texts)

    @cached_property
    def _texts(self) -> tuple[str, str]:
        return _joined(self.old.paragraphs), _joined(self.new.paragraphs)


def _joined(paragraphs: Iterable[Paragraph]) -> str:
    return "\n".join(each.text for each in paragraphs)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The words with what stands before, behind, and on both sides: (how much before, words)."""
    low, high = max(0, start - BESIDE), min(len(text), end + BESIDE)
    for from_, to in dict.fromkeys(((low, end), (start, high), (low, high))):
        if (from_, to) != (start, end):
            yield start - from_, text[from_:to]
