"""What rows and cells of a table say of themselves (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from review.paper.ooxml.contested import meaningless, repeated
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.paragraph_properties import CHANGES
from review.paper.ooxml.table_effects import of_property
from review.paper.ooxml.values import VAL, measure
from review.paper.ooxml.visibility.property_names import TABLE
from review.paper.ooxml.visibility.story_names import overfull

P, TC, TRPR, TCPR = w("p"), w("tc"), w("trPr"), w("tcPr")
SPAN, DOWN, BEFORE = w("gridSpan"), w("vMerge"), w("gridBefore")
SHADE = w("shd")


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
            unknown += [properties] if repeated(properties) else []
            for each in properties:
                tag = each.tag
                if strange(each):
                    unknown.append(each)
                if tag == BEFORE:
                    before = min(measure(each.get(VAL)), 63)
                elif tag in CHANGES and change is None:
                    change = each
                else:
                    around = f"{around} {of_property(each)}".strip()
            break
        if properties.tag == TC:
            break
    return AboutRow(change, before, around, tuple(unknown))


def strange(element: etree._Element) -> bool:
    """Whether a property of a table, a row or a cell stands in no table of ours, or says no sense."""
    known = TABLE.get(element.tag)
    unknown = known is None or not known.attributes.issuperset(element.keys())
    return unknown or meaningless(element) or overfull(element)


def about_cell(cell: etree._Element) -> AboutCell:
    """What w:tcPr says (17.4.17, 17.4.84)."""
    across, continues, shade, around = 1, False, None, ""
    unknown: list[etree._Element] = []
    for properties in cell:
        if properties.tag == TCPR:
            unknown += [properties] if repeated(properties) else []
            for each in properties:
                tag = each.tag
                if strange(each):
                    unknown.append(each)
                if tag == SPAN:
                    across = max(1, min(measure(each.get(VAL)), 63))
                elif tag == DOWN:
                    continues = each.get(VAL, "continue") == "continue"
                elif tag == SHADE:
                    shade = each
                else:
                    around = f"{around} {of_property(each)}".strip()
            break
        if properties.tag == P:
            break
    return AboutCell(across, continues, shade, around, tuple(unknown))
