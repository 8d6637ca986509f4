"""Glyphs that an OFD draws by number (GB/T 33190, 11.4): one shape for two characters is a lie told."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_SHOWN = 20
"""Characters named in one warning."""


class Glyphs:
    """Of one document: by font and number of a glyph, the characters it stands for."""

    def __init__(self) -> None:
        self._stands_for: dict[tuple[str, str], dict[str, None]] = {}

    def enter(self, root: etree._Element) -> None:
        """Take up the glyphs of a page, a template or an annotation."""
        for words in root.iter("{*}TextObject"):
            text = "".join(each.text or "" for each in words.iter("{*}TextCode"))
            for given in words.iterchildren("{*}CGTransform"):
                for glyph, sign in _pairs(given, text):
                    known = self._stands_for.setdefault((words.get("Font", ""), glyph), {})
                    known[sign] = None

    @property
    def twofold(self) -> str:
        """The characters that share a shape with another one, "" where none does."""
        signs = [sign for known in self._stands_for.values() if len(known) > 1 for sign in known]
        return "".join(dict.fromkeys(signs))[:_SHOWN]


def _pairs(given: etree._Element, text: str) -> Iterator[tuple[str, str]]:
    """(glyph, character) where as many of one as of the other are given."""
    numbers = [n for each in given.iterchildren("{*}Glyphs") for n in (each.text or "").split()]
    start = given.get("CodePosition", "0")
    at = int(start) if start.isdigit() else 0
    signs = text[at : at + len(numbers)]
    if given.get("CodeCount", "1") == str(len(numbers)) == str(len(signs)):
        yield from zip(numbers, signs, strict=True)
