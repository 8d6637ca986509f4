"""Proposals written into a Word file as tracked changes: words struck out, words put in.

ECMA-376 17.13.5: runs go into w:del or w:ins, deleted text is w:delText, and the end of a
paragraph is marked in its w:pPr/w:rPr. What cannot be marked so that accepting and rejecting both
give the right text is not written at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from review.paper.comparing.tokens import BREAK
from review.paper.exchange.comment_ranges import CommentRanges, P, last_before, unit
from review.paper.exchange.proposals import Stretch, Substitution
from review.paper.exchange.revision_marks import (
    MARKS,
    PPR,
    RPR,
    RUN,
    SPACE,
    Author,
    mark_of,
    plain,
    set_mark,
)
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.paragraph_properties import CHANGES
from review.paper.ooxml.xml_text import spelled, writable

_GONE = (w("del"), w("moveFrom"))
_BLOCKS = (P, w("tbl"), w("sdt"))
_PLAIN = frozenset(
    map(w, ("rPr", "t", "delText", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen",
            "sym", "lastRenderedPageBreak"))
)  # fmt: skip
"""What a run may hold that is struck out; a field's marks, a picture, a note may not go."""


class Spot(NamedTuple):
    """Where text comes in: beside `place`, behind it unless `ahead`; at the end where None."""

    paragraph: etree._Element
    place: etree._Element | None
    ahead: bool


class ProposalMarks:
    """Writes exchanges: first all are claimed, then the comments' markers put, then these."""

    def __init__(self, ranges: CommentRanges) -> None:
        self._ranges = ranges
        self._claimed: dict[str, list[Stretch]] = {}

    def claim(self, exchanges: Sequence[Substitution]) -> bool:
        """Cut the runs for the exchanges of one proposal; False where they cannot be written."""
        for each in exchanges:
            for stretch in (*each.struck, Stretch(*each.at, each.at[1])):
                self._ranges.cut(stretch.block, stretch.start)
                self._ranges.cut(stretch.block, stretch.end)
        if not all(map(self._feasible, exchanges)):
            return False
        for each in exchanges:
            for stretch in self._touched(each):
                self._claimed.setdefault(stretch.block, []).append(stretch)
        return True

    def _touched(self, exchange: Substitution) -> Iterator[Stretch]:
        """Where it changes anything: its words, its place, both sides of an end that goes."""
        yield from exchange.struck
        yield Stretch(*exchange.at, exchange.at[1])
        for block in exchange.ended:
            strand = self._ranges.strand(block)
            yield Stretch(block, *(2 * (strand.atoms[-1].end if strand.atoms else 0,)))
            following = self._ranges.following(block)
            if following is not None:
                yield Stretch(following, 0, 0)

    def write(self, exchange: Substitution, author: Author) -> None:
        """Mark what goes and put in what comes, in the look of the words beside it."""
        look = self._look(exchange)
        for stretch in exchange.struck:
            for node in self._nodes(stretch):
                _strike(unit(node), author)
        for block in exchange.ended:
            set_mark(self._ranges.strand(block).element, "del", author)
        lines = exchange.text.split(BREAK)
        runs = [_inserted(line, look, author) if line else None for line in lines]
        if len(lines) > 1:
            self._divide(self._spot(exchange), runs, author)
        elif runs[0] is not None:
            _put(self._spot(exchange), runs[0])

    def _feasible(self, exchange: Substitution) -> bool:
        for stretch in self._touched(exchange):
            if any(_meet(stretch, each) for each in self._claimed.get(stretch.block, ())):
                return False
        if not all(_strikable(node) for one in exchange.struck for node in self._nodes(one)):
            return False
        if BREAK in exchange.text and not _divisible(self._beside(exchange)):
            return False
        return all(_joinable(self._ranges.strand(each).element) for each in exchange.ended)

    def _nodes(self, stretch: Stretch) -> list[etree._Element]:
        atoms = self._ranges.strand(stretch.block).atoms
        return [
            atom.node for atom in atoms if atom.start < stretch.end and atom.end > stretch.start
        ]

    def _beside(self, exchange: Substitution) -> etree._Element | None:
        """The text that what comes is put beside; None in an empty paragraph."""
        strand = self._ranges.strand(exchange.at[0])
        atom = None if exchange.ahead else last_before(strand, exchange.at[1])
        atom = atom or next((each for each in strand.atoms if each.end > exchange.at[1]), None)
        return None if atom is None else atom.node

    def _spot(self, exchange: Substitution) -> Spot:
        node, (block, offset) = self._beside(exchange), exchange.at
        if node is None:
            return Spot(self._ranges.strand(block).element, None, False)
        strand = self._ranges.strand(block)
        ahead = exchange.ahead or last_before(strand, offset) is None
        place = self._ranges.outside(unit(node), first=ahead)
        paragraph = next(place.iterancestors(P), strand.element)
        return Spot(paragraph, place, ahead)

    def _look(self, exchange: Substitution) -> etree._Element | None:
        node = next((each for stretch in exchange.struck for each in self._nodes(stretch)), None)
        node = self._beside(exchange) if node is None else node
        run = None if node is None else next(node.iterancestors(RUN), None)
        return None if run is None else run.find(RPR)

    def _divide(self, spot: Spot, runs: Sequence[etree._Element | None], author: Author) -> None:
        """New paragraphs before the one divided: rejected, each runs into the next again."""
        paragraph, place, ahead = spot
        first = _like(paragraph, author)
        for child in [each for each in paragraph if each.tag != PPR]:
            if child is place and ahead:
                break
            first.append(child)
            if child is place:
                break
        elements = [first, *(_like(paragraph, author) for _ in runs[1:-1])]
        for each, run in zip(elements, runs, strict=False):
            if run is not None:
                each.append(run)
            paragraph.addprevious(each)
        if runs[-1] is not None:
            properties = paragraph.find(PPR)
            paragraph.insert(0 if properties is None else 1, runs[-1])


