"""Styles of a document, resolved through their inheritance: looks, fonts and list levels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from lxml import etree

from review.paper.model import PLAIN, Look
from review.paper.ooxml.namespaces import DRAWING, w
from review.paper.ooxml.paragraph_properties import VAL, ParagraphProperties, arrange, on, said

# Fonts of official documents (GB/T 9704-2012, 5.2.2) and the class each is shown in.
FONTS = (
    ("小标宋", "xbs"), ("仿宋", "fs"), ("fangsong", "fs"), ("楷", "kt"), ("kai", "kt"),
    ("黑", "ht"), ("hei", "ht"), ("宋", "st"), ("song", "st"), ("simsun", "st"),
)  # fmt: skip

EAST, EAST_THEME = w("eastAsia"), w("eastAsiaTheme")
_SCRIPTS = {"superscript": "sup", "subscript": "sub"}
KEPT = 5_000
"""Answers remembered: a file cannot make the process grow without end."""


Dress: TypeAlias = tuple[Look, bool, bool]
"""How a run looks, whether its text is hidden, and whether its format is a tracked change."""


class Styles:
    """The styles part; every question is answered once and remembered."""

    def __init__(self, root: etree._Element | None, theme: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self.default = ""
        self.linked: dict[str, str] = {}
        self._theme = _theme_fonts(theme)
        self._manners: dict[str, ParagraphProperties] = {}
        self._arranged: dict[tuple[str, tuple[Any, ...]], ParagraphProperties] = {}
        self._characters: dict[str, Dress] = {}
        self._worn: dict[tuple[Any, ...], Dress] = {}
        self._base = ParagraphProperties()
        if root is not None:
            self._collect(root)

    def _collect(self, root: etree._Element) -> None:
        for style in root.iter(w("style")):
            name, kind = style.get(w("styleId"), ""), style.get(w("type"))
            if kind == "table":
                continue  # no paragraph or run is styled by one (17.3.1.27, 17.3.2.29)
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

    def manner(self, style: str) -> ParagraphProperties:
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

    def _headed(self, style: str, manner: ParagraphProperties) -> ParagraphProperties:
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

    def character(self, style: str) -> Dress:
        """How text of a character style looks."""
        known = self._characters.get(style)
        if known is None:
            known = PLAIN, False, False
            for element in self._line(style):
                properties = element.find(w("rPr"))
                if properties is not None:
                    known = self.dress(known[0], known[1], properties)
            self._characters[style] = known
        return known

    def dress(self, look: Look, vanish: bool, properties: etree._Element) -> Dress:
        """The dress after the run properties given."""
        font, worn = "", None
        for each in properties:
            slot = _DRESSING.get(each.tag)
            if slot is None:
                continue
            if slot == FONT:
                font = self.font(each) or font
            elif slot == STYLE:
                below = self.character(each.get(VAL, ""))
                under = (*below[0], below[1], False)
                worn = [
                    new or old
                    for new, old in zip(under, worn or (*look, vanish, False), strict=True)
                ]
            else:
                worn = worn or [*look, vanish, False]
                worn[slot] = _READING[slot](each)
        if worn is None:
            if not font or font == look.font:
                return look, vanish, False
            worn = [*look, vanish, False]
        if font:
            worn[0] = font
        return self._known(tuple(worn))

    def _known(self, worn: tuple[Any, ...]) -> Dress:
        known = self._worn.get(worn)
        if known is None:
            known = self._worn[worn] = Look(*worn[:6]), worn[6], worn[7]
        return known

    def font(self, fonts: etree._Element) -> str:
        """The font class of a w:rFonts element, "" where it names no font of ours."""
        theme = fonts.get(EAST_THEME)
        name = (self._theme.get(theme) if theme else None) or fonts.get(EAST)
        return font_class(name) if name else ""

    def _apply(
        self, manner: ParagraphProperties, properties: etree._Element
    ) -> ParagraphProperties:
        if properties.tag == w("rPr"):
            look, vanish, _ = self.dress(manner.run, manner.vanish, properties)
            return manner._replace(run=look, vanish=vanish)
        return arrange(manner, said(properties).words)

    def arranged(self, style: str, words: tuple[Any, ...]) -> ParagraphProperties:
        """What a paragraph comes to whose own properties say `words`."""
        if not words:
            return self.manner(style)
        known = self._arranged.get((style, words))
        if known is None:
            if len(self._arranged) > KEPT:
                self._arranged.clear()
            known = self._arranged[style, words] = arrange(self.manner(style), words)
        return known


def _script(element: etree._Element) -> str:
    return _SCRIPTS.get(element.get(VAL, ""), "")


RPRCHANGE = w("rPrChange")
FONT, STYLE = -1, -2
_DRESSING: dict[Any, int] = {
    w("rFonts"): FONT,
    w("rStyle"): STYLE,
    w("b"): 1,
    w("i"): 2,
    w("u"): 3,
    w("strike"): 4,
    w("dstrike"): 4,
    w("vertAlign"): 5,
    w("vanish"): 6,
    RPRCHANGE: 7,
}
"""Run properties that show, with their place in a Look (hidden and changed after it)."""
_READING: dict[int, Callable[[etree._Element], Any]] = {
    **dict.fromkeys((1, 2, 3, 4, 6), on),
    5: _script,
    7: lambda element: True,
}


_CLASSES: dict[str, str] = {}


def font_class(name: str) -> str:
    """The class of a font by its name: 方正小标宋_GBK is xbs, 仿宋_GB2312 is fs."""
    if name not in _CLASSES:
        if len(_CLASSES) > KEPT:
            _CLASSES.clear()
        lower = name.lower()
        _CLASSES[name] = next((sort for word, sort in FONTS if word in lower), "")
    return _CLASSES[name]


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
