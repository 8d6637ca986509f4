"""Colours of text and of what lies behind it, and whether one can be read on the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from lxml import etree

from review.paper.digest import sha256
from review.paper.ooxml.namespaces import DRAWING, w
from review.paper.ooxml.visibility.unknown import canonical

WHITE, BLACK = 0xFFFFFF, 0x000000
READABLE = 1.5
"""The contrast (WCAG 2.2, 1.4.3) below which words are taken to be hidden by their colour."""

HIGHLIGHTS = {
    "black": 0x000000, "blue": 0x0000FF, "cyan": 0x00FFFF, "green": 0x00FF00,
    "magenta": 0xFF00FF, "red": 0xFF0000, "yellow": 0xFFFF00, "white": 0xFFFFFF,
    "darkBlue": 0x000080, "darkCyan": 0x008080, "darkGreen": 0x008000, "darkMagenta": 0x800080,
    "darkRed": 0x800000, "darkYellow": 0x808000, "darkGray": 0x808080, "lightGray": 0xC0C0C0,
}  # fmt: skip
"""17.18.40 ST_HighlightColor."""
_THEME = {
    "dark1": "dk1", "text1": "dk1", "tx1": "dk1", "light1": "lt1", "background1": "lt1",
    "bg1": "lt1", "dark2": "dk2", "text2": "dk2", "tx2": "dk2", "light2": "lt2",
    "background2": "lt2", "bg2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip


Attributes: TypeAlias = etree._Element | Mapping[Any, Any]
"""An element, or its attributes by name."""


_MAPPED = {
    "background1": "bg1", "bg1": "bg1", "text1": "t1", "tx1": "t1", "background2": "bg2", "bg2": "bg2",
    "text2": "t2", "tx2": "t2", **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
    "hyperlink": "hyperlink", "followedHyperlink": "followedHyperlink",
}  # fmt: skip
"""The names that w:clrSchemeMapping may send elsewhere (17.15.1.20), and its attributes."""


def _places(name: str, mapping: Mapping[str, str]) -> str:
    """The place in the theme a mapped name stands for."""
    sent = mapping.get(_MAPPED[name])
    return _THEME.get(name, name) if sent is None else _THEME.get(sent, sent)


class Palette:
    """The colours of the theme by the names w:themeColor uses."""

    def __init__(self, theme: etree._Element | None, mapping: Mapping[str, str]) -> None:
        self._theme = theme
        self._named: dict[str, int] = {"dk1": BLACK, "lt1": WHITE}  # of a file without a theme
        self._places = {**_THEME, **{name: _places(name, mapping) for name in _MAPPED}}
        scheme = None if theme is None else theme.find(f".//{{{DRAWING}}}clrScheme")
        for each in () if scheme is None else scheme:
            value = next((c.get("lastClr") or c.get("val") for c in each), None)
            number = written(value)
            if number is not None:
                self._named[str(each.tag).rpartition("}")[2]] = number

    def form(self, reference: str, number: str) -> str:
        """The digest of the fill, line or effect of the theme a shape takes (20.1.4.1.13)."""
        lists = {"fillRef": "fillStyleLst", "lnRef": "lnStyleLst", "effectRef": "effectStyleLst"}
        at = int(number) if number.isdigit() else 0
        name = "bgFillStyleLst" if reference == "fillRef" and at > 1000 else lists[reference]
        scheme = None if self._theme is None else self._theme.find(f".//{{{DRAWING}}}{name}")
        forms = () if scheme is None else tuple(scheme)
        at = at - 1000 if at > 1000 else at
        return sha256(canonical(forms[at - 1])) if 0 < at <= len(forms) else ""

    def named(self, name: str) -> int | None:
        """The colour of a place in the theme, None where the theme has none."""
        return self._named.get(self._places.get(name, name))

    def colour(self, element: Attributes, value: str = "val", theme: str = "theme") -> int | None:
        """The colour an element names, that of the theme first; None for automatic or none."""
        kind = "Color" if theme == "theme" else ""
        named = element.get(w(f"{theme}{kind}"))
        base = self.named(named) if named else None
        if base is None:
            return written(element.get(w(value)))
        tint, shade = element.get(w(f"{theme}Tint")), element.get(w(f"{theme}Shade"))
        if tint:
            share = _share(tint)
            return _mixed(base, lambda part: part * share + 255 * (1 - share))
        if shade:
            share = _share(shade)
            return _mixed(base, lambda part: part * share)
        return base


def _share(written_: str) -> float:
    try:
        return int(written_, 16) / 255
    except ValueError:
        return 1.0


def _mixed(colour: int, change: Callable[[int], float]) -> int:
    parts = ((colour >> shift) & 0xFF for shift in (16, 8, 0))
    red, green, blue = (max(0, min(255, round(change(part)))) for part in parts)
    return red << 16 | green << 8 | blue


def written(value: str | None) -> int | None:
    """Six hexadecimal digits as a number; None for auto and for anything else."""
    if value is None:
        return None
    digits = value.lstrip("#")
    try:
        return int(digits, 16) if len(digits) == 6 else None
    except ValueError:
        return None


def faint(colour: int, ground: int) -> bool:
    """Whether text of that colour can hardly be told from what lies behind it."""
    above, below = _luminance(colour), _luminance(ground)
    return (max(above, below) + 0.05) / (min(above, below) + 0.05) < READABLE


def _luminance(colour: int) -> float:
    parts = [((colour >> shift) & 0xFF) / 255 for shift in (16, 8, 0)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def shading(element: Attributes, palette: Palette) -> int | None:
    """What w:shd puts behind the words; None where it leaves what was there (17.18.78)."""
    pattern = element.get(w("val"), "clear")
    fill = palette.colour(element, "fill", "themeFill")
    if pattern in ("clear", "nil"):
        return fill
    ink = palette.colour(element, "color")
    ink, under = BLACK if ink is None else ink, WHITE if fill is None else fill
    if not pattern.startswith("pct"):
        return ink if pattern == "solid" else under
    share = int(pattern[3:] or 0) / 100 if pattern[3:].isdigit() else 0.5
    mixed = 0
    for shift in (16, 8, 0):
        part = ((ink >> shift) & 0xFF) * share + ((under >> shift) & 0xFF) * (1 - share)
        mixed |= round(part) << shift
    return mixed
