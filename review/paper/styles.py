"""Styles of a document, resolved through their inheritance: looks, fonts and list levels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

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
        font, bold, italic, underline, strike, script = look
        for each in properties:
            tag = each.tag
            if tag == RFONTS:
                font = self.font(each) or font
            elif tag == B:
                bold = on(each)
            elif tag == U:
                underline = on(each)
            elif tag == I:
                italic = on(each)
            elif tag in STRIKES:
                strike = on(each)
            elif tag == SCRIPT:
                script = _SCRIPTS.get(each.get(VAL, ""), "")
            elif tag == VANISH:
                vanish = on(each)
            elif tag == RSTYLE:
                worn, hidden = self.character(each.get(VAL, ""))
                font, vanish = worn.font or font, hidden or vanish
                bold, italic = worn.bold or bold, worn.italic or italic
                underline, strike = worn.underline or underline, worn.strike or strike
                script = worn.script or script
        return Look(font, bold, italic, underline, strike, script), vanish

    def font(self, fonts: etree._Element) -> str:
        """The font class of a w:rFonts element, "" where it names no font of ours."""
        name = self._theme.get(fonts.get(EAST_THEME, "")) or fonts.get(EAST) or ""
        return font_class(name)

    def _apply(self, manner: Manner, properties: etree._Element) -> Manner:
        if properties.tag == w("rPr"):
            run, vanish = self.dress(manner.run, manner.vanish, properties)
            return manner._replace(run=run, vanish=vanish)
        return arrange(manner, properties)


RFONTS, B, U, I = w("rFonts"), w("b"), w("u"), w("i")  # noqa: E741 - the names of the standard
STRIKES = (w("strike"), w("dstrike"))
SCRIPT, VANISH, RSTYLE = w("vertAlign"), w("vanish"), w("rStyle")


_CLASSES: dict[str, str] = {}


def font_class(name: str) -> str:
    """The class of a font by its name: 方正小标宋_GBK is xbs, 仿宋_GB2312 is fs."""
    if name not in _CLASSES:
        lower = name.lower()
        _CLASSES[name] = next((sort for word, sort in FONTS if word in lower), "")
    return _CLASSES[name]


def arrange(manner: Manner, properties: etree._Element) -> Manner:
    """The manner after the paragraph properties given."""
    look, number, depth = manner.look, manner.number, manner.depth
    breaks = manner.breaks_page
    for each in properties:
        tag = each.tag
        if tag == JC:
            align = each.get(VAL, "")
            look = look._replace(align=_ALIGNS.get(align, align))
        elif tag == IND:
            look = _indent(look, each)
        elif tag == OUTLINE:
            level = measure(each.get(VAL))
            look = look._replace(level=level + 1 if 0 <= level < 9 else 0)
        elif tag == NUMPR:
            for part in each:
                if part.tag == NUMID:
                    number = part.get(VAL, "0")
                elif part.tag == ILVL:
                    depth = max(0, measure(part.get(VAL)))
        elif tag == BREAK:
            breaks = on(each)
    return Manner(look, manner.run, manner.vanish, number, depth, breaks)


JC, IND, OUTLINE, NUMPR = w("jc"), w("ind"), w("outlineLvl"), w("numPr")
NUMID, ILVL, BREAK = w("numId"), w("ilvl"), w("pageBreakBefore")


# Half characters of the 三号 body of an official document (16 pt) are 160 twips, and 50
# hundredths of a character.
_UNITS = (("Chars", 50), ("", 160))


def _indent(look: ParagraphLook, element: etree._Element) -> ParagraphLook:
    found: dict[str, int] = {}
    for ending, unit in _UNITS:
        for name, key, sign in _SIDES:
            written = element.get(w(name + ending))
            if written is not None and key not in found:
                found[key] = sign * round(measure(written) / unit)
    bounded = {key: max(-20, min(40, value)) for key, value in found.items()}
    return look._replace(**bounded)


_SIDES = (
    ("left", "indent", 1), ("start", "indent", 1), ("firstLine", "first", 1),
    ("hanging", "first", -1),
)  # fmt: skip


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
