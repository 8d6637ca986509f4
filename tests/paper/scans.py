"""Scans for tests: PDF files whose pages are pictures, with or without the code of a signing copy."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image

from review.paper import signing_mark
from review.paper.signing_mark import Mark

A4 = (1240, 1754)  # dots: 150 dpi


def scan(marks: Sequence[Mark | None], size: tuple[int, int] = A4) -> bytes:
    """A PDF with a grey page for each mark; the page bears its code, None for no code."""
    pages = [_page(mark, size) for mark in marks]
    target = io.BytesIO()
    pages[0].save(target, "PDF", resolution=150, save_all=True, append_images=pages[1:])
    return target.getvalue()


def _page(mark: Mark | None, size: tuple[int, int]) -> Image.Image:
    page = Image.new("L", size, 245)
    if mark:
        code = Image.open(io.BytesIO(signing_mark.picture(mark))).convert("L")
        page.paste(code, (size[0] - code.width - 40, size[1] - code.height - 40))
    return page
