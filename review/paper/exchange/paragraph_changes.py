"""What a paragraph's properties were before: its list number, and w:pPrChange (17.13.5.29)."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from review.paper.exchange.list_numbers import Place
from review.paper.exchange.revision_marks import PPR, RPR, Author
from review.paper.ooxml.namespaces import w

CHANGE = w("pPrChange")
_EARLIER = tuple(map(w, ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr",
                         "widowControl")))  # fmt: skip
"""What stands before w:numPr (17.3.1.26)."""
_APART = (RPR, w("sectPr"), CHANGE)


def number_by(properties: etree._Element, place: Place) -> None:
    """Say directly which list numbers a paragraph."""
    for old in properties.findall(w("numPr")):
        properties.remove(old)
    number = etree.Element(w("numPr"))
    etree.SubElement(number, w("ilvl"), {w("val"): str(place.depth)})
    etree.SubElement(number, w("numId"), {w("val"): place.number})
    earlier = [each for each in properties if each.tag in _EARLIER]
    earlier[-1].addnext(number) if earlier else properties.insert(0, number)


def present(paragraph: etree._Element) -> list[etree._Element]:
    """Copies of what its properties are, without the look of its mark and its section."""
    properties = paragraph.find(PPR)
    children = [] if properties is None else properties
    return [deepcopy(each) for each in children if each.tag not in _APART]


def former(paragraph: etree._Element) -> list[etree._Element]:
    """Copies of what its properties were before the change that is marked, if one is."""
    element = paragraph.find(f"{PPR}/{CHANGE}/{PPR}")
    return present(paragraph) if element is None else [deepcopy(each) for each in element]


def tell_former(
    paragraph: etree._Element, before: Sequence[etree._Element], author: Author
) -> None:
    """Mark that a paragraph's properties were others, in place of an earlier such mark."""
    properties = paragraph.find(PPR)
    if properties is None:
        properties = etree.Element(PPR)
        paragraph.insert(0, properties)
    for old in properties.findall(CHANGE):
        properties.remove(old)
    if [*map(etree.tostring, present(paragraph))] == [*map(etree.tostring, before)]:
        return
    change = author.element("pPrChange")
    etree.SubElement(change, PPR).extend(before)
    properties.append(change)
