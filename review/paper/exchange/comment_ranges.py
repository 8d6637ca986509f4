"""Comment ranges set into the body: runs cut at a code point, markers put beside the cut."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import cast

from lxml import etree

from review.paper.exchange.revision_marks import PPR, RPR, RUN, Author, RevisionMarks
from review.paper.ooxml.formulas import m
from review.paper.ooxml.namespaces import CHOICE, w
from review.paper.ooxml.paragraph_properties import CHANGES
from review.paper.ooxml.source_map import Atom, Sources

P = w("p")
_MARKERS = tuple(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))
_WHOLE = (RUN, f"{{{CHOICE}}}AlternateContent", m("oMath"), m("oMathPara"))
"""What a marker never stands inside of."""


class CommentRanges:
    """Puts the markers of comments; every cut is made before the first marker is put."""

    def __init__(self, sources: Sources, numbers: Iterator[int]) -> None:
        self._sources, self._numbers = sources, numbers
        self._strands: dict[str, RevisionMarks] = {}
        self._order: dict[str, str | None] = {}

    def strand(self, block: str) -> RevisionMarks:
        """The paragraph of that id, with the atoms of its text as they are cut by now."""
        strand = self._strands.get(block)
        if strand is None:
            element, atoms = self._sources.elements[block], self._sources.atoms[block]
            nobody = Author("", "", iter(()))
            strand = self._strands[block] = RevisionMarks(_enclosed(element), atoms, nobody)
        return strand

    def following(self, block: str) -> str | None:
        """The paragraph read after that one."""
        if not self._order:
            blocks = list(self._sources.elements)
            self._order = dict(zip(blocks, [*blocks[1:], None], strict=True))
        return self._order[block]

    def cut(self, block: str, offset: int) -> None:
        """Make a run boundary there, unless an object or a formula stands across it."""
        strand = self.strand(block)
        across = (atom.node for atom in strand.atoms if atom.start < offset < atom.end)
        if all(unit(node) is node.getparent() for node in across):
            strand.cut(offset)

    def put(self, start: tuple[str, int], end: tuple[str, int], ids: list[int]) -> None:
        """Markers and references of a thread: that of a reply stands after that of its root."""
        opening = [etree.Element(w("commentRangeStart"), {w("id"): str(id_)}) for id_ in ids]
        self.before(*start, opening)
        closing: list[etree._Element] = []
        for id_ in ids:
            closing.append(etree.Element(w("commentRangeEnd"), {w("id"): str(id_)}))
            run = etree.Element(RUN)
            etree.SubElement(run, w("commentReference"), {w("id"): str(id_)})
            closing.append(run)
        self.after(*end, closing)

    def renumber(self, root: etree._Element) -> None:
        """Give each format change that a cut doubled a w:id of its own."""
        known = set()
        for change in root.iter(w("rPrChange")):
            if change.get(w("id")) in known:
                change.set(w("id"), str(next(self._numbers)))
            known.add(change.get(w("id")))

    def clear(self, root: etree._Element, ids: Collection[str]) -> None:
        """Take out the markers and references of those comments."""
        for marker in list(root.iter(*_MARKERS)) if ids else ():
            parent = marker.getparent()
            if marker.get(w("id")) in ids and parent is not None:
                parent.remove(marker)
                home = parent.getparent()
                if parent.tag == RUN and home is not None and all(e.tag == RPR for e in parent):
                    home.remove(parent)

    def before(self, block: str, offset: int, elements: list[etree._Element]) -> None:
        """Put elements directly before the text at that offset, outside of tracked changes."""
        strand = self.strand(block)
        node = next((each.node for each in strand.atoms if each.end > offset), None)
        if node is None:
            strand.element.extend(elements)
            return
        place = self.outside(unit(node), first=True)
        for each in elements:
            place.addprevious(each)

    def after(self, block: str, offset: int, elements: list[etree._Element]) -> None:
        """Put elements directly after the text before that offset, outside of tracked changes."""
        strand = self.strand(block)
        atom = last_before(strand, offset)
        if atom is not None:
            place = self.outside(unit(atom.node), first=False)
        else:
            element = strand.element.find(PPR)
            if element is None:
                strand.element[:0] = elements
                return
            place = element
        for each in reversed(elements):
            place.addnext(each)

    def outside(self, place: etree._Element, first: bool) -> etree._Element:
        """Climb out of tracked changes, for Word loses markers that stand in a deletion."""
        parent = place.getparent()
        while parent is not None and parent.tag in CHANGES:
            if first and place.getprevious() is not None:
                self._split(parent, place)
            elif not first and place.getnext() is not None:
                self._split(parent, place.getnext())
            climbed = place.getparent()  # a split has given it another parent
            assert climbed is not None
            place, parent = climbed, climbed.getparent()
        return place

    def _split(self, change: etree._Element, at: etree._Element | None) -> None:
        """Begin a second change of the same person and date with the child `at`."""
        assert at is not None
        later = etree.Element(change.tag, nsmap=cast(dict[str, str], change.nsmap))
        later.attrib.update(change.attrib)
        later.set(w("id"), str(next(self._numbers)))
        later.extend([at, *at.itersiblings()])
        change.addnext(later)


def last_before(strand: RevisionMarks, offset: int) -> Atom | None:
    """The last piece of text that begins before that offset."""
    return next((each for each in reversed(strand.atoms) if each.start < offset), None)


def unit(node: etree._Element) -> etree._Element:
    """The outermost run, offer or formula around a node inside its paragraph."""
    element = node
    for each in node.iterancestors():
        if each.tag == P:
            break
        if each.tag in _WHOLE:
            element = each
    return element


def _enclosed(element: etree._Element) -> etree._Element:
    """The paragraph; one is put around a run that stands outside of any."""
    if element.tag == P:
        return element
    paragraph = etree.Element(P)
    element.addprevious(paragraph)
    paragraph.append(element)
    return paragraph
