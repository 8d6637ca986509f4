"""What the properties of a paragraph say: its look, its place in a list, its page break (17.3.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree

from review.paper.model import ChangeKind, Fate, ParagraphLook
from review.paper.ooxml.contested import meaningless, repeated
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.paragraph_sight import effects, far_tab, line_height
from review.paper.ooxml.run_looks import NAKED, Dress
from review.paper.ooxml.values import OFF, VAL, measure, on
from review.paper.ooxml.visibility.property_names import PARAGRAPH
from review.paper.ooxml.visibility.story_names import overfull
from review.paper.ooxml.visibility.unknown import effect_of, strange

__all__ = ["OFF", "VAL", "measure", "on"]

PPRCHANGE, RPR, _STYLE = w("pPrChange"), w("rPr"), w("pStyle")
_HIDDEN = (w("vanish"), w("specVanish"))
"""A mark that is not seen: the next paragraph goes on in the same line (17.3.2.41, 17.3.2.36)."""

CHANGES: dict[str, tuple[ChangeKind, Fate]] = {
    w("ins"): ("ins", "inserted"),
    w("del"): ("del", "deleted"),
    w("moveFrom"): ("moveFrom", "deleted"),
    w("moveTo"): ("moveTo", "inserted"),
}
_ALIGNS = {"start": "left", "end": "right", "distribute": "both"}


class ParagraphProperties(NamedTuple):
    """What a style says of a paragraph; numbering None is unsaid, numId "0" is none at all.

    `shade` holds the attributes of its shading, `sight` what decides whether its lines are seen.
    `exact` is the height of its lines in twips where it is fixed, else 0.
    """

    look: ParagraphLook = ParagraphLook()
    run: Dress = NAKED
    number: str | None = None
    depth: int | None = None
    breaks_page: bool = False
    shade: tuple[tuple[Any, Any], ...] = ()
    sight: tuple[tuple[str, Any], ...] = ()
    exact: int = 0


class Said(NamedTuple):
    """What w:pPr says, read in one pass: paragraphs that say the same are arranged once.

    `style` is None where none is named. `noted` holds where it also has a tracked change or ends
    a section, which has to be entered. `unknown` are properties that stand in no table, as
    (digest, words); an effect for each is among the words too.
    """

    style: str | None
    words: tuple[Any, ...]
    noted: bool
    unknown: tuple[tuple[str, str], ...] = ()


def said(properties: etree._Element) -> Said:
    """Gather what a paragraph's properties say."""
    words: list[Any] = []
    style, noted = None, False
    unknown: list[tuple[str, str]] = []
    for each in properties:
        if _strange(each):
            unknown.append(strange(each))
        slot = _SAID.get(each.tag)
        if slot == "rPr" or _folded(each):
            unknown += [strange(look) for look in each if overfull(look)]
        if slot is None:
            continue
        if slot == "rPr":
            noted = noted or any(mark.tag in CHANGES for mark in each)
            words += _mark(each)
        elif slot == "pStyle":
            style = each.get(VAL, "") if style is None else style
        elif slot == "noted":
            noted = True
        else:
            word = _WORDS[slot](each)
            words += slot, word
            noted = noted or (slot == "numPr" and word[2])
    if repeated(properties):
        unknown.append(strange(properties))
    for digest, name in unknown:
        words += "unknown", effect_of(digest, name)
    return Said(style, tuple(words), noted, tuple(unknown))


def _strange(element: etree._Element) -> bool:
    """Whether a property stands in no table, or says what has no meaning."""
    row = PARAGRAPH.get(element.tag)
    if row is None:
        return not _folded(element)
    known = row.attributes.issuperset(element.keys()) and not meaningless(element)
    nameless = element.tag == _STYLE and element.get(VAL) is None
    return not known or nameless or overfull(element)


def _mark(looks: etree._Element) -> tuple[Any, ...]:
    """The words of a paragraph mark that is not seen."""
    hidden = any(each.tag in _HIDDEN and on(each) for each in looks)
    return ("mark", (("hidden", "1"),)) if hidden else ()


def _folded(element: etree._Element) -> bool:
    """Whether these are the looks of a paragraph mark, folded with those of runs (w:rPr.7)."""
    return str(element.tag).startswith(f"{RPR}.")


def arrange(manner: ParagraphProperties, words: tuple[Any, ...]) -> ParagraphProperties:
    """The manner after the words a paragraph's properties say."""
    look, number, depth = manner.look, manner.number, manner.depth
    style, align, indent, first, level, _ = look
    breaks, shade, sight = manner.breaks_page, manner.shade, dict(manner.sight)
    for slot, word in zip(words[::2], words[1::2], strict=True):
        if slot == "ind":
            left, begin = _length(dict(word), _LEFT), _length(dict(word), _FIRST)
            indent, first = indent if left is None else left, first if begin is None else begin
            sight |= _seen(slot, word)
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
            level = measure(word) + 1 if 0 <= measure(word) < 9 else 0
        elif slot == "pageBreakBefore":
            breaks = (word or "1") not in OFF
        elif slot == "shd":
            shade = word
        else:
            sight |= _seen(slot, word)
    kept = tuple(sight.items())
    look = ParagraphLook(style, align, indent, first, level, effects(sight) if kept else "")
    exact = line_height(sight) if kept else 0
    return ParagraphProperties(look, manner.run, number, depth, breaks, shade, kept, exact)


def _seen(slot: str, word: Any) -> dict[str, Any]:
    """What decides whether lines are seen, by property and attribute."""
    if slot == "unknown":
        return {word: ""}
    return {f"{slot} {name}": value for name, value in word}


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


def _spaced(element: etree._Element) -> tuple[tuple[str, str], ...]:
    """The height of lines, in whole points, as far as it decides whether they are seen."""
    rule, line = element.get(LINE_RULE), element.get(LINE)
    said = [] if rule is None else [(LINE_RULE, rule)]
    if line is not None:
        plain = line.lstrip("-").isdigit()  # strict files may write 12.95pt (22.9.2.14)
        said += [(LINE, str(measure(line) // 20 * 20))]
        said += [("close line", line if plain and measure(line) < CLOSE else "")]
    for name, key in _BESIDE:
        distance = element.get(name)
        if distance is not None:
            said.append((key, distance if measure(distance) < 0 else ""))
    return tuple(said)


def _switch(element: etree._Element) -> tuple[tuple[str, str], ...]:
    return ((VAL, "1" if on(element) else "0"),)


LINE_RULE, LINE = w("lineRule"), w("line")
CLOSE = 160
"""Lines of two thirds of their height or less (in 240ths) lie on each other."""
_BESIDE = [(w(n), f"close {n}") for n in ("before", "after", "beforeLines", "afterLines")]
SECTION, NUMID, ILVL = w("sectPr"), w("numId"), w("ilvl")
_WORDS: dict[str, Callable[[etree._Element], Any]] = {
    "ind": _items,
    "jc": _value,
    "numPr": _numbered,
    "outlineLvl": _value,
    "pageBreakBefore": _value,
    "shd": _items,
    "spacing": _spaced,
    "framePr": _items,
    "bidi": _switch,
    "suppressLineNumbers": _switch,
    "tabs": far_tab,
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
