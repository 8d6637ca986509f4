"""Which line goes on a paragraph: how full the one before is, how it is set, what it begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from review.paper.reading.page_lines import PageLine

OPENING = re.compile(
    r"第[〇零一二三四五六七八九十百千\d]+[编章节条款]|[（(][一二三四五六七八九十\d]+[）)]"
    r"|[一二三四五六七八九十]+、|\d+[.．、]|附[件则录]|[一二三四五六七八九十]+是"
)
_HEADING = re.compile(r"第[〇零一二三四五六七八九十百千\d]+(?:编|分编|章|节)")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[\s　]*[^\s\d.%．、]")
"""What begins a paragraph only after the end of a sentence: 3 付款方式, but also 3 日内."""
_CHOICE = re.compile(r"[□■☐☑☒●◆•]")
_CLOSING = "。！？：；.!?:;"
_STOPS = "，。、；：！？）》”’"
_LEADER = re.compile(r"[.．…·]{6,}\s*\d*$")  # an entry of a table of contents
_HANGING = 8  # characters that the number of a clause may hang out
_COLUMN = 12  # characters: what is narrower is a table of words, not a column of text
_FIRST = 6  # characters that a first line is set in at most: what stands farther in is set right
_TOLERANCE = 0.12  # characters by which a line may fall short of what would have gone into it
_COVER = 12  # lines of a page that is no page of text
_LOOSE = 1.2  # times the distance of lines inside a paragraph
_FAR = 2.6  # heights of a letter from line to line: no text is set so loose
_SIZES = 1.06  # times another size, from which type is of another size


class Column(NamedTuple):
    """The edges that the text of a page is set between, and the width of a character.

    `sure` says that lines which break inside a sentence show where the right edge is.
    """

    left: float
    right: float
    size: float
    sure: bool = True


def columns_of(pages: Sequence[Sequence[PageLine]]) -> list[Column]:
    """The column of each page; a page of few lines (a cover) is set as wide as the others."""
    columns = [_column(page) for page in pages]
    rights = [
        column.right for column, page in zip(columns, pages, strict=True) if len(page) > _COVER
    ]
    usual = median(rights) if rights else 0.0
    return [
        column._replace(right=max(column.right, usual)) if len(page) <= _COVER else column
        for column, page in zip(columns, pages, strict=True)
    ]


def _column(page: Sequence[PageLine]) -> Column:
    """Its right edge is one that two lines reach, if there are two."""
    left = min((line.left for line in page), default=0.0)
    rights = sorted(map(_inner, page), reverse=True)
    farthest = rights[0] if rights else 0.0
    known = [line.em for line in page if line.em]
    size = median(known) if known else (farthest - left) / 40 or 1.0
    shared = (one for one, two in pairwise(rights) if one - two < size)
    right = next(shared, farthest)
    right = right if farthest - right < 3 * size else farthest
    broken = sum(line.right > right - size for line in page if line.text[-1:] not in _STOPS)
    return Column(left, right, size, broken > 1)


def _inner(line: PageLine) -> float:
    """Its right edge; a stop at its end may hang out over that of the column."""
    return line.right - line.em if line.text[-1:] in _STOPS else line.right


def line_edges(page: Sequence[PageLine], column: Column) -> list[float]:
    """The right edge that each line is set to: the page's, or that of the column it stands in.

    A column shows itself in three lines below each other of which two are equally long.
    """
    edges: list[float] = []
    for _, group in groupby(page, key=lambda line: round(2 * line.left / column.size)):
        lines = list(group)
        edge = max(map(_inner, lines))
        wide = edge - lines[0].left > _COLUMN * column.size
        full = sum(line.right > edge - 1.2 * column.size for line in lines)
        own = wide and full > 1 and len(lines) > 2
        edges += [edge if own else column.right] * len(lines)
    return edges


class Block(NamedTuple):
    """A paragraph in the making; indents count characters, `rest` is that of its second line.

    `space` is what its last line leaves free, `pitch` the distance of its lines, where known.
    """

    numbered: bool
    indent: float
    last: PageLine
    space: float
    rest: float | None = None
    pitch: float | None = None

    @classmethod
    def of(cls, line: PageLine, edge: float, column: Column) -> Block:
        """A paragraph that begins with that line, set to that edge."""
        indent = (line.left - column.left) / column.size
        return cls(bool(OPENING.match(line.text)), indent, line, edge - line.right)

    def grown(self, line: PageLine, edge: float, column: Column) -> Block:
        """The paragraph with one more line."""
        indent = (line.left - column.left) / column.size
        return self._replace(
            last=line,
            space=edge - line.right,
            rest=indent if self.rest is None else self.rest,
            pitch=_distance(self.last, line) or self.pitch,
        )

    def takes(self, line: PageLine, after: PageLine | None, column: Column) -> bool:
        """Whether a line belongs to it; `after` is the line that follows on the same page."""
        if _CHOICE.match(line.text) or _LEADER.search(self.last.text):
            return False
        if not self._full(line, column) or self._unlike(line) or self._apart(line, after):
            return False
        return self._set_alike(line, (line.left - column.left) / column.size)

    def _full(self, line: PageLine, column: Column) -> bool:
        """Whether the line could not have begun in the space that was left."""
        short = self.space / column.size
        if line.first:
            exact = self.space <= line.first + _TOLERANCE * column.size
            indent = (line.left - column.left) / column.size
            shaped = self.indent - indent > 1 if self.rest is None else True
            return (exact and (column.sure or not self._closed)) or (
                short < 2.5 and shaped and not self._closed
            )
        return short < 2.5 or (not self._closed and short < 5)

    @property
    def _closed(self) -> bool:
        return self.last.text[-1:] in _CLOSING

    def _unlike(self, line: PageLine) -> bool:
        """Whether it is set in other type: a heading is."""
        if not (line.size and self.last.size):
            return False
        larger = max(line.size, self.last.size) / min(line.size, self.last.size) > _SIZES
        return larger and (line.face != self.last.face or self.rest is None)

    def _apart(self, line: PageLine, after: PageLine | None) -> bool:
        """Whether it stands farther off than the lines of one paragraph do."""
        distance = _distance(self.last, line)
        if distance is None:
            return False
        if line.size and distance > _FAR * line.size:
            return True
        within = self.pitch
        if within is None and after is not None and after.size == line.size:
            within = _distance(line, after)
        return within is not None and within > 0 and distance > _LOOSE * within

    def _set_alike(self, line: PageLine, indent: float) -> bool:
        """Whether a line set so far in goes on.

        A first line is indented or hangs out; what follows is set flush, so that a number in its
        midst (依照本法\u21a9第三条) is none that begins a paragraph.
        """
        flush = self._second(indent) if self.rest is None else abs(indent - self.rest) < 1
        if self._closed and _NUMBER.match(line.text):
            return False
        if not OPENING.match(line.text):
            return flush
        return flush and abs(indent - self.indent) >= 1 and not (self._closed or self._headed)

    def _second(self, indent: float) -> bool:
        """Whether a second line may be set so far in: hung, at the edge, or below the first."""
        if self.numbered and self.indent + 1 <= indent < self.indent + _HANGING:
            return True
        if indent < 1:
            return self.indent <= indent + _FIRST
        return abs(indent - self.indent) < 1 and not self._closed

    @property
    def _headed(self) -> bool:
        return bool(_HEADING.match(self.last.text))


def _distance(above: PageLine, below: PageLine) -> float | None:
    if above.height is None or below.height is None:
        return None
    return above.height - below.height
