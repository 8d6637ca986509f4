"""The way back from a paper into the XML it was read from, for those who write into the file."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from review.paper.ooxml.package import Package
from review.paper.ooxml.property_folding import Folds, unfold


class Atom(NamedTuple):
    """Characters [start, end) of a paragraph come from `node`, a child of its w:r.

    `lead` counts the characters at the beginning of the node's text that are not shown.
    """

    start: int
    end: int
    node: etree._Element
    lead: int = 0


class Sources(NamedTuple):
    """The way back into the XML: for each paragraph its element and the atoms of its text.

    `parts` are the roots of the parts that were read, by part name. Atoms tile the paragraph's
    text in order; an atom's node may be changed in place and its part's root written out again.
    Where `folds` has kinds, the main part is folded.
    """

    package: Package
    parts: dict[str, etree._Element]
    elements: dict[str, etree._Element]
    atoms: dict[str, list[Atom]]
    folds: Folds | None = None

    def open(self, element: etree._Element) -> None:
        """Unfold the properties inside an element that is to be written into, or copied."""
        if self.folds is not None and self.folds.kinds:
            self.folds.open(element)

    def serialised(self, name: str) -> bytes:
        """A part as bytes, unfolded."""
        root = self.parts[name]
        xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return unfold(xml, self.folds.kinds) if self.folds and self.folds.kinds else xml
