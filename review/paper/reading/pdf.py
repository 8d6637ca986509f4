"""The text layer of a PDF read into a Paper."""

from __future__ import annotations

import hashlib

import pypdfium2
from pypdfium2 import raw

from review.paper.model import Paper, Warning
from review.paper.reading.line_joining import PageLine, laid_out
from review.paper.refusal import Refusal

PAGE_LIMIT = 2_000

SCANNED = Warning(
    "scanned", "body", "PDF 是扫描件，没有文字层，无法按文字批注和比对；请尽量提交 Word 原件。"
)
PARTLY = Warning("partly-scanned", "body", "PDF 有些页没有文字层，这些页上的文字没有读出。")
FLAT = Warning("no-structure", "body", "PDF 没有段落结构，段落由本系统按版面推断。")


def read(source: bytes) -> Paper:
    """The paper in a PDF; a scan gives no text and a warning; Refusal where it is locked."""
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise Refusal("encrypted", "PDF 设有打开密码，请解除后再提交。") from error
        raise Refusal("damaged", "PDF 已损坏，无法读取，请重新导出后再提交。") from error
    try:
        if len(document) > PAGE_LIMIT:
            raise Refusal("too-many-pages", "PDF 超过 2000 页，请拆分后再提交。")
        pages, pictures = [], {}
        for number, page in enumerate(document, 1):
            pages.append(_lines(page))
            drawn = _drawn(page)
            if drawn or not pages[-1]:
                # A page drawn in outlines has neither letters nor pictures: the file speaks for it.
                pictures[number] = drawn or hashlib.sha256(source + b"%d" % number).hexdigest()
            page.close()
    finally:
        document.close()
    if not any(pages):
        return laid_out(pages, (SCANNED,), pictures)
    warnings = (FLAT,) if all(pages) else (FLAT, PARTLY)
    return laid_out(pages, warnings, pictures)


def _drawn(page: pypdfium2.PdfPage) -> str:
    """One hash over the pictures on a page as they lie in the file, "" where there are none."""
    found = hashlib.sha256()
    some = False
    for one in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)):
        some = True
        found.update(bytes(one.get_data(decode_simple=False)))
    return found.hexdigest() if some else ""


def _lines(page: pypdfium2.PdfPage) -> list[PageLine]:
    """The lines of a page, top down, as the text layer breaks them."""
    layer, height = page.get_textpage(), page.get_height() or 1.0
    try:
        text = layer.get_text_range()
        lines, at = [], 0
        for line in text.split("\n"):
            bare = line.strip()
            if bare:
                first = at + _units(line[: line.index(bare[0])])
                last = first + _units(bare[:-1])
                boxes = [layer.get_charbox(i) for i in (first, min(last, layer.count_chars() - 1))]
                middle = (boxes[0][1] + boxes[0][3]) / 2
                lines.append(PageLine(bare, boxes[0][0], boxes[1][2], middle / height))
            at += _units(line) + 1
        return lines
    finally:
        layer.close()


def _units(text: str) -> int:
    """PDFium counts letters in units of UTF-16: two for those beyond the basic plane."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
