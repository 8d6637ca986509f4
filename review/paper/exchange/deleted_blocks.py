"""Deleted paragraphs and rows of the old version, grafted as deletions into the new document."""

from __future__ import annotations

from collections.abc import Container, Iterator
from copy import deepcopy
from functools import cached_property
from typing import TypeAlias

from lxml import etree

from review.paper.comparing.pairs import Pair
from review.paper.exchange.deleted_notes import DeletedNotes
from review.paper.exchange.list_numbers import ListNumbers
from review.paper.exchange.paragraph_changes import number_by
from review.paper.exchange.revision_marks import (
    POINTS,
    PPR,
    RPR,
    RUN,
    Author,
    pieces,
    plain,
    set_mark,
    struck,
)
from review.paper.model import Paper, Paragraph
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.package_writer import PackageWriter
from review.paper.ooxml.source_map import Sources

P, ROW, TABLE, BOX = w("p"), w("tr"), w("tbl"), w("txbxContent")
_SIGNS = (w("footnoteRef"), w("endnoteRef"))
_KEPT = (w("pStyle"), w("spacing"), w("ind"), w("jc"))

Place: TypeAlias = tuple[etree._Element | None, etree._Element]
"""A new paragraph, after the old one it is paired with."""


class DeletedBlocks:
    """Holds deleted paragraphs until the text that follows them is known."""

    def __init__(self, paper: Paper, old: Sources, new: Sources, author: Author) -> None:
        self.old, self.new, self.author = old, new, author
        self._paper = paper
        self.waiting: list[Paragraph] = []
        self._passed: Pair | None = None
        self._previous: Place | None = None
        self.rows: dict[etree._Element, etree._Element] = {}
        self.gone: set[etree._Element] = set()
        self.done: set[etree._Element] = set()
        self.made: dict[str, etree._Element] = {}
        self.enclosed = PackageWriter(new.package)
        self.notes = DeletedNotes(old, new, self.enclosed, self._copy)
        self.numbers = ListNumbers(old, new, self.enclosed)

    @cached_property
    def known(self) -> dict[etree._Element, Paragraph]:
        """The old paragraphs by their elements."""
        return {self.old.elements[each.id]: each for each in self._paper.paragraphs("all")}

    @property
    def previous(self) -> Place | None:
        """The last paragraph written, looked up only where something stands after it."""
        pair, self._passed = self._passed, None
        if pair is not None:
            stayed = pair.old and pair.kind != "moved"
            old = self.old.elements[pair.old[-1].id] if stayed else None
            self._previous = old, self.new.elements[pair.new[-1].id]
        return self._previous

    @previous.setter
    def previous(self, place: Place) -> None:
        self._passed, self._previous = None, place

    def wait(self, pair: Pair) -> None:
        """A deleted pair; where it goes depends on what follows."""
        self.waiting += pair.old
        self.gone.update(self.old.elements[each.id] for each in pair.old)

    def place(self, pair: Pair) -> None:
        """Put what waits before the new paragraph, or after the one before it."""
        if self.waiting:
            new = self.new.elements[pair.new[0].id]
            stayed = pair.old and pair.kind != "moved"
            old = self.old.elements[pair.old[0].id] if stayed else None
            waiting, self.waiting = self.waiting, []
            for paragraph in waiting:
                self._put(paragraph, (old, new))
        self._passed = pair

    def before(self, pair: Pair, paragraph: Paragraph) -> None:
        """Put one deleted paragraph directly before a new one of the same pair."""
        self.new.elements[pair.new[0].id].addprevious(self._paragraph(paragraph))

    def finish(self) -> None:
        """Put what followed the last new paragraph."""
        waiting, self.waiting = self.waiting, []
        for paragraph in waiting:
            self._put(paragraph, None)

    def _put(self, paragraph: Paragraph, following: Place | None) -> None:
        element = self.old.elements[paragraph.id]
        row = self._gone_row(element)
        if row is not None:
            if row not in self.done:
                self.done.add(row)
                for each in (row, *reached_over(row, self.known)):
                    self._put_row(each, following)
            return
        written, home = self._paragraph(paragraph), element.getparent()
        if following and following[0] is not None and following[0].getparent() is home:
            following[1].addprevious(written)
        elif (
            self.previous
            and self.previous[0] is not None
            and (self.previous[0].getparent() is home)
        ):
            self._after(written)
        elif following:
            _top(following[1], element).addprevious(written)
        elif self.previous:
            self._after(written, _top(self.previous[1], element))

    def _after(self, element: etree._Element, place: etree._Element | None = None) -> None:
        """Put after the last paragraph, and let the next one follow it."""
        assert self.previous is not None
        (self.previous[1] if place is None else place).addnext(element)
        if element.tag == P:
            self.previous = (self.previous[0], element)

    def _gone_row(self, element: etree._Element) -> etree._Element | None:
        """The outermost row around a paragraph of which nothing is left."""
        rows = [
            row
            for row in element.iterancestors(ROW)
            if self.gone.issuperset(text_of(row, self.known))
        ]
        return rows[-1] if rows else None

    def _put_row(self, row: etree._Element, following: Place | None) -> None:
        element, table = self._copy(row), next(row.iterancestors(TABLE))
        before, after = _rows_of(following), _rows_of(self.previous)
        if before and before[0] is not None and _in(before[0], table):
            before[1].addprevious(element)
        elif after and after[0] is not None and _in(after[0], table):
            last = self.rows.get(after[1], after[1])
            last.addnext(element)
            self.rows[after[1]] = element
        else:
            self._put_table(table, element, following)

    def _put_table(
        self,
        table: etree._Element,
        row: etree._Element,
        following: Place | None,
    ) -> None:
        """A deleted row whose table is gone stands in a table of its own, with its fellows."""
        home = self.rows.get(table)
        if home is None:
            home = self.rows[table] = etree.Element(TABLE)
            for each in table.iterchildren(w("tblPr"), w("tblGrid")):
                home.append(deepcopy(each))
            if following:
                _top(following[1], table).addprevious(home)
            elif self.previous:
                _top(self.previous[1], table).addnext(home)
                self.previous = (None, home)
        home.append(row)

    def _copy(self, block: etree._Element) -> etree._Element:
        """A copy of an old row or note, struck out with all that stands in it."""
        self.old.open(block)
        element = deepcopy(block)
        element.tail = None
        for source, copy in zip(list(block.iter(P)), list(element.iter(P)), strict=True):
            paragraph, home = self.known.get(source), copy.getparent()
            if home is not None:
                struck_out = self._paragraph(paragraph) if paragraph else etree.Element(P)
                struck_out.tail = copy.tail
                home.replace(copy, struck_out)
        for each in list(element.iter(*POINTS)):
            parent = each.getparent()
            if parent is not None:
                parent.remove(each)
        for each in element.iter(ROW):
            mark_row(each, self.author.element("del"))
        return element

    def _paragraph(self, paragraph: Paragraph) -> etree._Element:
        """A deleted paragraph: its text struck out, and its end."""
        element, source = etree.Element(P), self.old.elements[paragraph.id]
        looks = etree.SubElement(element, PPR)
        for each in source.iterchildren(PPR):
            looks.extend(deepcopy(look) for look in each if look.tag in _KEPT)
        place = self.numbers.wanted(source)
        style = looks.find(w("pStyle"))
        said = None if style is None else style.get(w("val"))
        if place != self.numbers.new.of_style(said):
            number_by(looks, place)
        parts = pieces(self.old.atoms[paragraph.id], paragraph.text, 0, len(paragraph.text))
        lost = struck(parts, self.author, self.notes.reference)
        if lost is not None:
            lost[:0] = _signs(source)
            element.append(lost)
        set_mark(element, "del", self.author)
        self.made[paragraph.id] = element
        return element


