"""Lines of a page that has no paragraphs, joined into paragraphs again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from review.paper.model import DRAWN, OBJECT, Hidden, Image, Paper, Paragraph, Run, Story, Warning
from review.paper.reading.line_blocks import Block, columns_of, line_edges
from review.paper.reading.page_lines import PageLine

_NUMBER = re.compile(
    r"[-—–－·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/共]\s*\d{1,4}\s*页?)?[-—–－·\s]*"
)
_EDGE = 2  # lines at the top and at the foot of a page that may be running heads
_PAGED = re.compile(r"p(\d+)b\d+")
_LATIN = re.compile(r"[A-Za-z0-9,]$")


def body_lines(pages: Sequence[Sequence[PageLine]]) -> Iterator[Sequence[PageLine]]:
    """The pages without page numbers and without what repeats at their top or foot."""
    edges = [(*page[:_EDGE], *page[-_EDGE:]) for page in pages]
    often = _repeated(edges, len(pages) / 2)
    heads = _repeated([[line for line in page if line.marginal] for page in pages], 0)

    def running(line: PageLine, usual: Mapping[str, float]) -> bool:
        """Set as wide as its fellows: the title of the first page may read like the head."""
        width = usual.get(_bare(line))
        same = width is not None and abs(line.right - line.left - width) <= width / 20
        return same or (line.beside_the_text and bool(_NUMBER.fullmatch(line.text)))

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


def begun(pages: Sequence[Sequence[PageLine]]) -> list[tuple[int, str]]:
    """Each paragraph with the number of the page on which it begins."""
    joined: list[tuple[int, str]] = []
    block: Block | None = None
    for number, (page, column) in enumerate(zip(pages, columns_of(pages), strict=True), 1):
        edges = line_edges(page, column)
        for at, line in enumerate(page):
            after = page[at + 1] if at + 1 < len(page) else None
            if block is not None and block.takes(line, after, column):
                first, text = joined[-1]
                joined[-1] = (first, text + " " * _spaced(text, line.text) + line.text)
                block = block.grown(line, edges[at], column)
            else:
                joined.append((number, line.text))
                block = Block.of(line, edges[at], column)
        if block is not None:
            block = block._replace(last=block.last._replace(height=None))
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
    parts = [(number, 0, text) for number, text in begun(kept)]
    parts += [(number, 1, OBJECT) for number in drawn]
    blocks = tuple(
        _paragraph(number, at, text, drawn.get(number) if last else None)
        for at, (number, last, text) in enumerate(sorted(parts, key=lambda part: part[:2]), 1)
    )
    images = tuple(Image(hash, DRAWN, "") for hash in dict.fromkeys(drawn.values()))
    body = Story("body", "body", blocks)
    return Paper((body,), images=images, warnings=warnings, hidden=hidden)


def lettered(page: Sequence[PageLine]) -> bool:
    """Whether a page has any words: its number alone is none, nor is the place of a picture."""
    return any(
        any(letter.isalnum() for letter in line.text) and not _NUMBER.fullmatch(line.text)
        for line in page
    )


def _paragraph(page: int, at: int, text: str, image: str | None) -> Paragraph:
    return Paragraph(f"p{page}b{at}", "", text, (Run(0, len(text), image=image),))


def page_of(id: str) -> int | None:
    """The page on which a paragraph of a paged file begins, from its id; None for other files."""
    match = _PAGED.fullmatch(id)
    return int(match[1]) if match else None


def _characters(pages: Sequence[Sequence[PageLine]]) -> int:
    return sum(len(line.text) for page in pages for line in page)
