"""One paragraph's XML, cut at any code point and marked there as inserted or deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy, deepcopy
from typing import NamedTuple, TypeAlias

from lxml import etree

from review.paper.ooxml.formulas import m
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.source_map import Atom
from review.paper.ooxml.xml_text import spelled
from review.paper.reading.paragraph_builder import TEXTS

RUN, RPR, PPR = w("r"), w("rPr"), w("pPr")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MARKS = (w("ins"), w("del"))
FORMULAS = (m("oMath"), m("oMathPara"))
INLINE = (RUN, *FORMULAS)
"""What is marked in one piece."""
POINTS = tuple(map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
                       "permStart", "permEnd", "sdtPr", "sdtEndPr")))  # fmt: skip
"""What points at other parts, or bears an id of its own: no part of what is struck out."""


class Author:
    """Who proposes the changes; each mark of his gets the next free w:id of the package."""

    def __init__(self, name: str, date: str, numbers: Iterator[int]) -> None:
        self.name, self.date, self._numbers = name, date, numbers
        self.made: list[etree._Element] = []

    def element(self, kind: str) -> etree._Element:
        """An empty w:ins or w:del."""
        number = str(next(self._numbers))
        named = {w("id"): number, w("author"): self.name, w("date"): self.date}
        self.made.append(etree.Element(w(kind), named))
        return self.made[-1]


class Piece(NamedTuple):
    """Text with the look (w:rPr) of the run it stood in, and the node it comes from."""

    text: str
    look: etree._Element | None
    node: etree._Element


Reference: TypeAlias = Callable[[etree._Element], etree._Element | None]
"""The copy of a note reference whose note was copied too; None for any other node."""


def pieces(atoms: list[Atom], text: str, start: int, end: int) -> Iterator[Piece]:
    """The text [start, end) of a paragraph, run by run."""
    for atom in atoms:
        low, high = max(start, atom.start), min(end, atom.end)
        if low < high:
            run = atom.node.getparent()
            look = None if run is None else run.find(RPR)
            yield Piece(text[low:high], look, atom.node)


def struck(parts: Iterator[Piece], author: Author, reference: Reference) -> etree._Element | None:
    """The pieces in one w:del, formulas whole; None where there are none.

    Of a picture only the word ABSENT is written: its part is in the other package.
    """
    deletion = author.element("del")
    for piece in parts:
        if piece.node.tag in FORMULAS:
            deletion.append(_formula(piece.node))
            continue
        run = etree.SubElement(deletion, RUN)
        if piece.look is not None:
            run.append(plain(piece.look))
        note = reference(piece.node)
        if note is not None:
            run.append(note)
            continue
        for name, text in spelled(piece.text, "delText"):
            child = etree.SubElement(run, w(name))
            if name == "delText":
                child.text = text
                child.set(SPACE, "preserve")
    return deletion if len(deletion) else None


def _formula(formula: etree._Element) -> etree._Element:
    """A copy without what points at comments or bears an id of its own."""
    element = deepcopy(formula)
    element.tail = None
    for each in list(element.iter(*POINTS)):
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)
    return element


def plain(look: etree._Element) -> etree._Element:
    """A copy of a w:rPr without the tracked history of its format."""
    element = deepcopy(look)
    for change in element.findall(w("rPrChange")):
        element.remove(change)
    return element


class RevisionMarks:
    """A paragraph element and its atoms; offsets stay those of the text it was read with."""

    def __init__(self, element: etree._Element, atoms: list[Atom], author: Author) -> None:
        self.element, self.atoms, self.author = element, list(atoms), author

    def insert(self, start: int, end: int) -> None:
        """Mark [start, end) as inserted."""
        self.cut(start)
        self.cut(end)
        runs: list[etree._Element] = []
        for atom in self.atoms:
            run = atom.node.getparent()
            if atom.node.tag in FORMULAS:
                run = atom.node
            if run is None or run.tag not in INLINE or (runs and runs[-1] is run):
                continue
            if start <= atom.start and atom.end <= end:
                runs.append(run)
        for run in runs:
            wrap(run, self.author)

    def put(self, at: int, element: etree._Element) -> None:
        """Put an element before the text at `at`."""
        self.cut(at)
        for atom in self.atoms:
            run = _outer(atom.node, self.element)
            if atom.start >= at and run is not None:
                run.addprevious(element)
                return
        for atom in reversed(self.atoms):
            run = _outer(atom.node, self.element)
            if atom.end <= at and run is not None:
                run.addnext(element)
                return
        self.element.append(element)

    def cut(self, at: int) -> None:
        """Make a run boundary at `at`; all cuts come before the first mark."""
        for n, atom in enumerate(self.atoms):
            if atom.start < at < atom.end and atom.node.tag in TEXTS:
                self.atoms[n : n + 1] = _halves(atom, at)
                break
        for before, after in zip(self.atoms, self.atoms[1:], strict=False):
            if after.start == at and before.node.getparent() is after.node.getparent():
                _part(after.node)
                return


def wrap(run: etree._Element, author: Author) -> None:
    """Put a run or formula inside a w:ins of its own, unless it is in one."""
    parent = run.getparent()
    if parent is None or parent.tag == w("ins"):
        return
    mark = author.element("ins")
    mark.tail, run.tail = run.tail, None
    parent.replace(run, mark)
    mark.append(run)


def set_mark(paragraph: etree._Element, kind: str | None, author: Author) -> None:
    """Mark the paragraph's end as inserted or deleted, or clear it (17.13.5.15, 17.13.5.19)."""
    properties = paragraph.find(PPR)
    if properties is None:
        if kind is None:
            return
        properties = etree.Element(PPR)
        paragraph.insert(0, properties)
    look = properties.find(RPR)
    if look is None:
        look = etree.Element(RPR)
        later = next(properties.iterchildren(w("sectPr"), w("pPrChange")), None)
        properties.append(look) if later is None else later.addprevious(look)
    for old in look.findall("*"):
        if old.tag in MARKS:
            look.remove(old)
    if kind:
        look.insert(0, author.element(kind))


