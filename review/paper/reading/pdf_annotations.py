"""What lies over the page of a PDF: form fields, typed notes, stamps, lines through words.

An annotation is drawn by a small page of its own (its appearance, ISO 32000-1, 12.5.5), which
PDFium folds into the page, so that its words are read where they are seen. A field or a note that
has no appearance is drawn by each program in its own way: its value is read instead.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from review.paper.plain_text import legible
from review.paper.reading.pdf_letters import Box, Letter, Line

SUBTYPES: dict[int, str] = {
    raw.FPDF_ANNOT_TEXT: "便笺",
    raw.FPDF_ANNOT_FREETEXT: "文本框批注",
    raw.FPDF_ANNOT_LINE: "线条批注",
    raw.FPDF_ANNOT_SQUARE: "方框批注",
    raw.FPDF_ANNOT_CIRCLE: "圆框批注",
    raw.FPDF_ANNOT_POLYGON: "图形批注",
    raw.FPDF_ANNOT_POLYLINE: "折线批注",
    raw.FPDF_ANNOT_HIGHLIGHT: "突出显示",
    raw.FPDF_ANNOT_UNDERLINE: "下划线批注",
    raw.FPDF_ANNOT_SQUIGGLY: "波浪线批注",
    raw.FPDF_ANNOT_STRIKEOUT: "删除线批注",
    raw.FPDF_ANNOT_STAMP: "图章",
    raw.FPDF_ANNOT_CARET: "插入符批注",
    raw.FPDF_ANNOT_INK: "手写批注",
    raw.FPDF_ANNOT_FILEATTACHMENT: "附件批注",
    raw.FPDF_ANNOT_WIDGET: "表单域",
    raw.FPDF_ANNOT_WATERMARK: "水印批注",
    raw.FPDF_ANNOT_REDACT: "涂黑批注",
}
_SILENT = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)
_ON_WORDS = (
    raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE,
    raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_REDACT,
)  # fmt: skip
_WRITTEN = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET)
_UNSHOWN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW | raw.FPDF_ANNOT_FLAG_INVISIBLE
_TICKED = (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)
TICKS = "☐☑"
MOST = 5_000  # annotations of a page
_WORDS = 10_000  # characters of one annotation


class Over(NamedTuple):
    """An annotation: what it is called, its box, its words, and the words it lies on.

    `tick` is None for anything but a box to tick; `written` says that its words are on the page
    and not in a note beside it, `drawn` that it has an appearance, `shown` that viewers show it.
    """

    label: str
    box: Box
    words: str
    on: tuple[Box, ...]
    tick: bool | None
    written: bool
    drawn: bool
    shown: bool


def annotations_of(page: pypdfium2.PdfPage, form: Any) -> list[Over]:
    """The annotations of a page in order; links and pop-ups show nothing of their own.

    `form` is PDFium's handle of the form fields, None where the document has none.
    """
    found = []
    for at in range(min(MOST, raw.FPDFPage_GetAnnotCount(page))):
        handle = raw.FPDFPage_GetAnnot(page, at)
        if not handle:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(handle) not in _SILENT:
                found.append(_over(handle, form))
        finally:
            raw.FPDFPage_CloseAnnot(handle)
    return found


def placed(lines: Sequence[Line], own: int, over: Sequence[Over]) -> list[Line]:
    """The lines of a page with what was folded into it and what has no appearance, in place.

    `own` many of the lines are the page's own, the others came with the appearances.
    """
    ticks = [one for one in over if one.tick is not None and one.shown]
    added = []
    for line in lines[own:]:
        rest = [letter for letter in line if not any(_within(letter, tick.box) for tick in ticks)]
        if any(not letter.text.isspace() for letter in rest):
            added.append(rest)
    read = "".join(letter.text for line in added for letter in line)
    for annotation in over:
        words = annotation.words if annotation.tick is None else TICKS[annotation.tick]
        unread = annotation.tick is not None or not annotation.drawn or not _has(read, words)
        if annotation.shown and words and unread and annotation.written:
            added.append([Letter(words, annotation.box, 0)])
    placed_lines = list(lines[:own])
    for line in added:
        _insert(placed_lines, line)
    return placed_lines


def beneath(annotation: Over, lines: Sequence[Line]) -> str:
    """The words of the page that an annotation lies on."""
    return "".join(
        letter.text
        for line in lines
        for letter in line
        if any(_within(letter, box) for box in annotation.on)
    )


def _over(handle: Any, form: Any) -> Over:
    subtype = raw.FPDFAnnot_GetSubtype(handle)
    tick, words = None, ""
    if subtype == raw.FPDF_ANNOT_WIDGET and form:
        kind = raw.FPDFAnnot_GetFormFieldType(form, handle)
        if kind in _TICKED:
            tick = raw.FPDFAnnot_IsChecked(form, handle) == 1
        elif kind not in (raw.FPDF_FORMFIELD_PUSHBUTTON, raw.FPDF_FORMFIELD_SIGNATURE):
            words = _said(lambda *into: raw.FPDFAnnot_GetFormFieldValue(form, handle, *into))
    else:
        words = _said(lambda *into: raw.FPDFAnnot_GetStringValue(handle, b"Contents", *into))
    return Over(
        SUBTYPES.get(subtype, "其他批注"),
        _box(handle),
        words,
        tuple(_quads(handle)) if subtype in _ON_WORDS else (),
        tick,
        subtype in _WRITTEN,
        raw.FPDFAnnot_HasKey(handle, b"AP") == 1,
        not raw.FPDFAnnot_GetFlags(handle) & _UNSHOWN,
    )


def _said(ask: Callable[..., int]) -> str:
    length = ask(None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return legible(buffer.raw[: length - 2].decode("utf-16-le", "replace"))[:_WORDS]


def _box(handle: Any) -> Box:
    rectangle = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(handle, ctypes.byref(rectangle))
    low, high = sorted((rectangle.bottom, rectangle.top))
    return rectangle.left, low, rectangle.right, high


def _quads(handle: Any) -> Iterator[Box]:
    """The boxes of the words it lies on."""
    quad = raw.FS_QUADPOINTSF()
    for at in range(min(MOST, raw.FPDFAnnot_CountAttachmentPoints(handle))):
        if raw.FPDFAnnot_GetAttachmentPoints(handle, at, ctypes.byref(quad)):
            across, up = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(across), min(up), max(across), max(up)


def _within(letter: Letter, box: Box) -> bool:
    x, y = (letter.box[0] + letter.box[2]) / 2, (letter.box[1] + letter.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _has(read: str, words: str) -> bool:
    return "".join(words.split()) in "".join(read.split())


def _insert(lines: list[Line], line: Line) -> None:
    """Put a line into the row it stands in, where it fills a gap, or else below what is higher."""
    low, high = _span(line)
    left, right = line[0].box[0], line[-1].box[2]
    middle = (low + high) / 2
    for row in lines:
        bottom, top = _span(row)
        apart = all(letter.box[2] <= left + 1 or letter.box[0] >= right - 1 for letter in row)
        if bottom <= middle <= top and apart:
            row[:] = sorted([*row, *line], key=lambda letter: letter.box[0])
            return
    at = next((n for n, row in enumerate(lines) if sum(_span(row)) / 2 < middle), len(lines))
    lines.insert(at, line)


def _span(line: Line) -> tuple[float, float]:
    return min(letter.box[1] for letter in line), max(letter.box[3] for letter in line)
