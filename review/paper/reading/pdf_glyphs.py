"""Glyphs of a PDF that are drawn as other characters than they are read as.

What a font calls its glyphs (ToUnicode, encoding, names) is what may lie. So each glyph that is read
as a numeral, or as a word that decides, is drawn alone and held against known shapes of it. Two codes
of a font that are read alike are told apart by the boxes of their glyphs.
"""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from review.paper.model import Caveat
from review.paper.reading.glyph_shapes import EDGE, WATCHED, taken_for
from review.paper.reading.page_caveats import exchanged
from review.paper.reading.pdf_letters import Box, Letter, Line, address, object_at

EM = 1000.0
_LIKE = 1  # thousandths of an em that two boxes of one glyph may differ by
_MOST = 1_000  # glyphs of a file
_CUT = 200  # of them, that are drawn where they stand
_ACROSS = 32  # cells in a row of the sheet
_MARGIN = 4
_CELL = EDGE + 2 * _MARGIN
_INKED = bytes(ord("1") if shade < 165 else ord("0") for shade in range(256))
_COVERED = _INKED[::-1]


class Glyph(NamedTuple):
    """A glyph of a font as it is read; `box` in thousandths of an em, () where it is not upright."""

    font: int
    read: str
    box: tuple[int, ...]


class Inked(NamedTuple):
    """A letter that a glyph draws: the address of its object, and the box of its ink on the page.

    Where the letter leans, the box is that of the upright one; `slant` goes with the height above `foot`.
    """

    source: int
    ink: Box
    slant: float = 0.0
    foot: float = 0.0


Met = dict[Glyph, list[Inked]]


def met(layer: pypdfium2.PdfTextPage, page_lines: Sequence[Line]) -> Met:
    """The glyphs of a page that are looked at, with the letters they draw."""
    glyphs: Met = {}
    fonts: dict[int, int] = {}
    for line in page_lines:
        for letter in line:
            if letter.source and letter.text in WATCHED:
                if letter.source not in fonts:
                    fonts[letter.source] = _font(letter.source)
                font = fonts[letter.source]
                if font:
                    box, inked = _boxes(layer, letter)
                    glyphs.setdefault(Glyph(font, letter.text, box), []).append(inked)
    return glyphs


class Glyphs:
    """The glyphs of one document, each drawn once."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._sheet: dict[Glyph, Any] = {}
        self._shapes: dict[Glyph, int] = {}
        self._pages: dict[Glyph, list[int]] = {}

    def enter(
        self, number: int, page: pypdfium2.PdfPage, glyphs: Met, unseen: Collection[int]
    ) -> None:
        """Take up what is seen of the glyphs of a page, before it is closed."""
        for glyph, letters in glyphs.items():
            seen = next((one for one in letters if one.source not in unseen), None)
            if seen is None:
                continue
            if glyph in self._pages:
                self._pages[glyph].append(number)
            elif len(self._pages) < _MOST:
                self._pages[glyph] = [number]
                self._take(page, glyph, seen)

    def _take(self, page: pypdfium2.PdfPage, glyph: Glyph, one: Inked) -> None:
        font = raw.FPDFTextObj_GetFont(object_at(one.source))
        own = alone(self._document, font, glyph.read)
        if not glyph.box or _alike(glyph.box, _bounds(own)):
            self._sheet[glyph] = own  # to be drawn with all others
        else:
            raw.FPDFPageObj_Destroy(own)
            if len(self._shapes) < _CUT:
                self._shapes[glyph] = _cut_out(page, one)

    def shapes(self) -> dict[Glyph, int]:
        """What the glyphs look like."""
        drawn = sheet(self._document, list(self._sheet.values()))
        return self._shapes | dict(zip(self._sheet, drawn, strict=True))

    def caveats(self) -> Iterator[Caveat]:
        """The glyphs that look like another character, page by page."""
        told: dict[tuple[int, str, str], None] = {}
        for glyph, shape in self.shapes().items():
            other = taken_for(shape, WATCHED[glyph.read])
            if other:
                told |= dict.fromkeys((page, glyph.read, other) for page in self._pages[glyph])
        for number, read, other in sorted(told):
            yield exchanged(number, read, other)


def sheet(document: pypdfium2.PdfDocument, glyphs: Sequence[Any]) -> list[int]:
    """The shapes of objects that are put on a sheet, each in a cell of its own and as large as that."""
    if not glyphs:
        return []
    width, height = _ACROSS * _CELL, -(-len(glyphs) // _ACROSS) * _CELL
    page = raw.FPDFPage_New(document, len(document), width, height)
    corners = [(at % _ACROSS * _CELL, at // _ACROSS * _CELL) for at in range(len(glyphs))]
    for (left, top), glyph in zip(corners, glyphs, strict=True):
        middle = left + _CELL / 2, height - top - _CELL / 2
        raw.FPDFPageObj_Transform(glyph, *_filling(_bounds(glyph), middle))
        raw.FPDFPage_InsertObject(page, glyph)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_Gray, None, 0)
    raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
    shapes = [_shape(bitmap, *corner) for corner in corners]
    raw.FPDFBitmap_Destroy(bitmap)
    raw.FPDF_ClosePage(page)
    return shapes


def _font(source: int) -> int:
    """The address of an object's font, 0 where the file does not hold it: each machine has its own."""
    font = raw.FPDFTextObj_GetFont(object_at(source))
    return address(font) if raw.FPDFFont_GetIsEmbedded(font) == 1 else 0


