"""Lines of a page that has no paragraphs, joined into paragraphs again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from statistics import median
from typing import NamedTuple

from review.paper.model import DRAWN, OBJECT, Hidden, Image, Paper, Paragraph, Run, Story, Warning

OPENING = re.compile(
    r"第[〇零一二三四五六七八九十百千\d]+[编章节条款]|[（(][一二三四五六七八九十\d]+[）)]"
    r"|[一二三四五六七八九十]+、|\d+[.．、]|附[件则录]|[一二三四五六七八九十]+是"
)
_CHOICE = re.compile(r"[□■☐☑☒●◆•]")
_CLOSING = "。！？：；.!?:;"
_NUMBER = re.compile(r"[-—–－·\s]*(?:第\s*)?\d+\s*(?:页)?(?:\s*[/共]\s*\d+\s*页?)?[-—–－·\s]*")
MARGIN = 0.085
"""The share of a page above and below that holds no body (GB/T 9704, 5.2.1 leaves 12 % above)."""
_HANGING = 8  # characters that the number of a clause may hang out
_COLUMN = 12  # characters: what is narrower is a table of words, not a column of text
_LEADER = re.compile(r"[.．…·]{6,}\s*\d*$")  # an entry of a table of contents
_EDGE = 2  # lines at the top and at the foot of a page that may be running heads
_PAGED = re.compile(r"p(\d+)b\d+")
_LATIN = re.compile(r"[A-Za-z0-9,]$")


class PageLine(NamedTuple):
    """A line of text with its left and right edge, in any unit the whole page shares.

    `height` is how far up the page it stands, from 0 at the foot to 1; None where that is unknown.
    """

    text: str
    left: float
    right: float
    height: float | None = None

    @property
    def marginal(self) -> bool:
        """Whether it stands above or below what a page's body is set in."""
        return self.height is not None and not MARGIN < self.height < 1 - MARGIN


def body_lines(pages: Sequence[Sequence[PageLine]]) -> Iterator[Sequence[PageLine]]:
    """The pages without page numbers and without what repeats at their top or foot."""
    edges = [(*page[:_EDGE], *page[-_EDGE:]) for page in pages]
    often = _repeated(edges, len(pages) / 2)
    heads = _repeated([[line for line in page if line.marginal] for page in pages], 0)

    def running(line: PageLine, usual: Mapping[str, float]) -> bool:
        """Set as wide as its fellows: the title of the first page may read like the head."""
        width = usual.get(_bare(line))
        same = width is not None and abs(line.right - line.left - width) <= width / 20
        return same or bool(_NUMBER.fullmatch(line.text))

    for page in pages:
        first, last = 0, len(page)
        while first < min(_EDGE, len(page)) and running(page[first], often):
            first += 1
        while last > max(first, len(page) - _EDGE) and running(page[last - 1], often):
            last -= 1
        yield [x for x in page[first:last] if not (x.marginal and running(x, heads))]


def _repeated(pages: Sequence[Sequence[PageLine]], share: float) -> dict[str, float]:
    """Lines that stand on more than that many pages, and on three, with their usual width."""
    widths: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        for text, width in {_bare(line): line.right - line.left for line in page}.items():
            widths[text].append(width)
    return {text: median(all_) for text, all_ in widths.items() if len(all_) > max(2, share)}


def _bare(line: PageLine) -> str:
    return "".join(line.text.split())


def paragraphs_of(pages: Iterable[Sequence[PageLine]]) -> list[str]:
    """The text of each paragraph: a line goes on if it is full and nothing new begins after it."""
    return [text for _, text in _begun(pages)]


