"""Our reading held against the pages that another program prints of the same file, word by word.

Trust one reader and its blind spots are yours. What differs between any two honest readings is left
out: headers and footers are repeated, page numbers and fields computed anew, notes and boxes laid
elsewhere, words hyphenated, signs drawn in another font.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from review.paper.clause_paths import article, paths
from review.paper.comparing.matching_key import folded_width
from review.paper.comparing.printed_order import Hunk, hunks
from review.paper.digest import sha256
from review.paper.model import OBJECT, Paper, Paragraph, Story
from review.paper.reading import sandbox
from review.paper.views import shown as shown_blocks

ANY = "\ue000"
"""Stands where each program writes what it computes itself: a page number, a date, a note's sign."""
MOVED = 8  # letters from which the same words elsewhere on the pages are the same words
NUMBERS = "编号"
MOST = 400  # differences that are listed
CONTEXT = 12
_NO_WORDS = re.compile(
    rf"[\s_\"'{OBJECT}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe]+|[.·…]{{3,}}"
)
_NUMBER = re.compile(r"-?[0-9]{1,4}-?|[ivxl]{1,6}")
_ENDS = "。;:!?"
_COMPUTED = re.compile(r"[0-9a-zA-Z:/.\-年月日〇零一二三四五六七八九十]{0,24}")
_DRAWN = re.compile("[\ue001-\uf8ff\ufffd]+")
_SIGNS = re.compile(r"[^0-9a-z\u3400-\u9fff]*")
_SIDE = {
    "header": "页眉", "footer": "页脚", "footnote": "脚注", "endnote": "尾注", "textbox": "文本框",
}  # fmt: skip


class Apart(NamedTuple):
    """`ours` is what only our reading has, `theirs` what only the printed page has, after `before`.

    `page` counts from 1, 0 where the print has nothing of it; `block` is a paragraph of ours, `clause`
    where it stands, in words.
    """

    page: int
    block: str
    clause: str
    before: str
    ours: str
    theirs: str

    @property
    def mark(self) -> str:
        """What names exactly this difference: a person's word on it is on no other."""
        return sha256(json.dumps(self, ensure_ascii=True).encode())


class _Piece(NamedTuple):
    """The folded words of one paragraph, of which the first `label` letters are its number."""

    words: str
    block: str
    label: int


def pages_of(pdf: bytes) -> list[str]:
    """The words on each page of a print, read in the child; Refusal as `sandbox.read`."""
    pages: list[str] = json.loads(sandbox.ask("printed", [], pdf))
    return pages


def differences(paper: Paper, pages: Sequence[str]) -> list[Apart]:
    """Where our reading and the printed pages do not share their words, in the order of the text."""
    body, *rest = paper.stories or (Story("body", "body", ()),)
    ours, theirs = list(_pieces(body)), [_folded(page) for page in pages]
    stream = "".join(piece.words for piece in ours)
    places = _Places(paper, ours, [len(page) for page in theirs])
    left = [places.edged(_slid(each, stream)) for each in hunks(stream, "".join(theirs))]
    left, unseen = _laid_elsewhere(left, rest)
    left = [hunk for hunk in _moved_away(left, stream) if not _computed(hunk)]
    numbers = [hunk for hunk in left if places.in_label(hunk)]
    apart = [places.told(hunk) for hunk in left if not places.in_label(hunk)]
    notes = [
        Apart(0, piece.block, _SIDE[story.kind], "", piece.words.replace(ANY, ""), "")
        for story, piece in unseen
    ]
    return [*places.numbered(numbers), *apart, *notes][:MOST]


def _pieces(story: Story) -> Iterator[_Piece]:
    for block in shown_blocks(story.blocks, "marked"):
        if isinstance(block, tuple) and block and isinstance(block[0], Paragraph):
            yield from (_piece(each) for each in block)
        else:
            for row in block.rows:  # type: ignore[union-attr]
                for cell in row.cells:
                    yield from _pieces(story._replace(blocks=cell.blocks))


def _piece(paragraph: Paragraph) -> _Piece:
    parts = [
        ANY if run.field is not None or run.story is not None
        else _folded(paragraph.text[run.start : run.end])
        for run in paragraph.runs
    ]  # fmt: skip
    label = _folded(paragraph.label)
    return _Piece(label + "".join(parts), paragraph.id, len(label))


def _folded(words: str) -> str:
    return _NO_WORDS.sub("", folded_width(words)).lower()


def _shape(words: str) -> str:
    return _COMPUTED.pattern.join(re.escape(part) for part in re.split(f"{ANY}+", words))


def _slid(hunk: Hunk, ours: str) -> Hunk:
    """What only the pages have, begun where a page may begin: at the end of a sentence if it can."""
    if hunk.ours:
        return hunk
    words, at = hunk.theirs, hunk.at
    while at and words[-1:] == ours[at - 1] and ours[at - 1] not in _ENDS:
        words, at = words[-1] + words[:-1], at - 1
    return hunk._replace(theirs=words, at=at, there=hunk.there - (hunk.at - at))