def _boxes(layer: pypdfium2.PdfTextPage, letter: Letter) -> tuple[tuple[int, ...], Inked]:
    """The box of a letter's ink from its origin as a glyph has it; () where its line is turned."""
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    raw.FPDFText_GetCharBox(layer, letter.at, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(layer, letter.at, x, y)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(layer, letter.at, matrix)
    size = raw.FPDFText_GetFontSize(layer, letter.at)
    across, up = matrix.a * size / EM, matrix.d * size / EM
    ink = left.value, bottom.value, right.value, top.value
    if matrix.b or across <= 0 or up <= 0:
        return (), Inked(letter.source, ink)
    slant, foot = matrix.c / matrix.d, y.value
    leans = slant * (ink[1] - foot), slant * (ink[3] - foot)
    ink = ink[0] - min(leans), ink[1], ink[2] - max(leans), ink[3]
    start, units = (x.value, foot, x.value, foot), (across, up, across, up)
    box = (round((i - s) / u) for i, s, u in zip(ink, start, units, strict=True))
    return tuple(box), Inked(letter.source, ink, slant, foot)


def alone(document: pypdfium2.PdfDocument, font: Any, read: str) -> Any:
    """The glyph that a font draws for a character, as an object of its own of 1,000 points."""
    glyph = raw.FPDFPageObj_CreateTextObj(document, font, EM)
    word = ctypes.create_string_buffer(f"{read}\0".encode("utf-16-le"))
    raw.FPDFText_SetText(glyph, ctypes.cast(word, ctypes.POINTER(raw.FPDF_WCHAR)))
    return glyph


def _bounds(handle: Any) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(handle, *map(ctypes.byref, edges))
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _alike(box: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(one - two) <= _LIKE for one, two in zip(box, other, strict=True))


def _filling(box: Box, middle: tuple[float, float]) -> tuple[float, ...]:
    """The matrix that lays a box around a middle, as large as a shape is."""
    left, bottom, right, top = box
    scale = EDGE / max(right - left, top - bottom, 0.001)
    x, y = middle
    return scale, 0, 0, scale, x - scale * (left + right) / 2, y - scale * (bottom + top) / 2


def _cut_out(page: pypdfium2.PdfPage, one: Inked) -> int:
    """The shape of a letter where it stands; 0 where it cannot be drawn without the rest of the page."""
    handles = {}
    for at in range(raw.FPDFPage_CountObjects(page)):
        handle = raw.FPDFPage_GetObject(page, at)
        handles[address(handle)] = handle
    if handles.pop(one.source, None) is None or page.get_rotation():
        return 0
    active = [handle for handle in handles.values() if _active(handle)]
    for handle in active:
        raw.FPDFPageObj_SetIsActive(handle, False)
    try:
        return _drawn_there(page, one)
    finally:
        for handle in active:
            raw.FPDFPageObj_SetIsActive(handle, True)


def _active(handle: Any) -> bool:
    active = raw.FPDF_BOOL()
    raw.FPDFPageObj_GetIsActive(handle, ctypes.byref(active))
    return bool(active)


def _drawn_there(page: pypdfium2.PdfPage, one: Inked) -> int:
    """The shape of what is drawn inside a box of a page that is not turned, whatever its colour."""
    left, _, _, top = page.get_bbox()
    ink = one.ink
    across, up = ink[2] - ink[0], ink[3] - ink[1]
    scale = EDGE / max(across, up, 0.001)
    x = EDGE / 2 - ((ink[0] + ink[2]) / 2 - left) * scale
    y = EDGE / 2 - (top - (ink[1] + ink[3]) / 2) * scale
    clip = raw.FS_RECTF(0, 0, EDGE, EDGE)
    bitmap = raw.FPDFBitmap_Create(EDGE, EDGE, 1)  # see-through
    lean = scale * one.slant
    matrix = raw.FS_MATRIX(scale, 0, lean, scale, x - lean * (top - one.foot), y)
    raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, 0)
    dots = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), EDGE * EDGE * 4)[3::4]
    raw.FPDFBitmap_Destroy(bitmap)
    beside = int((EDGE - across * scale) / 2)  # where its neighbours are
    mask = int(("0" * beside + "1" * (EDGE - 2 * beside) + "0" * beside) * EDGE, 2)
    return int(dots.translate(_COVERED), 2) & mask


def _shape(bitmap: Any, left: int, top: int) -> int:
    """The shape in a cell of the sheet."""
    stride, start = raw.FPDFBitmap_GetStride(bitmap), raw.FPDFBitmap_GetBuffer(bitmap)
    first = address(start) + left + _MARGIN
    rows = (first + (top + _MARGIN + row) * stride for row in range(EDGE))
    return int(b"".join(ctypes.string_at(row, EDGE) for row in rows).translate(_INKED), 2)
