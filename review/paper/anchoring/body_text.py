"""The body as one text, a paragraph a line, and the way between its offsets and anchors.

It is the text that `flask paper text` prints: each paragraph's canonical text closed by one \\n.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from review.paper.anchoring.anchors import Anchor, AnchorIndex, Unanchored, anchor
from review.paper.model import Paper


class BodyText:
    """A paper's body laid out as one text; offsets count code points."""

    def __init__(self, paper: Paper) -> None:
        self.ground = AnchorIndex(paper)
        self.blocks = [(each.id, each.text) for each in paper.paragraphs()]
        self.text = "".join(text + "\n" for _, text in self.blocks)
        self.starts = list(accumulate((len(text) + 1 for _, text in self.blocks), initial=0))
        self.start_of = dict(zip((id_ for id_, _ in self.blocks), self.starts, strict=False))

    def anchor(self, start: int, end: int) -> Anchor:
        """The anchor of [start, end); raises Unanchored."""
        if not 0 <= start < end <= len(self.text):
            raise Unanchored("range", f"批注位置超出全文范围或者为空：{start}–{end}。")
        first, last = self._block(start), self._block(end - 1)
        (head, _), (tail, text) = self.blocks[first], self.blocks[last]
        stop = min(end - self.starts[last], len(text))  # the closing \n belongs to no paragraph
        return anchor(self.ground, head, start - self.starts[first], tail, stop)

    def span(self, position: Anchor) -> tuple[int, int] | None:
        """Where an anchor stands in this text; None outside the body."""
        head, tail = self.start_of.get(position.start_block), self.start_of.get(position.end_block)
        return (
            None if head is None or tail is None else (head + position.start, tail + position.end)
        )

    def find(self, quote: str, prefix: str, suffix: str, block: str | None = None) -> Anchor:
        """The one place of a quote; where it stands more than once, the context must decide."""
        hits = self._hits(quote, block)
        if not hits:
            raise Unanchored("missing", f"文本中没有找到所引文字：“{quote[:40]}”。")
        fits = {at: self._fit(at, quote, prefix, suffix) for at in hits}
        best, *others = [at for at in hits if fits[at] == max(fits.values())]
        if others:
            raise Unanchored(
                "tie", f"所引文字在文本中出现{len(hits)}次，前后文不足以判断是哪一处。"
            )
        return self.anchor(best, best + len(quote))

    def _block(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _hits(self, quote: str, block: str | None) -> list[int]:
        """Where the quote begins: anywhere, or in that paragraph."""
        low, high = 0, len(self.text)
        if block is not None:
            if block not in self.start_of:
                raise Unanchored("block", f"正文中没有这个段落：{block}。")
            low = self.start_of[block]
            high = low + len(dict(self.blocks)[block]) + len(quote)
        hits, at = [], self.text.find(quote, low, high) if quote else -1
        while at >= 0:
            hits.append(at)
            at = self.text.find(quote, at + 1, high)
        return hits

    def _fit(self, at: int, quote: str, prefix: str, suffix: str) -> int:
        """How many code points of the given context stand around the place."""
        before = self.text[max(0, at - len(prefix)) : at]
        after = self.text[at + len(quote) : at + len(quote) + len(suffix)]
        return _common(before[::-1], prefix[::-1]) + _common(after, suffix)


def _common(left: str, two: str) -> int:
    pairs = enumerate(zip(left, two, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(left), len(two)))
