"""Lines of a page that has no paragraphs, joined into paragraphs again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from review.paper.blocks import OBJECT, Hidden, Image, Paper, Paragraph, Run, Story, Warning

OPENING = re.compile(
    r"第[〇零一二三四五六七八九十百千\d]+[编章节条款]|[（(][一二三四五六七八九十\d]+[）)]"
    r"|[一二三四五六七八九十]+、|\d+[.．、]|附[件则录]|[一二三四五六七八九十]+是"
)
_CLOSING = "。！？：；.!?:;"
_NUMBER = re.compile(r"[-—–－·\s]*(?:第\s*)?\d+\s*(?:页)?(?:\s*[/共]\s*\d+\s*页?)?[-—–－·\s]*")
_EDGE = 2  # lines at the top and at the foot of a page that may be running heads
_PAGED = re.compile(r"p(\d+)b\d+")
DRAWN = "application/pdf"
"""The type of a picture that is a part of a page: seen there, never served by itself."""
_LATIN = re.compile(r"[A-Za-z0-9,]$")


class PageLine(NamedTuple):
    """A line of text with its left and right edge, in any unit the whole page shares."""

    text: str
    left: float
    right: float


def body_lines(pages: Sequence[Sequence[PageLine]]) -> Iterator[Sequence[PageLine]]:
    """The pages without page numbers and without what repeats at their top or foot."""
    widths: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        edge = {_bare(line): line.right - line.left for line in (*page[:_EDGE], *page[-_EDGE:])}
        for text, width in edge.items():
            widths[text].append(width)
    repeated = {
        text: median(found)
        for text, found in widths.items()
        if len(found) > 2 and len(found) * 2 > len(pages)
    }

    def running(line: PageLine) -> bool:
        """Set as wide as its fellows: the title of the first page may read like the head."""
        usual = repeated.get(_bare(line))
        same = usual is not None and abs(line.right - line.left - usual) <= usual / 20
        return same or bool(_NUMBER.fullmatch(line.text))

    for page in pages:
        first, last = 0, len(page)
        while first < min(_EDGE, len(page)) and running(page[first]):
            first += 1
        while last > max(first, len(page) - _EDGE) and running(page[last - 1]):
            last -= 1
        yield page[first:last]


def _bare(line: PageLine) -> str:
    return "".join(line.text.split())


def paragraphs_of(pages: Iterable[Sequence[PageLine]]) -> list[str]:
    """The text of each paragraph: a line goes on if it is full and nothing new begins after it."""
    return [text for _, text in _begun(pages)]


def _begun(pages: Iterable[Sequence[PageLine]]) -> list[tuple[int, str]]:
    """Each paragraph with the number of the page on which it begins."""
    joined: list[tuple[int, str]] = []
    going = False
    for number, page in enumerate(pages, 1):
        left = min((line.left for line in page), default=0.0)
        right = max((line.right for line in page), default=0.0)
        size = (right - left) / 40 or 1.0
        for line in page:
            fresh = line.left > left + size or OPENING.match(line.text)
            if going and joined and not fresh:
                begun, text = joined[-1]
                joined[-1] = (begun, text + " " * _spaced(text, line.text) + line.text)
            else:
                joined.append((number, line.text))
            full = line.right > right - 2.5 * size
            going = full or (line.text[-1:] not in _CLOSING and line.right > right - 5 * size)
    return joined


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
