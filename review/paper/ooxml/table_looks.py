"""What a table lends to the words in its cells: its style by the place of the cell, and shading.

ECMA-376 Part 1, 17.7.6: the whole table, then bands, then first and last columns and rows, then
corners, the later over the earlier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lxml import etree

from review.paper.ooxml.colours import shading
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.run_looks import AT, UNSAID, Layer, over
from review.paper.ooxml.styles import Styles
from review.paper.ooxml.table_effects import of_property
from review.paper.ooxml.values import OFF, VAL, measure

_OWN = (w("tblPr"), w("trPr"), w("tcPr"))
CONDITION, TYPE = w("tblStylePr"), w("type")
_FLAGS = {
    "firstRow": 0x0020, "lastRow": 0x0040, "firstColumn": 0x0080, "lastColumn": 0x0100,
    "noHBand": 0x0200, "noVBand": 0x0400,
}  # fmt: skip
"""17.4.55 w:tblLook as one number."""


class Place(NamedTuple):
    """A cell by row and column, of so many rows and columns."""

    row: int
    column: int
    rows: int
    columns: int


class TableLooks:
    """The layers of one table, by condition; `plain` where no cell differs from another."""

    def __init__(self, styles: Styles, properties: Iterable[etree._Element]) -> None:
        self._styles = styles
        said = {each.tag: each for each in properties}
        style = said.get(w("tblStyle"))
        name = styles.table_default if style is None else style.get(VAL, "")
        self._layers: dict[str, Layer] = {}
        self._bands = {"row": 1, "column": 1}
        for element in styles.table_line(name):
            self._read(element)
        self._on = _flags(said.get(w("tblLook")))
        shade = said.get(w("shd"))
        if shade is not None:
            self._add("wholeTable", self._ground(shade))
        self.whole = self._layers.pop("wholeTable", UNSAID)
        self.plain = not self._layers

    def _read(self, style: etree._Element) -> None:
        self._add("wholeTable", self._of(style))
        for band in style.iter(w("tblStyleRowBandSize"), w("tblStyleColBandSize")):
            side = "row" if band.tag == w("tblStyleRowBandSize") else "column"
            self._bands[side] = max(1, measure(band.get(VAL)))
        for condition in style.findall(CONDITION):
            self._add(condition.get(TYPE, ""), self._of(condition))

    def _of(self, element: etree._Element) -> Layer:
        """What a style or a condition says of runs, and what it puts behind them."""
        layer = UNSAID
        for properties in element.findall(w("rPr")):
            layer = over(layer, self._styles.looks.said(properties).layer)
        for path in (f"{w('tblPr')}/{w('shd')}", f"{w('pPr')}/{w('shd')}",
                     f"{w('tcPr')}/{w('shd')}"):  # fmt: skip
            for shade in element.findall(path):
                layer = over(layer, self._ground(shade))
        said = [
            of_property(each) for name in _OWN for child in element.findall(name) for each in child
        ]
        effects = " ".join(filter(None, said))
        return over(layer, _around(effects)) if effects else layer

    def _ground(self, shade: etree._Element) -> Layer:
        behind = shading(shade, self._styles.palette)
        return UNSAID if behind is None else tuple(
            behind if n == AT["ground"] else None for n in range(len(UNSAID))
        )  # fmt: skip

    def _add(self, condition: str, layer: Layer) -> None:
        if layer != UNSAID:
            self._layers[condition] = over(self._layers.get(condition, UNSAID), layer)

    def cell(self, place: Place | None, shade: etree._Element | None, around: str) -> Layer:
        """What the runs of a cell begin with; `around` are effects of its row and itself."""
        layer = self.whole
        for condition in self._conditions(place) if place else ():
            layer = over(layer, self._layers.get(condition, UNSAID))
        if shade is not None:
            layer = over(layer, self._ground(shade))
        return over(layer, _around(around)) if around else layer

    def _conditions(self, place: Place) -> Iterator[str]:
        on, (row, column, rows, columns) = self._on, place
        top, bottom = "firstRow" in on and row == 0, "lastRow" in on and row == rows - 1
        left, right = (
            "firstColumn" in on and column == 0,
            "lastColumn" in on and column == columns - 1,
        )
        if "noVBand" not in on:
            at = (column - ("firstColumn" in on)) // self._bands["column"]
            yield f"band{at % 2 + 1}Vert"
        if "noHBand" not in on:
            at = (row - ("firstRow" in on)) // self._bands["row"]
            yield f"band{at % 2 + 1}Horz"
        chosen: dict[str, Any] = {
            "firstCol": left, "lastCol": right, "firstRow": top, "lastRow": bottom,
            "neCell": top and right, "nwCell": top and left, "seCell": bottom and right,
            "swCell": bottom and left,
        }  # fmt: skip
        yield from (name for name, here in chosen.items() if here)


def _around(effects: str) -> Layer:
    return tuple(effects if n == AT["around"] else None for n in range(len(UNSAID)))


def _flags(look: etree._Element | None) -> frozenset[str]:
    """The conditions w:tblLook switches on; Word's own default where there is none."""
    if look is None:
        return frozenset(("noVBand",))
    try:
        number = int(look.get(VAL, ""), 16)
    except ValueError:
        number = 0
    said = {name: look.get(w(name)) for name in _FLAGS}
    return frozenset(
        name for name, bit in _FLAGS.items()
        if (number & bit if said[name] is None else said[name] not in OFF)
    )  # fmt: skip
