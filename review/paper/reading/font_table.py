"""The table of fonts of a file: fonts that stand in it, and names that stand for symbol fonts."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from review.paper.ooxml.namespaces import w
from review.paper.ooxml.symbol_fonts import symbolic
from review.paper.ooxml.values import VAL
from review.words import Words

EMBEDDED = (b"embedRegular", b"embedBold", b"embedItalic")
WANTED = (*EMBEDDED, b"altName", b"charset")
"""What the bytes of the part hold where it has to be looked at."""
_SIGNS = ("02", "2")
"""The character set of symbol fonts (17.8.2.1)."""


def embedded(root: etree._Element) -> list[str]:
    """The names of fonts whose shapes stand in the file."""
    return [each.get(w("name"), "") for each in root if any("embed" in str(x.tag) for x in each)]


def disguised(root: etree._Element) -> Iterator[tuple[str, str]]:
    """(words, what is hashed) for each font that shows signs in the place of letters."""
    for font in root.iterchildren(w("font")):
        name, said = font.get(w("name"), ""), font.find(w("charset"))
        other = font.find(w("altName"))
        names = [] if other is None else [each.strip() for each in other.get(VAL, "").split(",")]
        signs = [each for each in names if symbolic(each)]
        if signs and not symbolic(name):
            yield (
                Words("字体“{name}”以符号字体{fonts}代替", name=name, fonts="、".join(signs)),
                f"{name} {signs}",
            )
        if said is not None and said.get(VAL, "").lower() in _SIGNS and not symbolic(name):
            yield (
                Words("字体“{name}”声明为符号字体，字形可能不是文字本身", name=name),
                f"{name} charset",
            )