def _begun(pages: Iterable[Sequence[PageLine]]) -> list[tuple[int, str]]:
    """Each paragraph with the number of the page on which it begins."""
    joined: list[tuple[int, str]] = []
    block: _Block | None = None
    for number, page in enumerate(pages, 1):
        left = min((line.left for line in page), default=0.0)
        right = max((line.right for line in page), default=0.0)
        size = (right - left) / 40 or 1.0
        for line, edge in zip(page, _edges(page, right, size), strict=True):
            indent = (line.left - left) / size
            if block is not None and block.takes(line.text, indent):
                begun, text = joined[-1]
                joined[-1] = (begun, text + " " * _spaced(text, line.text) + line.text)
                rest = indent if block.rest is None else block.rest
                block = block._replace(rest=rest)
            else:
                joined.append((number, line.text))
                block = _Block(bool(OPENING.match(line.text)), indent)
            short = (edge - line.right) / size
            full = short < 2.5 or (line.text[-1:] not in _CLOSING and short < 5)
            closed = line.text[-1:] in _CLOSING
            block = block._replace(goes_on=full and not _LEADER.search(line.text), closed=closed)
    return joined


def _edges(page: Sequence[PageLine], right: float, size: float) -> Iterator[float]:
    """The right edge that each line is set to: the page's, or that of the column it stands in.

    A column shows itself in three lines below each other of which two are equally long.
    """
    for _, group in groupby(page, key=lambda line: round(2 * line.left / size)):
        column = list(group)
        edge = max(line.right for line in column)
        wide = edge - column[0].left > _COLUMN * size
        full = sum(line.right > edge - 1.2 * size for line in column)
        for _ in column:
            yield edge if wide and full > 1 and len(column) > 2 else right


class _Block(NamedTuple):
    """A paragraph in the making; indents count characters, `rest` is that of its second line."""

    numbered: bool
    indent: float
    rest: float | None = None
    goes_on: bool = False
    closed: bool = False

    def takes(self, text: str, indent: float) -> bool:
        """Whether a line set so far in belongs to it.

        A first line is indented or hangs out; what follows is set flush, so that a number in its
        midst (依照本法\u21a9第三条) is none that begins a paragraph.
        """
        if not self.goes_on or _CHOICE.match(text):
            return False
        if self.rest is not None:
            flush = abs(indent - self.rest) < 1
        else:
            hanging = self.numbered and self.indent + 1 <= indent < self.indent + _HANGING
            flush = hanging or (indent < self.indent + 1 and (indent < 1 or indent <= self.indent))
        if not OPENING.match(text):
            return flush
        apart = abs(indent - self.indent) >= 1 if self.rest is None else flush
        return flush and apart and abs(indent - self.indent) >= 1 and not self.closed


def _spaced(before: str, after: str) -> bool:
    return bool(_LATIN.search(before)) and after[:1].isascii() and after[:1].isalnum()


def laid_out(
    pages: Sequence[Sequence[PageLine]],
    warnings: tuple[Warning, ...],
    pictures: Mapping[int, str] | None = None,
) -> Paper:
    """The paper on those pages; what is dropped as running heads is listed as hidden.

    `pictures` gives, by page number, the hash of what is drawn there and not written: it stands as
    an object at the end of the page, so that two scans are never one text. The id of a paragraph
    names the page on which it begins (see `page_of`).
    """
    drawn = dict(pictures or {})
    kept = list(body_lines(pages))
    dropped = _characters(pages) - _characters(kept)
    hidden = (Hidden("body", "running-head", dropped),) if dropped else ()
    begun = [(number, 0, text) for number, text in _begun(kept)]
    begun += [(number, 1, OBJECT) for number in drawn]
    blocks = tuple(
        _paragraph(number, at, text, drawn.get(number) if last else None)
        for at, (number, last, text) in enumerate(sorted(begun, key=lambda one: one[:2]), 1)
    )
    images = tuple(Image(hash, DRAWN, "") for hash in dict.fromkeys(drawn.values()))
    body = Story("body", "body", blocks)
    return Paper((body,), images=images, warnings=warnings, hidden=hidden)


def _paragraph(page: int, at: int, text: str, image: str | None) -> Paragraph:
    return Paragraph(f"p{page}b{at}", "", text, (Run(0, len(text), image=image),))


def page_of(id: str) -> int | None:
    """The page on which a paragraph of a paged file begins, from its id; None for other files."""
    found = _PAGED.fullmatch(id)
    return int(found[1]) if found else None


def _characters(pages: Sequence[Sequence[PageLine]]) -> int:
    return sum(len(line.text) for page in pages for line in page)
