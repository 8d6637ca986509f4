"""What a drawing looks like beside its pictures and words, as a digest that outlives a new save."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from review.paper.digest import sha256
from review.paper.ooxml import vector_shapes
from review.paper.ooxml.alternate_content import ALTERNATE, choose
from review.paper.ooxml.colours import Palette
from review.paper.ooxml.drawing_effects import EFFECTS, digest, extension
from review.paper.ooxml.drawings import ART, BOX, PARTS
from review.paper.ooxml.namespaces import CHOICE, OFFICE, RELATION, w
from review.paper.ooxml.vector_shapes import NEAR, PAGE
from review.paper.ooxml.visibility.graphic_names import BLIND, PIC, PLAIN, STANDS, VML, WP, WPS, A

MILLIMETRE = 36_000  # English metric units
RelatedPart = Callable[[str], str]
"""The digest of the part a relationship names."""


def look(element: etree._Element, part: RelatedPart, palette: Palette) -> tuple[str, bool]:
    """(digest, whether all of it is understood) of w:drawing, w:pict or w:object."""
    features = list(_features(element, part, palette))
    strange = any(each[0] == "?" for each in features)
    text = json.dumps(features, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()), not strange


def heights(element: etree._Element) -> list[int]:
    """How far in front a floating drawing lies, [] for one that flows with the text."""
    heights_given = [each.get("relativeHeight") for each in element.iterchildren(f"{{{WP}}}anchor")]
    if element.tag == w("pict"):
        styles = (dict(vector_shapes.STYLE.findall(each.get("style", ""))) for each in element)
        heights_given += [style.get("z-index") for style in styles]
    return [int(_number(each.strip())) for each in heights_given if each is not None]


def _features(element: etree._Element, part: RelatedPart, palette: Palette) -> Iterator[list[Any]]:
    for child in element:
        tag = child.tag
        if tag in STANDS and _parent(child) not in STANDS[tag]:
            yield _unknown(child, part)  # programs do not look for it there
        if tag == BOX or tag in BLIND:
            continue  # its words are read, and nothing else of it counts
        if tag == ALTERNATE:
            chosen = choose(child)
            yield from _features(chosen, part, palette) if chosen is not None else ()
        else:
            yield from _own(child, part, palette)
            yield from _features(child, part, palette) if tag in PLAIN else ()


def _own(child: etree._Element, part: RelatedPart, palette: Palette) -> Iterator[list[Any]]:
    """What one element shows beside what stands inside it."""
    tag = child.tag
    if tag == ART:
        yield from vector_shapes.artful(child)
    elif tag in PARTS:
        yield ["part", *sorted(part(value) for value in _relations(child))]
    elif tag == _EXTENSIONS:
        yield from (_unknown(each, part) for each in child if extension(each))
    elif tag in _READ:
        said = _READ[tag](child)
        if said and tag == _SCHEME:
            said = [*said, palette.named(child.get("val", ""))]
        elif said and tag in _THEMED:
            said = [said, palette.form(_local(tag), said)]
        yield from [[_local(tag), said]] if said else []
    elif tag not in PLAIN:
        yield _unknown(child, part)


def _unknown(element: etree._Element, part: RelatedPart) -> list[Any]:
    return ["?", digest(element), *map(part, sorted(_relations(element)))]


def _parent(element: etree._Element) -> object:
    above = element.getparent()
    while above is not None and str(above.tag).startswith(f"{{{CHOICE}}}"):
        above = above.getparent()
    return None if above is None else above.tag


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


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


def _anchored(element: etree._Element) -> list[str]:
    """Whether a floating drawing lies behind the words, or is hidden (20.4.2.3)."""
    lies = "behind" if element.get("behindDoc") in ("1", "true") else "before"
    return [lies, *(["hidden"] if _hidden(element) else [])]


def _position(element: etree._Element) -> list[str]:
    """From where a floating drawing is placed (20.4.2.10, 20.4.2.11)."""
    return [element.get("relativeFrom", "")]


def _aligned(element: etree._Element) -> str | None:
    return (element.text or "").strip() or None


def _offset(element: etree._Element) -> str | None:
    """Where a floating drawing stands, in half centimetres: it may cover words."""
    try:
        away = int(element.text or 0) / MILLIMETRE
    except ValueError:
        return None
    return "off" if abs(away) > PAGE else f"at {round(away / NEAR)}"


def _line(element: etree._Element) -> list[Any]:
    """A line, in whole points; what colours it stands inside (20.1.2.2.24)."""
    return ["line", round(_number(element.get("w")) / 12_700)]


def _ended(element: etree._Element) -> str | None:
    kind = element.get("type", "none")
    return None if kind == "none" else kind


def _number(written: str | None) -> float:
    try:
        return float(written or 0)
    except ValueError:
        return 0.0


def _rectangle(element: etree._Element) -> list[int] | None:
    sides = [_share(element.get(side)) for side in "ltrb"]
    return sides if any(sides) else None


def _guide(element: etree._Element) -> list[str]:
    return [element.get("name", ""), element.get("fmla", "")]


def _reference(element: etree._Element) -> str:
    return element.get("idx", "")


def _effect(element: etree._Element) -> str:
    """The effect of the theme a shape takes; 0 is none (20.1.4.2.8)."""
    return element.get("idx", "0").lstrip("0")


def _boxed(element: etree._Element) -> list[Any] | None:
    """How words stand in a shape: turned, or with margins that leave them little room."""
    turned = [element.get(name) for name in ("rot", "vert") if element.get(name) not in
              (None, "0", "horz")]  # fmt: skip
    insets = [_number(element.get(name)) for name in ("lIns", "tIns", "rIns", "bIns")]
    wide = [round(inset / MILLIMETRE / NEAR) for inset in insets]
    clipped = element.get("vertOverflow", "overflow")
    said = [*turned, *(wide if any(wide) else []), *([clipped] if clipped != "overflow" else [])]
    return said or None


def _hidden(element: etree._Element) -> str | None:
    return "hidden" if element.get("hidden") in ("1", "true") else None


def _colour(element: etree._Element) -> list[str] | None:
    return [element.get("val", ""), *(str(each.tag) + each.get("val", "") for each in element)]


def _filled(element: etree._Element) -> str | None:
    return "fill"


def _preset(element: etree._Element) -> str | None:
    shape = element.get("prst", "")
    return None if shape == "rect" else shape


_SCHEME, _EXTENSIONS = f"{{{A}}}schemeClr", f"{{{A}}}extLst"
_THEMED = tuple(f"{{{A}}}{name}" for name in ("fillRef", "lnRef", "effectRef"))
_READ: dict[Any, Callable[[etree._Element], Any]] = {
    **EFFECTS,
    f"{{{WP}}}extent": _size,
    f"{{{WP}}}docPr": _hidden,
    f"{{{PIC}}}cNvPr": _hidden,
    f"{{{WPS}}}cNvPr": _hidden,
    f"{{{WP}}}anchor": _anchored,
    f"{{{WP}}}positionH": _position,
    f"{{{WP}}}positionV": _position,
    f"{{{WP}}}align": _aligned,
    f"{{{WP}}}posOffset": _offset,
    f"{{{WPS}}}bodyPr": _boxed,
    f"{{{A}}}ln": _line,
    f"{{{A}}}headEnd": _ended,
    f"{{{A}}}tailEnd": _ended,
    f"{{{A}}}fillRect": _rectangle,
    f"{{{A}}}gd": _guide,
    **dict.fromkeys(
        (f"{{{A}}}{n}" for n in ("lnRef", "fillRef", "fontRef", "effectRef")), _reference
    ),
    f"{{{A}}}noFill": lambda element: "none",
    f"{{{A}}}srcRect": _crop,
    f"{{{A}}}xfrm": _turned,
    f"{{{A}}}prstGeom": _preset,
    f"{{{A}}}solidFill": _filled,
    f"{{{A}}}srgbClr": _colour,
    f"{{{A}}}schemeClr": _colour,
    f"{{{A}}}prstClr": _colour,
    f"{{{A}}}sysClr": _colour,
    **dict.fromkeys(
        (
            f"{{{VML}}}{n}"
            for n in ("shape", "shapetype", "rect", "roundrect", "oval", "line", "group")
        ),
        vector_shapes.styled,
    ),
    f"{{{VML}}}imagedata": vector_shapes.pictured,
    **dict.fromkeys((f"{{{VML}}}{n}" for n in ("stroke", "f", "fill")), vector_shapes.everything),
}
