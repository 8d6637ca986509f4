"""Names of fonts: their class in official documents, and those the theme and the file stand for."""

from __future__ import annotations

from lxml import etree

from review.paper.ooxml.namespaces import DRAWING, w

# Fonts of official documents (GB/T 9704-2012, 5.2.2) and the class each is shown in.
CLASSES = (
    ("小标宋", "xbs"), ("仿宋", "fs"), ("fangsong", "fs"), ("楷", "kt"), ("kai", "kt"),
    ("黑", "ht"), ("hei", "ht"), ("宋", "st"), ("song", "st"), ("simsun", "st"),
)  # fmt: skip
KEPT = 5_000
"""Answers remembered: a file cannot make the process grow without end."""
_SLOTS = (("eastAsia", "eastAsiaTheme"), ("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"),
          ("cs", "cstheme"))  # fmt: skip
_SCRIPTS = {"EastAsia": "ea", "Ascii": "latin", "HAnsi": "latin", "Bidi": "cs"}
_classes: dict[str, str] = {}


def font_class(name: str) -> str:
    """The class of a font by its name: 方正小标宋_GBK is xbs, 仿宋_GB2312 is fs."""
    if name not in _classes:
        if len(_classes) > KEPT:
            _classes.clear()
        lower = name.lower()
        _classes[name] = next((sort for word, sort in CLASSES if word in lower), "")
    return _classes[name]


class Fonts:
    """The fonts of w:rFonts elements, those of the theme in place of their names there."""

    def __init__(self, theme: etree._Element | None) -> None:
        self._theme = _theme_fonts(theme)
        self._names = [(w(name), w(theme)) for name, theme in _SLOTS]

    def faces(self, fonts: etree._Element) -> tuple[str, str, str, str]:
        """The class of the East Asian font, then the names of those for ASCII, Latin, complex."""
        names = [
            (self._theme.get(fonts.get(theme, "")) if fonts.get(theme) else None)
            or fonts.get(name)
            or ""
            for name, theme in self._names
        ]
        return font_class(names[0]) if names[0] else "", names[1], names[2], names[3]


def _theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """Fonts of the theme by the names w:rFonts uses for them (17.18.96)."""
    fonts: dict[str, str] = {}
    if theme is None:
        return fonts
    for kind in ("major", "minor"):
        for group in theme.iter(f"{{{DRAWING}}}{kind}Font"):
            for slot, script in _SCRIPTS.items():
                face = _typeface(group, script)
                if face:
                    fonts[f"{kind}{slot}"] = face
    return fonts


def _typeface(group: etree._Element, script: str) -> str:
    chosen = group.find(f"{{{DRAWING}}}{script}")
    face = chosen.get("typeface", "") if chosen is not None else ""
    if face or script != "ea":
        return face
    for font in group.findall(f"{{{DRAWING}}}font"):
        if font.get("script") == "Hans":
            return font.get("typeface", "")
    return ""
