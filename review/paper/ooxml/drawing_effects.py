"""What of a drawing is seen beside its form, fill and place: effects, wraps, relative sizes.

Each function gives what enters the fingerprint of the drawing, None where nothing is seen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from review.paper.digest import sha256
from review.paper.ooxml.namespaces import OFFICE
from review.paper.ooxml.values import OFF
from review.paper.ooxml.visibility.graphic_names import VML, WP, WP14, A
from review.paper.ooxml.visibility.unknown import canonical

SHARE = 10_000
"""Thousandths of a percent in a step: a size said as a share of the page is told in tenths."""
SMALL = 50_000
"""Thousandths of a percent below which type is scaled so far that it can hardly be read."""
_QUIET_PATH = frozenset(
    ("gradientshapeok", "arrowok", "textpathok", "shadowok", "insetpenok",
     *(f"{{{OFFICE}}}{name}" for name in ("connecttype", "connectlocs", "connectangles",
                                          "extrusionok")))
)  # fmt: skip
"""Of v:path: what may be done with the shape (Part 4, 19.1.2.14); all else is its form."""
_QUIET_EXTENSIONS = frozenset(
    ("{28A0092B-C50C-407E-A947-70E740481C1C}",  # a14:useLocalDpi
     "{53640926-AAD7-44D8-BBD7-CCE9431645EC}",  # a14:shadowObscured
     "{C183D7F6-B498-43B3-948B-1728B52AA6E4}",  # adec:decorative
     "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}",  # a16:creationId
     "{63B3BB69-23CF-44E3-9099-C40C66FF867C}",  # a14:compatExt
     "{91240B29-F687-4F45-9708-019B960494DF}",  # a14:hiddenLine
     "{909E8E84-426E-40DD-AFC4-6F175D3DCCD1}",  # a14:hiddenFill
     "{AF507438-7753-43E0-B8FC-AC1667EBCBE1}")  # a14:hiddenEffects
)  # fmt: skip
"""Extensions that tell programs about a drawing and show nothing, by their uri."""


def digest(element: etree._Element) -> str:
    """The canonical XML of an element as a digest."""
    return sha256(canonical(element))


def _effects(element: etree._Element) -> str | None:
    """Shadows, glows, soft edges: a soft edge takes a picture away, a shadow shows words twice."""
    return digest(element) if len(element) else None


def extension(element: etree._Element) -> str | None:
    """a:ext (20.1.2.2.15): a picture in another format, effects of a later version of Word."""
    return None if element.get("uri", "").upper() in _QUIET_EXTENSIONS else digest(element)


def _relative(element: etree._Element) -> list[Any] | None:
    """A size said as a share of the page, which prevails over the one in lengths."""
    share = next((int(e.text or 0) for e in element if (e.text or "").strip().isdigit()), 0)
    return [element.get("relativeFrom", ""), round(share / SHARE, 1)] if share else None


def _scaled(element: etree._Element) -> int | None:
    scale = element.get("fontScale", "100000").rstrip("%")
    share = float(scale) if scale.replace(".", "").isdigit() else 0
    return round(share) if share < SMALL else None


def _placed(element: etree._Element) -> list[str] | None:
    """A place said directly, where the anchor says that it counts (20.4.2.3)."""
    parent = element.getparent()
    counts = parent is not None and parent.get("simplePos", "0") not in OFF
    return sorted(str(value) for value in element.attrib.values()) if counts else None


def _over_words(element: etree._Element) -> str:
    """Words do not make way for it, so that it may cover them."""
    return "over words"


def _switched(element: etree._Element) -> str | None:
    """An effect of VML that is on."""
    return None if element.get("on", "f") in ("f", "false") else digest(element)


def _path(element: etree._Element) -> list[str] | None:
    said = sorted(f"{k!s}={v!s}" for k, v in element.items() if k not in _QUIET_PATH)
    return said or None


def _box(element: etree._Element) -> list[str] | None:
    """Margins inside a box of VML, in whole centimetres, and the way its words run."""
    insets = [_centimetres(each) for each in element.get("inset", "").split(",")]
    ways = [each.strip() for each in element.get("style", "").split(";") if "flow" in each]
    said = [*(map(str, insets) if any(insets) else ()), *ways]
    return said or None


def _centimetres(length: str) -> int:
    number, unit = length.strip()[:-2], length.strip()[-2:]
    try:
        return round(float(number) * {"pt": 0.03528, "in": 2.54, "mm": 0.1, "cm": 1}[unit])
    except (KeyError, ValueError):
        return 0


EFFECTS: dict[Any, Callable[[etree._Element], Any]] = {
    **dict.fromkeys((f"{{{A}}}{n}" for n in ("effectLst", "effectDag")), _effects),
    **dict.fromkeys((f"{{{WP14}}}{n}" for n in ("sizeRelH", "sizeRelV")), _relative),
    f"{{{A}}}normAutofit": _scaled,
    f"{{{WP}}}simplePos": _placed,
    f"{{{WP}}}wrapNone": _over_words,
    **dict.fromkeys((f"{{{VML}}}shadow", f"{{{OFFICE}}}extrusion", f"{{{OFFICE}}}skew"), _switched),
    f"{{{VML}}}path": _path,
    f"{{{VML}}}textbox": _box,
}
"""By element: what is seen of it; what stands inside is no part of it, but for v:textbox."""
