"""An anchor: the exact words an annotation speaks of, with enough around them to prove the place.

Offsets count code points of a paragraph's canonical text. After the W3C Web Annotation model:
a position, a quote, and 32 code points of context on either side.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from review.paper.clause_paths import paths
from review.paper.model import Paper, Paragraph, paragraphs_in

CONTEXT = 32
_SURROGATE = re.compile("[\ud800-\udfff]")


class Anchor(NamedTuple):
    """[start in `start_block`, end in `end_block`); a quote over paragraphs joins them by \\n."""

    start_block: str
    start: int
    end_block: str
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""
    path: str = ""


class Unanchored(ValueError):
    """No anchor can stand there; `sentence` says why, in Chinese."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class AnchorIndex:
    """A paper laid out for anchoring: build once where many anchors are made or tested."""

    def __init__(self, paper: Paper, known_paths: dict[str, str] | None = None) -> None:
        self.paragraphs: list[Paragraph] = []
        self.first: list[int] = []  # index at which the paragraph's story begins
        for story in paper.stories:
            begin = len(self.paragraphs)
            self.paragraphs += paragraphs_in(story.blocks)
            self.first += [begin] * (len(self.paragraphs) - begin)
        self.index = {paragraph.id: n for n, paragraph in enumerate(self.paragraphs)}
        self.paths = paths(paper) if known_paths is None else known_paths

    def between(self, start: int, from_: int, end: int, to: int) -> str:
        """The text from code point `from_` of paragraph `start` to `to` of paragraph `end`."""
        if start == end:
            return self.paragraphs[start].text[from_:to]
        middle = [paragraph.text for paragraph in self.paragraphs[start + 1 : end]]
        edges = (self.paragraphs[start].text[from_:], *middle, self.paragraphs[end].text[:to])
        return "\n".join(edges)

    def before(self, at: int, offset: int) -> str:
        """Up to 32 code points before a place, over paragraph ends, within its story."""
        text = self.paragraphs[at].text[max(0, offset - CONTEXT) : offset]
        while len(text) < CONTEXT and at > self.first[at]:
            at -= 1
            text = self.paragraphs[at].text + "\n" + text
        return text[-CONTEXT:]

    def after(self, at: int, offset: int) -> str:
        """Up to 32 code points after a place, over paragraph ends, within its story."""
        text = self.paragraphs[at].text[offset : offset + CONTEXT]
        last = len(self.paragraphs) - 1
        while len(text) < CONTEXT and at < last and self.first[at + 1] == self.first[at]:
            at += 1
            text += "\n" + self.paragraphs[at].text
        return text[:CONTEXT]


def anchor(
    paper: Paper | AnchorIndex, start_block: str, start: int, end_block: str, end: int
) -> Anchor:
    """The anchor at that place; raises Unanchored where there is none."""
    ground = paper if isinstance(paper, AnchorIndex) else AnchorIndex(paper)
    first, last = _known(ground, start_block), _known(ground, end_block)
    if ground.first[first] != ground.first[last]:
        raise Unanchored("stories", "批注不能跨越正文与页眉、页脚、脚注等不同部分。")
    for at, offset in ((first, start), (last, end)):
        if not 0 <= offset <= len(ground.paragraphs[at].text):
            raise Unanchored("range", f"批注位置超出段落文字的范围：{offset}。")
    if (first, start) >= (last, end):
        raise Unanchored("empty", "批注没有选中任何文字，或者终点在起点之前。")
    quote = ground.between(first, start, last, end)
    if not quote.strip("\n"):
        raise Unanchored("empty", "批注没有选中任何文字。")
    if _SURROGATE.search(quote):
        raise Unanchored("surrogate", "选中的文字含有不完整的字符（半个代理对），不能批注。")
    before, after = ground.before(first, start), ground.after(last, end)
    path = ground.paths.get(start_block, "")
    return Anchor(start_block, start, end_block, end, quote, before, after, path)


def holds(paper: Paper | AnchorIndex, made: Anchor) -> bool:
    """Whether the anchor's quote stands in this paper exactly where the anchor says."""
    try:
        there = anchor(paper, made.start_block, made.start, made.end_block, made.end)
    except Unanchored:
        return False
    return there.quote == made.quote


def _known(ground: AnchorIndex, block: str) -> int:
    at = ground.index.get(block)
    if at is None:
        raise Unanchored("block", f"文本中没有这个段落：{block}。")
    return at
