"""What the properties of a paragraph say: its look, its place in a list, its page break (17.3.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree

from review.paper.model import PLAIN, ChangeKind, Fate, Look, ParagraphLook
from review.paper.ooxml.namespaces import w

VAL = w("val")
OFF = ("0", "false", "off", "none")
PPRCHANGE, RPR = w("pPrChange"), w("rPr")

CHANGES: dict[str, tuple[ChangeKind, Fate]] = {
    w("ins"): ("ins", "inserted"),
    w("del"): ("del", "deleted"),
    w("moveFrom"): ("moveFrom", "deleted"),
    w("moveTo"): ("moveTo", "inserted"),
}
_ALIGNS = {"start": "left", "end": "right", "distribute": "both"}


class ParagraphProperties(NamedTuple):
    """What a style says of a paragraph; numbering None is unsaid, numId "0" is none at all."""

    look: ParagraphLook = ParagraphLook()
    run: Look = PLAIN
    vanish: bool = False
    number: str | None = None
    depth: int | None = None
    breaks_page: bool = False


def on(element: etree._Element) -> bool:
    """Whether a toggle property is on (17.17.4)."""
    return element.get(VAL, "1") not in OFF


def measure(written: str | None) -> int:
    """A length as an integer; WPS and others write 420.0 where the standard has 420."""
    try:
        return int(float(written or 0))
    except (ValueError, OverflowError):
        return 0


class Said(NamedTuple):
    """What w:pPr says, read in one pass: paragraphs that say the same are arranged once.

    `style` is None where none is named. `noted` holds where it also has a tracked change or ends
    a section, which has to be entered.
    """

    style: str | None
    words: tuple[Any, ...]
    noted: bool


def said(properties: etree._Element) -> Said:
    """Gather what a paragraph's properties say."""
    words: list[Any] = []
    style, noted = None, False
    for each in properties:
        slot = _SAID.get(each.tag)
        if slot is None:
            continue
        if slot == "rPr":
            for mark in each:
                if mark.tag in CHANGES:
                    noted = True
        elif slot == "pStyle":
            style = each.get(VAL, "") if style is None else style
        elif slot == "noted":
            noted = True
        else:
            word = _WORDS[slot](each)
            words += slot, word
            noted = noted or (slot == "numPr" and word[2])
    return Said(style, tuple(words), noted)


def arrange(manner: ParagraphProperties, words: tuple[Any, ...]) -> ParagraphProperties:
    """The manner after the words a paragraph's properties say."""
    look, number, depth = manner.look, manner.number, manner.depth
    style, align, indent, first, level, effects = look
    breaks = manner.breaks_page
    for slot, word in zip(words[::2], words[1::2], strict=True):
        if slot == "ind":
            left, begin = _length(dict(word), _LEFT), _length(dict(word), _FIRST)
            indent, first = indent if left is None else left, first if begin is None else begin
        elif slot == "jc":
            align = _ALIGNS.get(word or "", word or "")
        elif slot == "numPr":
            chosen, deep, _ = word
            if deep is not None:
                depth = max(0, measure(deep))
            elif chosen is not None:
                depth = None  # another list: the level said with the former one no longer holds
            number = number if chosen is None else chosen
        elif slot == "outlineLvl":
            level = measure(word) + 1
            level = level if 0 < level < 10 else 0
        else:
            breaks = (word or "1") not in OFF
    look = ParagraphLook(style, align, indent, first, level, effects)
    return ParagraphProperties(look, manner.run, manner.vanish, number, depth, breaks)


def _value(element: etree._Element) -> str | None:
    return element.get(VAL)


def _numbered(element: etree._Element) -> tuple[str | None, str | None, bool]:
    """(numId, ilvl, whether it was changed), None where unsaid (17.3.1.19)."""
    number = depth = None
    changed = False
    for each in element:
        tag = each.tag
        if tag == NUMID:
            number = each.get(VAL, "0") if number is None else number
        elif tag == ILVL:
            depth = each.get(VAL, "0") if depth is None else depth
        else:
            changed = True
    return number, depth, changed


def _items(element: etree._Element) -> tuple[tuple[str | bytes, str | bytes], ...]:
    return tuple(element.items())


SECTION, NUMID, ILVL = w("sectPr"), w("numId"), w("ilvl")
_WORDS: dict[str, Callable[[etree._Element], Any]] = {
    "ind": _items,
    "jc": _value,
    "numPr": _numbered,
    "outlineLvl": _value,
    "pageBreakBefore": _value,
}
_SAID: dict[Any, str] = {
    **{w(name): name for name in (*_WORDS, "rPr", "pStyle")},
    **dict.fromkeys((PPRCHANGE, SECTION), "noted"),
}


# Half characters of the 三号 body of an official document (16 pt) are 160 twips, and 50
# hundredths of a character. A length in characters prevails over one in twips (17.3.1.12).
_LEFT = ((w("leftChars"), 50), (w("startChars"), 50), (w("left"), 160), (w("start"), 160))
_FIRST = (
    (w("firstLineChars"), 50),
    (w("hangingChars"), -50),
    (w("firstLine"), 160),
    (w("hanging"), -160),
)


def _length(lengths: dict[Any, Any], units: tuple[tuple[str, int], ...]) -> int | None:
    """A length in half characters, None where unsaid."""
    for name, unit in units:
        written = lengths.get(name)
        if written is not None:
            return max(-20, min(40, round(measure(written) / unit)))
    return None
