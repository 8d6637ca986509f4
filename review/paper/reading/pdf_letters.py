"""The letters of a PDF page: what they are, where they stand, and which object draws them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

import pypdfium2
from pypdfium2 import raw

UNMAPPED = "\ufffd"
"""Stands for a letter whose font does not say which character it is."""
_ENDS = "\r\n"
_SPACE = 0x20
_HYPHEN = 2  # how PDFium writes a hyphen at the end of a line
_NAME = 200

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top edge in points, counted from the lower left."""


class Letter(NamedTuple):
    """A character with its box; `source` is the address of the object that draws it.

    A space that PDFium adds between words has the source 0. `at` counts in the layer of the page.
    """

    text: str
    box: Box
    source: int
    at: int = -1


Line: TypeAlias = list[Letter]


class Face(NamedTuple):
    """The font of an object: its name without the tag of a subset, and whether the file has it."""

    name: str
    embedded: bool


def lines(layer: pypdfium2.PdfTextPage) -> list[Line]:
    """The letters line by line, as PDFium breaks them; lines of nothing are left out."""
    rows: list[Line] = [[]]
    repeated = _Repeated()
    for letter in _letters(layer):
        if letter.text in _ENDS:
            rows.append([])
        elif not repeated.has(letter):
            rows[-1].append(letter)
    return [line for line in rows if any(not each.text.isspace() for each in line)]


def _letters(layer: pypdfium2.PdfTextPage) -> Iterator[Letter]:
    box = raw.FS_RECTF()
    reference = ctypes.byref(box)
    high = 0
    for at in range(layer.count_chars()):
        code = raw.FPDFText_GetUnicode(layer, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        # The place a letter takes, not its ink: a full stop is as wide as any other character.
        raw.FPDFText_GetLooseCharBox(layer, at, reference)
        added = code <= _SPACE and raw.FPDFText_IsGenerated(layer, at) == 1
        source = 0 if added else address(raw.FPDFText_GetTextObject(layer, at))
        edges = (box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top))
        yield Letter(_text(layer, at, code, bool(source)), edges, source, at)


def _text(layer: pypdfium2.PdfTextPage, at: int, code: int, drawn: bool) -> str:
    if drawn and raw.FPDFText_HasUnicodeMapError(layer, at) == 1:
        return UNMAPPED
    if code == _HYPHEN and raw.FPDFText_IsHyphen(layer, at) == 1:
        return "-"
    if drawn and (code < 0x20 or 0xD800 <= code < 0xE000):
        return UNMAPPED
    return chr(code)


class _Repeated:
    """Bold type is faked by drawing each letter again, a hair beside itself: it is read once."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, int, int], list[Box]] = {}

    def has(self, letter: Letter) -> bool:
        """Whether the same letter was drawn in this place before."""
        left, bottom, right, top = letter.box
        width, height = right - left, top - bottom
        if letter.text.isspace() or letter.text == UNMAPPED or min(width, height) <= 0:
            return False
        column, row = int(left / width), int(bottom / height)
        for x in (column - 1, column, column + 1):
            for y in (row - 1, row, row + 1):
                for other in self._drawn.get((letter.text, x, y), ()):
                    if abs(other[0] - left) < width / 3 and abs(other[1] - bottom) < height / 4:
                        return True
        self._drawn.setdefault((letter.text, column, row), []).append(letter.box)
        return False


def face(source: int) -> Face:
    """The font that a text object is set in."""
    font = raw.FPDFTextObj_GetFont(object_at(source))
    name = ctypes.create_string_buffer(_NAME)
    raw.FPDFFont_GetBaseFontName(font, name, _NAME)
    shown = name.value.decode("utf-8", "replace")
    return Face(shown.partition("+")[2] or shown, raw.FPDFFont_GetIsEmbedded(font) == 1)


def address(handle: Any) -> int:
    """The number of a PDFium object, 0 for none: equal for two handles of one object."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def object_at(source: int) -> Any:
    """The page object at an address."""
    return ctypes.cast(source, raw.FPDF_PAGEOBJECT)
