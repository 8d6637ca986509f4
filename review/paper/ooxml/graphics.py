"""What a drawing looks like beside its pictures and words, as a digest that outlives a new save."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from review.paper.digest import sha256
from review.paper.ooxml.alternate_content import ALTERNATE, choose
from review.paper.ooxml.drawings import ART, BOX, PARTS
from review.paper.ooxml.namespaces import OFFICE, RELATION
from review.paper.ooxml.visibility.graphic_names import BLIND, PIC, PLAIN, VML, WP, WPS, A
from review.paper.ooxml.visibility.unknown import canonical

MILLIMETRE = 36_000  # English metric units
PAGE = 500  # millimetres: what stands farther off is not on a page
_STYLE = re.compile(r"\s*([\w-]+)\s*:\s*([^;]+)")
_LENGTH = re.compile(r"(-?[\d.]+)(pt|in|cm|mm|px)?")
_UNITS = {"pt": 0.3528, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 0.2646, None: 0.3528}
RelatedPart = Callable[[str], str]
"""The digest of the part a relationship names."""


def look(element: etree._Element, part: RelatedPart) -> tuple[str, bool]:
    """(digest, whether all of it is understood) of w:drawing, w:pict or w:object."""
    found = list(_features(element, part))
    strange = any(each[0] == "?" for each in found)
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()), not strange


def _features(element: etree._Element, part: RelatedPart) -> Iterator[list[Any]]:
    for child in element:
        tag = child.tag
        if tag in (BOX, ART) or tag in BLIND:
            continue  # its words are read, and nothing else of it counts
        if tag == ALTERNATE:
            chosen = choose(child)
            yield from _features(chosen, part) if chosen is not None else ()
        elif tag in PARTS:
            yield ["part", *sorted(part(value) for value in _relations(child))]
        elif tag in _READ:
            said = _READ[tag](child)
            yield from [[str(tag).rpartition("}")[2], said]] if said else []
            yield from _features(child, part)
        elif tag in PLAIN:
            yield from _features(child, part)
        else:
            yield ["?", sha256(canonical(child)), *map(part, sorted(_relations(child)))]


def _relations(element: etree._Element) -> list[str]:
    """The relationships an element and all inside it name."""
    start = f"{{{RELATION}}}"
    names = {
        value for each in element.iter() for name, value in each.attrib.items()
        if str(name).startswith(start) or name == f"{{{OFFICE}}}relid"
    }  # fmt: skip
    return sorted(str(name) for name in names)


def _size(element: etree._Element) -> list[int] | None:
    across, down = element.get("cx"), element.get("cy")
    return None if across is None else [_millimetres(across), _millimetres(down)]


def _millimetres(length: str | None) -> int:
    try:
        return round(int(length or 0) / MILLIMETRE)
    except ValueError:
        return 0


def _crop(element: etree._Element) -> list[int] | None:
    """Hundredths cut away on each side (20.1.8.55)."""
    sides = [_share(element.get(side)) for side in "ltrb"]
    return sides if any(sides) else None


def _share(written: str | None) -> int:
    try:
        return round(float((written or "0").rstrip("%")) / (1 if "%" in (written or "") else 1000))
    except ValueError:
        return 0


def _turned(element: etree._Element) -> list[str] | None:
    said = [element.get(name, "0") for name in ("rot", "flipH", "flipV")]
    return said if any(each not in ("0", "false") for each in said) else None


def _offset(element: etree._Element) -> str | None:
    try:
        away = abs(int(element.text or 0)) / MILLIMETRE
    except ValueError:
        return None
    return "off" if away > PAGE else None


def _hidden(element: etree._Element) -> str | None:
    return "hidden" if element.get("hidden") in ("1", "true") else None


def _colour(element: etree._Element) -> list[str] | None:
    return [element.get("val", ""), *(str(each.tag) + each.get("val", "") for each in element)]


def _filled(element: etree._Element) -> str | None:
    return "fill"


def _preset(element: etree._Element) -> str | None:
    shape = element.get("prst", "")
    return None if shape == "rect" else shape


def _styled(element: etree._Element) -> list[Any] | None:
    """Size, place, turn and fill of a VML shape (Part 4, 19.1.2.19)."""
    said = dict(_STYLE.findall(element.get("style", "")))
    size = [_points(said.get(name, "")) for name in ("width", "height")]
    away = [
        abs(_points(said.get(n, ""))) > PAGE for n in ("margin-left", "margin-top", "left", "top")
    ]
    rest = [said.get(n, "") for n in ("visibility", "display", "rotation", "flip")]
    fill = [element.get(n, "") for n in ("fillcolor", "filled")]
    return [*size, any(away), *rest, *fill]


def _points(written: str) -> int:
    found = _LENGTH.match(written.strip())
    return round(float(found[1]) * _UNITS.get(found[2], 0.3528)) if found else 0


def _vector(element: etree._Element) -> list[str] | None:
    names = ("cropleft", "croptop", "cropright", "cropbottom", "gain", "blacklevel", "chromakey")
    said = [element.get(name, "") for name in names]
    return said if any(said) else None


_READ: dict[Any, Callable[[etree._Element], Any]] = {
    f"{{{WP}}}extent": _size,
    f"{{{WP}}}docPr": _hidden,
    f"{{{PIC}}}cNvPr": _hidden,
    f"{{{WPS}}}cNvPr": _hidden,
    f"{{{WP}}}posOffset": _offset,
    f"{{{A}}}srcRect": _crop,
    f"{{{A}}}xfrm": _turned,
    f"{{{A}}}prstGeom": _preset,
    f"{{{A}}}solidFill": _filled,
    f"{{{A}}}srgbClr": _colour,
    f"{{{A}}}schemeClr": _colour,
    f"{{{A}}}prstClr": _colour,
    f"{{{A}}}sysClr": _colour,
    **dict.fromkeys(
        (f"{{{VML}}}{n}" for n in ("shape", "rect", "roundrect", "oval", "group")), _styled
    ),
    f"{{{VML}}}imagedata": _vector,
}
