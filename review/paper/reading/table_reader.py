"""What rows and cells of a table say of themselves (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from review.paper.ooxml.namespaces import w
from review.paper.ooxml.paragraph_properties import CHANGES
from review.paper.ooxml.values import VAL, measure, on
from review.paper.ooxml.visibility.property_names import TABLE

P, TC, TRPR, TCPR = w("p"), w("tc"), w("trPr"), w("tcPr")
SPAN, DOWN, BEFORE = w("gridSpan"), w("vMerge"), w("gridBefore")
HIDDEN, HEIGHT, SHADE = w("hidden"), w("trHeight"), w("shd")
FIT, ACROSS = w("tcFitText"), w("hMerge")
CLIPPED = 80  # twips: a row of exactly this height shows no words


class AboutRow(NamedTuple):
    """The tracked change of a row, the columns left empty before it, and what hides it."""

    change: etree._Element | None = None
    before: int = 0
    around: str = ""
    unknown: tuple[etree._Element, ...] = ()


class AboutCell(NamedTuple):
    """Columns a cell spans, whether it continues the one above, its shading, what hides it."""

    across: int = 1
    continues: bool = False
    shade: etree._Element | None = None
    around: str = ""
    unknown: tuple[etree._Element, ...] = ()


def about_row(row: etree._Element) -> AboutRow:
    """What w:trPr says."""
    change, before, around = None, 0, ""
    unknown: list[etree._Element] = []
    for properties in row:
        if properties.tag == TRPR:
            for each in properties:
                tag = each.tag
                if _strange(each):
                    unknown.append(each)
                if tag == BEFORE:
                    before = min(measure(each.get(VAL)), 63)
                elif tag in CHANGES and change is None:
                    change = each
                elif (tag == HIDDEN and on(each)) or (tag == HEIGHT and _flat(each)):
                    around = "hidden-row"
            break
        if properties.tag == TC:
            break
    return AboutRow(change, before, around, tuple(unknown))


def _strange(element: etree._Element) -> bool:
    known = TABLE.get(element.tag)
    return known is None or not known.attributes.issuperset(element.keys())


def _aside(element: etree._Element) -> str:
    """The effect of a property that squeezes the words of a cell or takes them away."""
    if element.tag == FIT and on(element):
        return "fit"
    merged = element.tag == ACROSS and element.get(VAL, "continue") == "continue"
    return "merged-away" if merged else ""


def _flat(height: etree._Element) -> bool:
    return height.get(w("hRule")) == "exact" and measure(height.get(VAL)) <= CLIPPED


def about_cell(cell: etree._Element) -> AboutCell:
    """What w:tcPr says (17.4.17, 17.4.84)."""
    across, continues, shade, around = 1, False, None, ""
    unknown: list[etree._Element] = []
    for properties in cell:
        if properties.tag == TCPR:
            for each in properties:
                tag = each.tag
                if _strange(each):
                    unknown.append(each)
                if tag == SPAN:
                    across = max(1, min(measure(each.get(VAL)), 63))
                elif tag == DOWN:
                    continues = each.get(VAL, "continue") == "continue"
                elif tag == SHADE:
                    shade = each
                else:
                    around = around or _aside(each)
            break
        if properties.tag == P:
            break
    return AboutCell(across, continues, shade, around, tuple(unknown))
