"""What of a table, a row or a cell takes words away or shows them elsewhere (17.4), as effects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from lxml import etree

from review.paper.ooxml.namespaces import w
from review.paper.ooxml.paragraph_sight import ACROSS, CENTIMETRE, CLIPPED, FAR, MARGIN, OUTSIDE
from review.paper.ooxml.values import VAL, measure, on

WIDE = 1_500  # twips: a margin inside a cell that leaves its words little room
NARROW = 150  # twips: a column in which no character is seen whole
_HIDDEN, _HEIGHT, _FIT, _ACROSS = w("hidden"), w("trHeight"), w("tcFitText"), w("hMerge")
_INDENT, _REVERSED, _FLOATING = w("tblInd"), w("bidiVisual"), w("tblpPr")
_MARGINS, _WIDTH, _TURNED = (w("tblCellMar"), w("tcMar")), w("tcW"), w("textDirection")
_BORDERS, _DIAGONALS = (w("tcBorders"), w("tblBorders")), (w("tl2br"), w("tr2bl"))
_BESIDE, _WHOLE = (w("wBefore"), w("wAfter"), w("tblCellSpacing")), w("tblW")
_ANCHORS = ("vertAnchor", "horzAnchor", "tblpXSpec", "tblpYSpec")
_SIDES = {"start": "left", "end": "right"}
_PLAIN: frozenset[object] = frozenset(
    (
        _HIDDEN,
        _HEIGHT,
        _FIT,
        _ACROSS,
        _INDENT,
        _REVERSED,
        _FLOATING,
        *_MARGINS,
        _WIDTH,
        _TURNED,
        *_BORDERS,
        *_BESIDE,
        _WHOLE,
    )
)


def of_table(properties: Iterable[etree._Element] | None, grid: etree._Element | None) -> str:
    """The effects of w:tblPr and of the widths of columns."""
    said = [effect for each in _items(properties) if (effect := of_property(each))]
    widths = [measure(each.get(w("w"))) for each in (() if grid is None else grid)]
    said += [f"narrow:{n}" for n, width in enumerate(widths) if width < NARROW and any(widths)]
    edges = [*accumulate(widths)][:-1]  # where the last column begins
    said += [f"columns-far:{edges[-1] // CENTIMETRE}"] if edges and edges[-1] > FAR else []
    return " ".join(said)


def of_property(element: etree._Element) -> str:
    """The effects of one property of a table, a row or a cell, "" where it has none."""
    tag = element.tag
    if tag not in _PLAIN:
        return ""
    if tag == _HEIGHT:
        return _height(element)
    if tag in (_HIDDEN, _FIT, _REVERSED):
        return _SWITCHES[tag] if on(element) else ""
    if tag == _ACROSS:
        return "merged-away" if element.get(VAL, "continue") == "continue" else ""
    if tag == _INDENT:
        return _indented(element)
    if tag == _FLOATING:
        return _floating(element)
    if tag == _TURNED:
        way = element.get(VAL, "lrTb")
        return "" if way in ("lrTb", "lrTbV") else f"turned:{way}"
    if tag in _BORDERS:
        return " ".join(_crossed(element))
    if tag in (_WIDTH, _WHOLE, *_BESIDE):
        return _wide(element)
    return _margins(element)


def _crossed(borders: etree._Element) -> Iterator[str]:
    """A line from corner to corner strikes out what stands in the cell (17.4.73, 17.4.79)."""
    for each in borders:
        if each.tag in _DIAGONALS:
            drawn = each.get(VAL, "nil") not in ("nil", "none")
            name = str(each.tag).rpartition("}")[2]
            yield f"crossed crossed:{name}" if drawn else f"uncrossed:{name}"


def _wide(element: etree._Element) -> str:
    """A width that leaves words no room, or pushes what follows over the edge of the page."""
    if element.get(w("type"), "dxa") != "dxa":
        return ""
    wide, name = measure(element.get(w("w"))), str(element.tag).rpartition("}")[2]
    if element.tag in (_WIDTH, _WHOLE) and 0 < wide < NARROW:
        return "narrow" if element.tag == _WIDTH else "narrow-table"
    if wide > (WIDE if element.tag in _BESIDE else FAR):
        return f"{name}:{wide // CENTIMETRE}"
    return ""


def _items(properties: Iterable[etree._Element] | None) -> Iterable[etree._Element]:
    return () if properties is None else properties


_SWITCHES: dict[object, str] = {
    _HIDDEN: "hidden-row", _FIT: "fit", _REVERSED: "columns-reversed",
}  # fmt: skip


def _height(element: etree._Element) -> str:
    """A fixed height cuts off what does not fit: how much that is only a layout can tell."""
    if element.get(w("hRule")) != "exact":
        return ""
    height = measure(element.get(VAL))
    said = f"row-height:{round(height / CENTIMETRE, 1)}"
    return f"hidden-row {said}" if height <= CLIPPED else said


def _indented(element: etree._Element) -> str:
    if element.get(w("type"), "dxa") != "dxa":
        return ""
    aside = measure(element.get(w("w")))
    if -MARGIN <= aside <= ACROSS:
        return ""
    shifted = f"shifted:{aside // CENTIMETRE}"
    return f"off-page {shifted}" if aside < -OUTSIDE or aside > FAR else shifted


def _floating(element: etree._Element) -> str:
    """A floating table: where it stands, in whole centimetres (17.4.57)."""
    across, down = (measure(element.get(w(name))) for name in ("tblpX", "tblpY"))
    said = [element.get(w(name), "") for name in _ANCHORS]
    place = f"floating:{','.join([*said, str(across // CENTIMETRE), str(down // CENTIMETRE)])}"
    return f"off-page {place}" if abs(across) > FAR or down < -OUTSIDE else place


def _margins(element: etree._Element) -> str:
    said = []
    for side in element:
        wide = measure(side.get(w("w")))
        if abs(wide) > WIDE:
            name = str(side.tag).rpartition("}")[2]
            said.append(f"margin:{_SIDES.get(name, name)},{wide // CENTIMETRE}")
    return " ".join(said)
