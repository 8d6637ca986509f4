"""The words that stand on the pages of a print, page by page, in the order in which they were laid."""

from __future__ import annotations

import pypdfium2

from review.paper.reading import pdf
from review.paper.reading.pdf_letters import Letter, lines

CHARACTER_LIMIT = 3_000_000


def words(source: bytes) -> list[str]:
    """The letters of each page that stand on it, without blanks; a page too many words is empty."""
    document = pdf.opened(source)
    try:
        pages: list[str] = []
        left = CHARACTER_LIMIT
        for page in document:
            found = _words(page) if left > 0 else ""
            left -= len(found)
            pages.append(found)
        return pages
    finally:
        document.close()


def _words(page: pypdfium2.PdfPage) -> str:
    width, height = page.get_size()
    layer = page.get_textpage()
    try:
        letters = [letter for line in lines(layer) for letter in line]
    finally:
        layer.close()
    shown = (letter.text for letter in letters if _stands_on(letter, width, height))
    return "".join("".join(shown).split())


def _stands_on(letter: Letter, width: float, height: float) -> bool:
    left, bottom, right, top = letter.box
    return 0 <= (left + right) / 2 <= width and 0 <= (bottom + top) / 2 <= height
