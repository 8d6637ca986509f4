"""Drawings, old and new: the pictures and the text boxes inside them, in order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from review.paper.ooxml.namespaces import CHART, CHOICE, DIAGRAM, DRAWING, OFFICE, VML, r, w

BOX = w("txbxContent")
BLIP = f"{{{DRAWING}}}blip"
VECTOR = f"{{{VML}}}imagedata"
PICTURES = (BLIP, VECTOR)
OBJECTS = (BOX, *PICTURES)
ART = f"{{{VML}}}textpath"
CHARTED, DIAGRAMMED = f"{{{CHART}}}chart", f"{{{DIAGRAM}}}relIds"
PARTS = {CHARTED: (r("id"),), DIAGRAMMED: (r("dm"),)}
"""Elements whose words stand in another part, and the relationships that name it."""
_RELATIONS = (r("embed"), r("link"), r("id"), r("href"), f"{{{OFFICE}}}relid")
_ALTERNATE = f"{{{CHOICE}}}AlternateContent"


def contents(element: etree._Element) -> Iterator[etree._Element]:
    """Pictures, contents of text boxes, WordArt, charts and diagrams, and alternatives to choose."""
    for child in element:
        if child.tag in OBJECTS or child.tag in PARTS or child.tag in (ART, _ALTERNATE):
            yield child
        else:
            yield from contents(child)


def picture_of(element: etree._Element) -> str | None:
    """The relationship of a picture ("" where it names none), None for a text box."""
    if element.tag == BOX:
        return None
    return next((element.get(name, "") for name in _RELATIONS if element.get(name)), "")
