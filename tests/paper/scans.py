"""Scans for tests: PDF files whose pages are pictures, with or without the code of a signing copy."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2
from PIL import Image

from review.paper import signing_mark
from review.paper.signing_mark import Mark

A4 = (1240, 1754)  # dots: 150 dpi


def scan(marks: Sequence[Mark | None], size: tuple[int, int] = A4) -> bytes:
    """A PDF with a grey page for each mark; the page bears its code, None for no code."""
    return _bound([_page(mark, size) for mark in marks])


def _bound(pages: Sequence[Image.Image]) -> bytes:
    target = io.BytesIO()
    pages[0].save(target, "PDF", resolution=150, save_all=True, append_images=pages[1:])
    return target.getvalue()


def photographed(printed: bytes, mark: Mark) -> bytes:
    """The pages of a PDF as pictures, each with the code in its corner."""
    with pypdfium2.PdfDocument(printed) as document:
        drawn = [page.render(scale=A4[0] / page.get_width()).to_pil() for page in document]
    return _bound([_coded(page.convert("L"), mark) for page in drawn])


def _page(mark: Mark | None, size: tuple[int, int]) -> Image.Image:
    page = Image.new("L", size, 245)
    return _coded(page, mark) if mark else page


def _coded(page: Image.Image, mark: Mark) -> Image.Image:
    code = Image.open(io.BytesIO(signing_mark.picture(mark))).convert("L")
    page.paste(code, (page.width - code.width - 40, page.height - code.height - 40))
    return page
