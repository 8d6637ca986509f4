"""Glyphs that an OFD draws by number (GB/T 33190, 11.4): a shape that is another character is told.

One shape for two characters shows it alone; where the font is in the file and its outlines are those
of TrueType, in which the number is the place of the glyph, the shape is drawn and looked at.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping

import pypdfium2
from lxml import etree
from pypdfium2 import raw

from review.paper.model import Caveat
from review.paper.ooxml.package import Package
from review.paper.reading.glyph_shapes import WATCHED, taken_for
from review.paper.reading.page_caveats import exchanged
from review.paper.reading.pdf_glyphs import EM, sheet

_SHOWN = 20
"""Characters named in one warning."""
_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_MOST = 1_000  # glyphs of a font


class Glyphs:
    """Of one document: by font and number of a glyph, the characters it stands for, and where."""

    def __init__(self, package: Package, fonts: Mapping[str, str]) -> None:
        self._package, self._fonts = package, fonts
        self._stands_for: dict[tuple[str, str], dict[str, dict[int, None]]] = {}

    def enter(self, root: etree._Element, number: int) -> None:
        """Take up the glyphs of a page, a template or an annotation."""
        for words in root.iter("{*}TextObject"):
            text = "".join(each.text or "" for each in words.iter("{*}TextCode"))
            for given in words.iterchildren("{*}CGTransform"):
                for glyph, sign in _pairs(given, text):
                    known = self._stands_for.setdefault((words.get("Font", ""), glyph), {})
                    known.setdefault(sign, {})[number] = None

    @property
    def twofold(self) -> str:
        """The characters that share a shape with another one, "" where none does."""
        signs = [sign for known in self._stands_for.values() if len(known) > 1 for sign in known]
        return "".join(dict.fromkeys(signs))[:_SHOWN]

    def caveats(self) -> Iterator[Caveat]:
        """The glyphs that look like another character, page by page."""
        told: dict[tuple[int, str, str], None] = {}
        for font, part in self._fonts.items():
            glyphs = list(self._looked_at(font))[:_MOST]
            shapes = _shapes(self._package.read(part), glyphs) if glyphs else {}
            for number, shape in shapes.items():
                for sign, pages in self._stands_for[font, str(number)].items():
                    other = taken_for(shape, WATCHED[sign]) if sign in WATCHED else ""
                    if other:
                        told |= dict.fromkeys((page, sign, other) for page in pages)
        for page, sign, other in sorted(told):
            yield exchanged(page, sign, other)

    def _looked_at(self, font: str) -> Iterator[int]:
        for (name, glyph), signs in self._stands_for.items():
            plain = glyph.isascii() and glyph.isdigit() and str(int(glyph)) == glyph
            if name == font and plain and any(sign in WATCHED for sign in signs):
                yield int(glyph)


def _shapes(font: bytes, glyphs: list[int]) -> dict[int, int]:
    """What the glyphs of a font look like, by number; {} where the number may mean another one."""
    if not font.startswith(_TRUETYPE):
        return {}
    document = pypdfium2.PdfDocument.new()
    held = (ctypes.c_uint8 * len(font)).from_buffer_copy(font)
    handle = raw.FPDFText_LoadFont(document, held, len(font), raw.FPDF_FONT_TRUETYPE, 1)
    if not handle:
        return {}
    objects = []
    for glyph in glyphs:
        objects.append(raw.FPDFPageObj_CreateTextObj(document, handle, EM))
        raw.FPDFText_SetCharcodes(objects[-1], (ctypes.c_uint32 * 1)(glyph), 1)
    shapes = dict(zip(glyphs, sheet(document, objects), strict=True))
    raw.FPDFFont_Close(handle)
    document.close()
    return shapes


def _pairs(given: etree._Element, text: str) -> Iterator[tuple[str, str]]:
    """(glyph, character) where as many of one as of the other are given."""
    numbers = [n for each in given.iterchildren("{*}Glyphs") for n in (each.text or "").split()]
    start = given.get("CodePosition", "0")
    at = int(start) if start.isdigit() else 0
    signs = text[at : at + len(numbers)]
    if given.get("CodeCount", "1") == str(len(numbers)) == str(len(signs)):
        yield from zip(numbers, signs, strict=True)
