"""Styles of a document, resolved through their inheritance: looks, fonts and list levels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from lxml import etree

from review.paper.blocks import PLAIN, Look, ParagraphLook
from review.paper.namespaces import DRAWING, w

VAL = w("val")
OFF = ("0", "false", "off", "none")

# Fonts of official documents (GB/T 9704-2012, 5.2.2) and the class each is shown in.
FONTS = (
    ("小标宋", "xbs"), ("仿宋", "fs"), ("fangsong", "fs"), ("楷", "kt"), ("kai", "kt"),
    ("黑", "ht"), ("hei", "ht"), ("宋", "st"), ("song", "st"), ("simsun", "st"),
)  # fmt: skip

EAST, EAST_THEME = w("eastAsia"), w("eastAsiaTheme")
_SCRIPTS = {"superscript": "sup", "subscript": "sub"}
_ALIGNS = {"start": "left", "end": "right", "distribute": "both"}


class Manner(NamedTuple):
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


class Styles:
    """The styles part; every question is answered once and remembered."""

    def __init__(self, root: etree._Element | None, theme: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self.default = ""
        self.linked: dict[str, str] = {}
        self._theme = _theme_fonts(theme)
        self._manners: dict[str, Manner] = {}
        self._looks: dict[str, tuple[Look, bool]] = {}
        self._worn: dict[tuple[Any, ...], tuple[Look, bool]] = {}
        self._base = Manner()
        if root is not None:
            self._collect(root)

    def _collect(self, root: etree._Element) -> None:
        for style in root.iter(w("style")):
            name, kind = style.get(w("styleId"), ""), style.get(w("type"))
            self._styles.setdefault(name, style)
            if kind == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                self.default = self.default or name
            if kind == "numbering":
                number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
                if number is not None:
                    self.linked[name] = number.get(VAL, "")
        defaults = root.find(w("docDefaults"))
        if defaults is not None:
            for properties in defaults.iter(w("pPr"), w("rPr")):
                self._base = self._apply(self._base, properties)

    def manner(self, style: str) -> Manner:
        """What a paragraph style comes to, with all it is based on."""
        known = self._manners.get(style)
        if known is None:
            known = self._base
            for element in self._line(style):
                for part in ("pPr", "rPr"):
                    properties = element.find(w(part))
                    if properties is not None:
                        known = self._apply(known, properties)
            known = self._headed(style, known)
            self._manners[style] = known
        return known

    def _headed(self, style: str, manner: Manner) -> Manner:
        element = self._styles.get(style)
        name = element.find(w("name")) if element is not None else None
        word = name.get(VAL, style) if name is not None else style
        level = manner.look.level
        if not level and word.lower().startswith("heading ") and word[8:9].isdigit():
            level = int(word[8])
        return manner._replace(look=manner.look._replace(style=word, level=level))

    def _line(self, style: str) -> Iterator[etree._Element]:
        """A style after all it is based on; cycles and styles that are not there end the line."""
        line: dict[str, etree._Element] = {}
        while style in self._styles and style not in line:
            line[style] = self._styles[style]
            base = line[style].find(w("basedOn"))
            style = base.get(VAL, "") if base is not None else ""
        return reversed(line.values())

    def ancestry(self, style: str) -> list[str]:
        """The style and those it is based on, itself first."""
        return [each.get(w("styleId"), "") for each in self._line(style)][::-1]

    def character(self, style: str) -> tuple[Look, bool]:
        """The look of a character style, and whether its text is hidden."""
        if style not in self._looks:
            look, vanish = PLAIN, False
            for element in self._line(style):
                properties = element.find(w("rPr"))
                if properties is not None:
                    look, vanish = self.dress(look, vanish, properties)
            self._looks[style] = look, vanish
        return self._looks[style]

    def dress(self, look: Look, vanish: bool, properties: etree._Element) -> tuple[Look, bool]:
        """The look after the run properties given; and whether the text is hidden."""
        worn: list[Any] = [*look, vanish]
        for each in properties:
            tag = each.tag
            piece = _DRESSING.get(tag)
            if piece is not None:
                worn[piece[0]] = piece[1](each)
            elif tag == RFONTS:
                worn[0] = self.font(each) or worn[0]
            elif tag == RSTYLE:
                below, hidden = self.character(each.get(VAL, ""))
                worn = [new or old for new, old in zip((*below, hidden), worn, strict=True)]
        key = tuple(worn)
        known = self._worn.get(key)
        if known is None:
            known = self._worn[key] = Look(*worn[:6]), worn[6]
        return known

    def font(self, fonts: etree._Element) -> str:
        """The font class of a w:rFonts element, "" where it names no font of ours."""
        theme = fonts.get(EAST_THEME)
        name = (self._theme.get(theme) if theme else None) or fonts.get(EAST)
        return font_class(name) if name else ""

    def _apply(self, manner: Manner, properties: etree._Element) -> Manner:
        if properties.tag == w("rPr"):
            run, vanish = self.dress(manner.run, manner.vanish, properties)
            return manner._replace(run=run, vanish=vanish)
        return arrange(manner, properties)


def _script(element: etree._Element) -> str:
    return _SCRIPTS.get(element.get(VAL, ""), "")


RFONTS, RSTYLE = w("rFonts"), w("rStyle")
_DRESSING: dict[Any, tuple[int, Callable[[etree._Element], Any]]] = {
    w("b"): (1, on),
    w("i"): (2, on),
    w("u"): (3, on),
    w("strike"): (4, on),
    w("dstrike"): (4, on),
    w("vertAlign"): (5, _script),
    w("vanish"): (6, on),
}
"""Run properties that show, with their place in a Look (hidden after it) and how to read them."""


_CLASSES: dict[str, str] = {}


def font_class(name: str) -> str:
    """The class of a font by its name: 方正小标宋_GBK is xbs, 仿宋_GB2312 is fs."""
    if name not in _CLASSES:
        if len(_CLASSES) > 5_000:
            _CLASSES.clear()
        lower = name.lower()
        _CLASSES[name] = next((sort for word, sort in FONTS if word in lower), "")
    return _CLASSES[name]


def arrange(manner: Manner, properties: etree._Element) -> Manner:
    """The manner after the paragraph properties given."""
    look, number, depth = manner.look, manner.number, manner.depth
    style, align, indent, first, level = look
    breaks = manner.breaks_page
    for each in properties:
        slot = _ARRANGING.get(each.tag)
        if slot is None:
            continue
        if slot == "ind":
            left, begin = _indents(each)
            indent, first = indent if left is None else left, first if begin is None else begin
        elif slot == "jc":
            align = each.get(VAL, "")
            align = _ALIGNS.get(align, align)
        elif slot == "numPr":
            number, depth = _numbered(each, number, depth)
        elif slot == "outlineLvl":
            level = measure(each.get(VAL)) + 1
            level = level if 0 < level < 10 else 0
        else:
            breaks = on(each)
    look = ParagraphLook(style, align, indent, first, level)
    return Manner(look, manner.run, manner.vanish, number, depth, breaks)


def _numbered(
    element: etree._Element, number: str | None, depth: int | None
) -> tuple[str | None, int | None]:
    chosen, level = element.find(NUMID), element.find(ILVL)
    if level is not None:
        depth = max(0, measure(level.get(VAL)))
    elif chosen is not None:
        depth = None  # another list: the level said with the former one no longer holds
    return (number if chosen is None else chosen.get(VAL, "0")), depth


NUMID, ILVL = w("numId"), w("ilvl")
_ARRANGING: dict[Any, str] = {
    w(name): name for name in ("ind", "jc", "numPr", "outlineLvl", "pageBreakBefore")
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


_KNOWN_INDENTS: dict[tuple[Any, ...], tuple[int | None, int | None]] = {}


def _indents(element: etree._Element) -> tuple[int | None, int | None]:
    """Left and first-line indent in half characters, None where unsaid."""
    key = tuple(element.items())
    if key not in _KNOWN_INDENTS:
        if len(_KNOWN_INDENTS) > 5_000:  # a file cannot make the process grow without end
            _KNOWN_INDENTS.clear()
        _KNOWN_INDENTS[key] = _length(element, _LEFT), _length(element, _FIRST)
    return _KNOWN_INDENTS[key]


def _length(element: etree._Element, units: tuple[tuple[str, int], ...]) -> int | None:
    for name, unit in units:
        written = element.get(name)
        if written is not None:
            return max(-20, min(40, round(measure(written) / unit)))
    return None


def _theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """East Asian fonts of the theme by the names w:rFonts uses for them."""
    fonts: dict[str, str] = {}
    if theme is None:
        return fonts
    for kind in ("major", "minor"):
        for group in theme.iter(f"{{{DRAWING}}}{kind}Font"):
            east = group.find(f"{{{DRAWING}}}ea")
            face = east.get("typeface", "") if east is not None else ""
            for font in group.findall(f"{{{DRAWING}}}font"):
                if not face and font.get("script") == "Hans":
                    face = font.get("typeface", "")
            fonts[f"{kind}EastAsia"] = face
    return fonts