def _strike(run: etree._Element, author: Author) -> None:
    """Put a run into a deletion, that of the run before it where that was struck just now."""
    parent = run.getparent()
    if parent is None or any(each.tag in _GONE for each in run.iterancestors(*_GONE, P)):
        return
    for text in run.iterchildren(w("t")):
        text.tag = w("delText")
    before = run.getprevious()
    if before is None or before.tag != w("del") or not _same(before, author):
        before = author.element("del")
        run.addprevious(before)
    before.append(run)


def _same(change: etree._Element, author: Author) -> bool:
    return (change.get(w("author")), change.get(w("date"))) == (author.name, author.date)


def _put(spot: Spot, element: etree._Element) -> None:
    if spot.place is None:
        spot.paragraph.append(element)
    elif spot.ahead:
        spot.place.addprevious(element)
    else:
        spot.place.addnext(element)


def _inserted(line: str, look: etree._Element | None, author: Author) -> etree._Element:
    element = author.element("ins")
    run = etree.SubElement(element, RUN)
    if look is not None:
        run.append(plain(look))
    for name, text in spelled(writable(line), "t"):
        child = etree.SubElement(run, w(name))
        if text:
            child.text = text
            child.set(SPACE, "preserve")
    return element


def _like(paragraph: etree._Element, author: Author) -> etree._Element:
    """An empty inserted paragraph that looks like another."""
    element = etree.Element(P)
    for properties in paragraph.iterchildren(PPR):
        element.append(deepcopy(properties))
        for old in list(element[0].iterchildren(w("sectPr"), w("pPrChange"))):
            element[0].remove(old)
        for look in element[0].iterchildren(RPR):
            for mark in list(look.iterchildren(*MARKS, w("rPrChange"))):
                look.remove(mark)
    set_mark(element, "ins", author)
    return element


def _meet(stretch: Stretch, two: Stretch) -> bool:
    """Whether they overlap or touch: what touches, nobody could tell apart afterwards."""
    return stretch.start <= two.end and two.start <= stretch.end


def _strikable(node: etree._Element) -> bool:
    """Whether the text stands in a plain run, which can be struck out as a whole."""
    run = unit(node)
    return run is node.getparent() and run.tag == RUN and all(each.tag in _PLAIN for each in run)


def _divisible(node: etree._Element | None) -> bool:
    """Whether a paragraph can end beside this text: not inside a link or a content control."""
    if node is None:
        return True
    place = unit(node).getparent()
    while place is not None and place.tag in CHANGES:
        place = place.getparent()
    return place is not None and place.tag == P


def _joinable(paragraph: etree._Element) -> bool:
    """Whether the paragraph's end can be struck out, so that it runs into the next one."""
    following = next((each for each in paragraph.itersiblings() if each.tag in _BLOCKS), None)
    section = paragraph.find(f"{PPR}/{w('sectPr')}")
    plain_end = section is None and mark_of(paragraph) is None
    return plain_end and following is not None and following.tag == P
