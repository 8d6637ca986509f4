"""The footer of a signing copy set on every page of a PDF, over what the page shows already."""

from __future__ import annotations

import io
from typing import Any

from review.paper import signing_mark
from review.paper.reading import pdf
from review.paper.signing_mark import Mark

FONT = "STSong-Light"  # a font of the Adobe-GB1 collection, which every viewer has or replaces
TYPE = 6.5  # points
CODE = 36.0  # points: half an inch
EDGE = 14.0  # points from the edges of the page


def stamp(source: bytes, mark: Mark) -> bytes:
    """The PDF with words and code at the foot of each page; Refusal as `pdf.opened`.

    The pages keep their contents, annotations and fields; a page that is turned is set upright first.
    """
    from pypdf import PdfReader, PdfWriter

    pdf.opened(source).close()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(source)))
    layers: dict[tuple[float, ...], Any] = {}  # one for all pages of a size: they share its font
    for page in writer.pages:
        page.transfer_rotation_to_content()
        box = tuple(map(float, page.cropbox))
        if box not in layers:
            layers[box] = PdfReader(io.BytesIO(_layer(mark, box))).pages[0]
        page.merge_page(layers[box])
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _layer(mark: Mark, box: tuple[float, ...]) -> bytes:
    """A page with nothing but the footer, for pages that show that box (left, bottom, right, top)."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    left, bottom, right, top = box
    target = io.BytesIO()
    canvas: Any = Canvas(target, pagesize=(right, top), invariant=True)
    canvas.setFont(FONT, TYPE)
    canvas.drawString(left + EDGE, bottom + EDGE, mark.line)
    picture = ImageReader(io.BytesIO(signing_mark.picture(mark)))
    canvas.drawImage(picture, right - EDGE - CODE, bottom + EDGE, CODE, CODE)
    canvas.showPage()
    canvas.save()
    return target.getvalue()