def _laid_elsewhere(
    left: Sequence[Hunk], sides: Sequence[Story]
) -> tuple[list[Hunk], list[tuple[Story, _Piece]]]:
    """The hunks without what headers, footers, notes and boxes put into them, and what stands nowhere."""
    rest, unseen = list(left), []
    pieces = [(story, piece) for story in sides if story.kind in _SIDE for piece in _pieces(story)]
    for story, piece in sorted(pieces, key=lambda side: -len(side[1].words)):
        margin = story.kind in ("header", "footer")
        often = margin or story.kind == "textbox"  # a box may hang on a header
        if piece.words.strip(ANY) and not _taken_out(rest, piece.words, often) and not margin:
            unseen.append((story, piece))
    return [hunk for hunk in rest if hunk.ours or hunk.theirs], unseen


def _taken_out(rest: list[Hunk], words: str, often: bool) -> bool:
    """Take the words out of the first hunk that has them, or of all; whether any had."""
    shape, before = re.compile(_shape(words)), False
    for at, hunk in enumerate(rest):
        kept, count = shape.subn("", hunk.theirs, count=0 if often else 1)
        if count:
            rest[at], before = hunk._replace(theirs=kept), True
            if not often:
                break
    return before


def _moved_away(left: Sequence[Hunk], stream: str) -> list[Hunk]:
    """Without the words that both have, long enough to be the same, in another order or again."""
    rest = list(left)
    for at, hunk in enumerate(rest):
        if len(hunk.ours) < MOVED:
            continue
        for other, there in enumerate(rest):
            if hunk.ours in there.theirs:
                rest[other] = there._replace(theirs=there.theirs.replace(hunk.ours, "", 1))
                rest[at] = rest[at]._replace(ours="")
                break
    return [hunk for hunk in rest if (hunk.ours or hunk.theirs) and not _again(hunk, stream)]


def _again(hunk: Hunk, stream: str) -> bool:
    """The head of a table is printed on each of its pages."""
    return not hunk.ours and len(hunk.theirs) >= MOVED and hunk.theirs in stream


def _computed(hunk: Hunk) -> bool:
    """Whether the programs only computed something anew, parted a word or drew a sign."""
    if hunk.edge and _only_a_page_number_more(hunk.ours, hunk.theirs):
        return True
    if ANY in hunk.ours:
        return re.fullmatch(_shape(hunk.ours), hunk.theirs) is not None
    if _DRAWN.fullmatch(hunk.theirs):
        return _SIGNS.fullmatch(hunk.ours) is not None
    return hunk.theirs == "-" and not hunk.ours


def _only_a_page_number_more(ours: str, theirs: str) -> bool:
    """Whether the printed words are ours with one number inside, before or behind them."""
    return any(
        theirs.startswith(ours[:cut])
        and theirs.endswith(ours[cut:])
        and _NUMBER.fullmatch(theirs[cut : len(theirs) - len(ours) + cut])
        for cut in range(len(ours) + 1)
    )


class _Places:
    """Where a stretch of either stream stands."""

    def __init__(self, paper: Paper, ours: Sequence[_Piece], pages: Sequence[int]) -> None:
        self.ours, self.clauses = ours, paths(paper)
        self.stream = "".join(piece.words for piece in ours)
        self.starts = list(accumulate((len(piece.words) for piece in ours), initial=0))
        self.pages = list(accumulate(pages, initial=0))

    def edged(self, hunk: Hunk) -> Hunk:
        """With whether a page ends beside or in its words: there its number is printed."""
        last = self.pages[bisect_right(self.pages, hunk.there + len(hunk.theirs)) - 1]
        return hunk._replace(edge=last >= hunk.there)

    def in_label(self, hunk: Hunk) -> bool:
        """Whether the programs number a paragraph differently."""
        at = self._piece(hunk.at)
        end, inside = hunk.at + len(hunk.ours), bool(hunk.ours) or hunk.at > self.starts[at]
        return inside and end <= self._label_end(at)

    def numbered(self, numbers: Sequence[Hunk]) -> list[Apart]:
        """All of them as one difference: a list counted otherwise differs in every number."""
        if not numbers:
            return []
        first = self.told(numbers[0])
        ours, theirs = ("、".join(words) for words in zip(*map(self._labels, numbers), strict=True))
        return [Apart(first.page, first.block, NUMBERS, "", ours, theirs)]

    def _labels(self, hunk: Hunk) -> tuple[str, str]:
        """The whole number as we read it and as it is printed."""
        at = self._piece(hunk.at)
        start, end = self.starts[at], self._label_end(at)
        before, after = self.stream[start : hunk.at], self.stream[hunk.at + len(hunk.ours) : end]
        return self.stream[start:end], before + hunk.theirs + after

    def _piece(self, at: int) -> int:
        return max(0, min(bisect_right(self.starts, at) - 1, len(self.ours) - 1))

    def _label_end(self, at: int) -> int:
        return self.starts[at] + self.ours[at].label if at < len(self.ours) else -1

    def told(self, hunk: Hunk) -> Apart:
        """The hunk with its page and its paragraph."""
        at = self._piece(hunk.at)
        block = self.ours[at].block if self.ours else ""
        page = min(bisect_right(self.pages, hunk.there), max(1, len(self.pages) - 1))
        before = self.stream[max(0, hunk.at - CONTEXT) : hunk.at].replace(ANY, "")
        clause = article(self.clauses.get(block, ""))
        return Apart(page, block, clause, before, hunk.ours.replace(ANY, ""), hunk.theirs)