def mark_of(paragraph: etree._Element) -> str | None:
    """ "ins", "del" or None: the mark on the paragraph's end."""
    properties = paragraph.find(PPR)
    look = None if properties is None else properties.find(RPR)
    element = None if look is None else next(look.iterchildren(*MARKS), None)
    return None if element is None else etree.QName(element).localname


def ended_by(mark: etree._Element) -> etree._Element | None:
    """The paragraph whose end this mark is on; None for a mark around text or of a row."""
    look = mark.getparent()
    properties = look.getparent() if look is not None and look.tag == RPR else None
    return None if properties is None else properties.getparent()


def _outer(node: etree._Element, paragraph: etree._Element) -> etree._Element | None:
    """What to stand beside: the node's run or formula, or the w:ins around it."""
    run = node if node.tag in FORMULAS else node.getparent()
    if run is None or run.tag not in INLINE:
        return None
    parent = run.getparent()
    return parent if parent is not None and parent.tag == w("ins") else run


def _halves(atom: Atom, at: int) -> list[Atom]:
    """Two w:t in place of one."""
    node, text = atom.node, atom.node.text or ""
    low, cut = atom.lead, atom.lead + at - atom.start
    later = copy(node)
    # What was trimmed is left out: xml:space would bring it back (17.3.3.31).
    node.text, later.text = text[low:cut], text[cut : cut + atom.end - at]
    for each in (node, later):
        each.set(SPACE, "preserve")
    node.addnext(later)
    return [Atom(atom.start, at, node), Atom(at, atom.end, later)]


def _part(node: etree._Element) -> None:
    """Begin a new run with `node`, looking like the one it stood in."""
    run = node.getparent()
    if run is None or run.tag != RUN:
        return
    later = etree.Element(RUN)
    look = run.find(RPR)
    if look is not None:
        later.append(deepcopy(look))
    for each in [node, *node.itersiblings()]:
        later.append(each)
    run.addnext(later)