def text_of(row: etree._Element, read: Container[etree._Element]) -> Iterator[etree._Element]:
    """The paragraphs by which a row came or went: not those of text boxes, which are told apart, nor
    those that nobody reads, in a cell that the one above reaches over."""
    for each in row.iter(P):
        if each in read and next(each.iterancestors(BOX, ROW)).tag == ROW:
            yield each


def mark_row(row: etree._Element, mark: etree._Element) -> None:
    """Say that a row came or went (17.13.5.16, 17.13.5.12); once."""
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        first = next(row.iterchildren(w("tblPrEx")), None)
        row.insert(0, properties) if first is None else first.addnext(properties)
    if properties.find(mark.tag) is None:
        change = next(properties.iterchildren(w("trPrChange")), None)
        properties.append(mark) if change is None else change.addprevious(mark)


def reached_over(row: etree._Element, read: Container[etree._Element]) -> Iterator[etree._Element]:
    """The rows under this one that hold nothing of their own: they come and go with it."""
    for each in row.itersiblings(ROW):
        if next(text_of(each, read), None) is not None:
            return
        yield each


def _signs(paragraph: etree._Element) -> list[etree._Element]:
    """The mark at the beginning of a note, in a run of its own."""
    elements = []
    for sign in paragraph.iter(*_SIGNS):
        run, home = etree.Element(RUN), sign.getparent()
        look = None if home is None else home.find(RPR)
        if look is not None:
            run.append(plain(look))
        etree.SubElement(run, sign.tag)
        elements.append(run)
    return elements


def _top(place: etree._Element, old: etree._Element) -> etree._Element:
    """`place`, or the outermost table around it where the old element stood in none."""
    if next(old.iterancestors(TABLE), None) is not None:
        return place
    tables = list(place.iterancestors(TABLE))
    return tables[-1] if tables else place


def _rows_of(place: Place | None) -> tuple[etree._Element | None, etree._Element] | None:
    """The innermost rows around the old and the new paragraph of a place."""
    if place is None:
        return None
    old, new = place
    row = next(new.iterancestors(ROW), None)
    return (
        None if row is None else (None if old is None else next(old.iterancestors(ROW), None), row)
    )


def _in(row: etree._Element, table: etree._Element) -> bool:
    return next(row.iterancestors(TABLE)) is table
