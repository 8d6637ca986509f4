"""Drawings, old and new: the pictures and the text boxes inside them, in order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from review.paper.ooxml.namespaces import CHOICE, DRAWING, OFFICE, VML, r, w

BOX = w("txbxContent")
BLIP = f"{{{DRAWING}}}blip"
VECTOR = f"{{{VML}}}imagedata"
OBJECTS = (BOX, BLIP, VECTOR)
_RELATIONS = (r("embed"), r("link"), r("id"), r("href"), f"{{{OFFICE}}}relid")


def boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Pictures and contents of text boxes; of alternative forms only the one that is read."""
    for child in element:
        if child.tag in OBJECTS:
            yield child
        elif child.tag == f"{{{CHOICE}}}AlternateContent":
            offers = [offer for offer in child if next(offer.iter(*OBJECTS), None) is not None]
            if offers:
                yield from boxes(offers[0])
        else:
            yield from boxes(child)


def picture_of(element: etree._Element) -> str | None:
    """The relationship of a picture ("" where it names none), None for a text box."""
    if element.tag == BOX:
        return None
    return next((element.get(name, "") for name in _RELATIONS if element.get(name)), "")
