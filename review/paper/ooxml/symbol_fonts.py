"""Characters of symbol fonts as the Unicode characters a reader sees in their place."""

from __future__ import annotations

import re
from functools import lru_cache

from review.paper.ooxml.symbol_tables import FIRST, TABLES

UNMAPPED = "□"
PRIVATE = re.compile("[\ue000-\uf8ff]")
_OTHERS = frozenset(
    ("mt extra", "marlett", "zapfdingbats", "itc zapf dingbats", "monotype sorts", "ms outlook",
     "bookshelf symbol 7", "ms reference specialty", "parlament", "holidaypi bt", "cirth")
)  # fmt: skip
"""Fonts without a table whose codes are not those of Unicode."""
_PICTURES = re.compile(
    r"wingding|webding|dingbat|symbol|marlett|mdl2|fluent icons|fontawesome|font awesome|material icons"
    r"|bar ?code|code ?(?:39|128|93)|3 ?of ?9|ean-?13|blank|\bpi\b|ornament|musical|braille|icons?$"
)
"""Words in the names of fonts that show pictures, bars or nothing in the place of letters."""
_LETTERS = re.compile(r"segoe ui symbol|noto sans symbols|dejavu|apple symbols|cambria")
"""Fonts of symbols whose letters are letters."""


def symbolic(font: str) -> bool:
    """Whether the characters of a font of that name are other than their codes say."""
    name = font.lower().strip()
    return name in TABLES or name in _OTHERS or _signs(name)


@lru_cache(maxsize=1_000)
def _signs(name: str) -> bool:
    return _PICTURES.search(name) is not None and _LETTERS.match(name) is None


def glyph(font: str, sign: str) -> str | None:
    """What one code of a symbol font shows; None where no table tells.

    Word writes such characters in the private area from U+F000, or as their bare code.
    """
    code = ord(sign)
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if low in (0x09, 0x0A, 0x20, 0xA0):
        return chr(low)
    table = TABLES.get(font.lower(), "")
    shown = table[low - FIRST] if 0 <= low - FIRST < len(table) else " "
    return None if shown == " " else shown


def described(font: str, sign: str) -> str:
    """The words that stand for a character without a mapping: □ 字体 Wingdings 0xF0."""
    code = ord(sign)
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    return f"{UNMAPPED} 字体 {font or '未注明'} 0x{low:02X}"


def symbol(font: str, sign: str) -> str:
    """The Unicode form of one character, or words that name its font and code."""
    if not symbolic(font) and not PRIVATE.match(sign):
        return sign
    return glyph(font, sign) or described(font, sign)
