"""Shapes of VML: size, place, turn, fill, line and form (ECMA-376 Part 4, 19.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from review.paper.ooxml.namespaces import OFFICE, RELATION

NEAR = 5  # millimetres: so exactly a place is told
PAGE = 500  # millimetres: what stands farther off is not on a page
STYLE = re.compile(r"\s*([\w-]+)\s*:\s*([^;]+)")
_LENGTH = re.compile(r"(-?[\d.]+)(pt|in|cm|mm|px)?")
_UNITS = {"pt": 0.3528, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 0.2646, None: 0.3528}


def styled(element: etree._Element) -> list[Any] | None:
    """Size, place, turn, fill, line and form of a VML shape (Part 4, 19.1.2.19)."""
    said = dict(STYLE.findall(element.get("style", "")))
    size = [_points(said.get(name, "")) for name in ("width", "height")]
    place = [_points(said.get(n, "")) for n in ("margin-left", "margin-top", "left", "top")]
    floating = said.get("position", "static") == "absolute"
    off = [round(each / NEAR) if floating and abs(each) <= PAGE else abs(each) > PAGE
           for each in place]  # fmt: skip
    behind = said.get("z-index", "").strip().startswith("-")
    rest = [said.get(n, "") for n in ("visibility", "display", "rotation", "flip")]
    form = [element.get(n, "") for n in _FORMED]
    far = [f"{name}={said[name]}" for name in _PLACED if said.get(name, "") not in _USUAL]
    flows = any(
        str(each.tag).endswith("}wrap") and each.get("type", "none") != "none" for each in element
    )
    return [*size, *off, behind, *rest, *form, *(far if floating else ()), *["flows"] * flows]


_PLACED = tuple(
    f"mso-{name}"
    for name in ("position-horizontal", "position-vertical", "position-horizontal-relative",
                 "position-vertical-relative", "width-percent", "height-percent", "left-percent",
                 "top-percent")
)  # fmt: skip
_USUAL = ("", "0", "absolute", "text", "margin")
"""From where a shape of VML is placed; text and margin are left aside, as programs exchange them."""


_FORMED = (
    "fillcolor", "filled", "opacity", "stroked", "strokecolor", "strokeweight", "path", "adj",
    "coordsize", "from", "to",
)  # fmt: skip


def artful(element: etree._Element) -> Iterator[list[Any]]:
    """How WordArt turns its words, which are read (Part 4, 19.1.2.23)."""
    styles = dict(STYLE.findall(element.get("style", "")))
    said = [f"{name!s}={value!s}" for name, value in styles.items() if name.startswith("v-")]
    said += [f"on={element.get('on')}"] if element.get("on") in ("f", "false") else []
    if said:
        yield ["textpath", *sorted(said)]


def everything(element: etree._Element) -> list[str]:
    return [f"{name}={element.get(name)}" for name in sorted(map(str, element.keys()))]


def _points(written: str) -> int:
    match = _LENGTH.match(written.strip())
    return round(float(match[1]) * _UNITS.get(match[2], 0.3528)) if match else 0


def pictured(element: etree._Element) -> list[str] | None:
    names = ("cropleft", "croptop", "cropright", "cropbottom", "gain", "blacklevel", "chromakey",
             "src", f"{{{OFFICE}}}href", f"{{{RELATION}}}href", f"{{{RELATION}}}pict")  # fmt: skip
    said = [element.get(name, "") for name in names]
    return said if any(said) else None
