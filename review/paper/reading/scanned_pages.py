"""What the pages of a returned PDF are made of: codes on them, and whether a page is a picture."""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from review.paper.reading import pdf

SCALE = 150 / 72  # dots per point: a code of half an inch has three dots a module
_DOTS = 8_000_000  # of a page: what is larger is drawn smaller
_WHOLE = 0.5  # of a page, from which a picture is the page itself


class ScannedPage(NamedTuple):
    """`codes` are the words of the QR codes. `pictured`: pictures cover at least half of the page.

    `dots` is the width in dots of the widest picture, 0 where there is none; `words` is the text
    layer, whoever wrote it; `blank`: nothing is drawn at all.
    """

    codes: tuple[str, ...]
    pictured: bool
    dots: int
    words: str
    blank: bool


def pages(source: bytes, first: int, count: int) -> list[ScannedPage]:
    """The pages from `first` (1 the first) on, at most `count`; [] behind the last one."""
    document = pdf.opened(source)
    try:
        last = min(len(document), first - 1 + count)
        return [_page(document[number]) for number in range(first - 1, last)]
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> ScannedPage:
    images = list(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)))
    left, bottom, right, top = page.get_bbox()
    area = (right - left) * (top - bottom) or 1.0
    covered = sum(_area(image.get_bounds()) for image in images) / area
    dots = max((image.get_px_size()[0] for image in images), default=0)
    layer = page.get_textpage()
    words = layer.get_text_range()
    layer.close()
    drawn = any(True for _ in page.get_objects(max_depth=1))
    return ScannedPage(_codes(page), covered > _WHOLE, dots, words, not drawn)


def _area(box: tuple[float, float, float, float]) -> float:
    return abs((box[2] - box[0]) * (box[3] - box[1]))


def _codes(page: pypdfium2.PdfPage) -> tuple[str, ...]:
    import zxingcpp

    width, height = page.get_size()
    scale = min(SCALE, (_DOTS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    dots = memoryview(bytes(bitmap.buffer)).cast("B", shape=(bitmap.height, bitmap.stride))
    barcodes = zxingcpp.read_barcodes(
        dots, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return tuple(each.text for each in barcodes)
