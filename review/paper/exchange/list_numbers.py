"""Which list of the new package a paragraph of the old one was numbered by.

A list is the same where its levels and starts are; paragraphs that stayed say which of several is
meant. One that the new package lacks is copied into it under ids that were free.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import count
from typing import Any, NamedTuple

from lxml import etree

from review.paper.comparing.pairs import Pair
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.numbering import List, Lists
from review.paper.ooxml.package_writer import NUMBERING, PackageWriter
from review.paper.ooxml.run_looks import UNSAID
from review.paper.ooxml.source_map import Sources
from review.paper.ooxml.styles import Styles
from review.paper.reading.paragraph_about import about_paragraph

ABSTRACT, NUM, KEY, NUMBER, VAL = (
    w("abstractNum"),
    w("num"),
    w("abstractNumId"),
    w("numId"),
    w("val"),
)
_BOUND = tuple(map(w, ("nsid", "tmpl", "styleLink", "numStyleLink", "pStyle", "lvlPicBulletId")))
"""What binds a list to other parts, or by what Word takes it for another one."""


class Place(NamedTuple):
    """The list that numbers a paragraph, by numId, "0" for none; and its level."""

    number: str
    depth: int


NONE = Place("0", 0)


class Side:
    """What numbers the paragraphs of one version."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self.root = _part(sources, "numbering")
        self.styles = Styles(_part(sources, "styles"), None)
        self.lists = Lists(self.root, self.styles.linked)

    def place(self, element: etree._Element) -> Place:
        """The list and level of a paragraph, said by itself or by its style."""
        folds = self._sources.folds
        if folds is None or element.tag != w("p"):
            return NONE
        about = about_paragraph(folds, element, False)[1]
        return self._place(self.styles.default if about.style is None else about.style, about.words)

    def of_style(self, style: str | None) -> Place:
        """The list and level a style gives."""
        return self._place(self.styles.default if style is None else style, ())

    def _place(self, style: str, words: tuple[Any, ...]) -> Place:
        manner = self.styles.arranged(style, words, UNSAID)
        chosen = self.lists.get(manner.number or "0")
        if chosen is None or not manner.number:
            return NONE
        if manner.depth is not None:
            return Place(manner.number, manner.depth)
        levels = (chosen.level_of(name) for name in self.styles.ancestry(style))
        return Place(manner.number, next((n for n in levels if n is not None), 0))


def _part(sources: Sources, kind: str) -> etree._Element | None:
    return sources.parts.get(sources.package.related(sources.package.main, kind) or "")


class ListNumbers:
    """Old lists by those of the new package; parts that are new are entered in `enclosed`."""

    def __init__(self, old: Sources, new: Sources, enclosed: PackageWriter) -> None:
        self.old, self.new, self._enclosed = Side(old), Side(new), enclosed
        self._before, self._after = old, new
        self._numbers: dict[str, str] = {}
        self._counters: dict[str, str] = {}
        self._ids: dict[str, Iterator[int]] = {}
        self.changed: set[etree._Element] = set()

    def learn(self, pairs: Iterable[Pair]) -> None:
        """Take the lists of paragraphs that stayed for the same, as far as they are."""
        for pair in pairs if self.old.root is not None and self.new.root is not None else ():
            if len(pair.old) == 1 and pair.new and pair.kind in ("same", "edited"):
                before = self.old.place(self._before.elements[pair.old[0].id])
                after = self.new.place(self._after.elements[pair.new[-1].id])
                if before.number not in self._numbers:
                    self._take(before.number, after.number)

    def wanted(self, element: etree._Element) -> Place:
        """The place of an old paragraph, in the lists of the new package."""
        place = self.old.place(element)
        if place == NONE:
            return place
        if place.number not in self._numbers and not self._take(place.number, place.number):
            self._numbers[place.number] = self._copied(place.number)
        return place._replace(number=self._numbers[place.number])

    def _take(self, old: str, new: str) -> bool:
        """Hold two lists for the same; False where their labels or counters are not."""
        before, two = self.old.lists.get(old), self.new.lists.get(new)
        if before is None or two is None or _labels(before) != _labels(two):
            return False
        known = self._counters.get(before.counters)
        if known is None and two.counters not in self._counters.values():
            known = self._counters[before.counters] = two.counters
        if known != two.counters:
            return False
        self._numbers[old] = new
        return True

    def _copied(self, number: str) -> str:
        """The numId of a copy of an old list in the new package; "0" where it cannot be made."""
        source, chosen, root = self.old.root, self.old.lists.get(number), self._root()
        if source is None or chosen is None or root is None:
            return NONE.number
        self.changed.add(root)
        if chosen.counters not in self._counters:
            self._counters[chosen.counters] = self._abstract(source, chosen.counters, root)
        element = deepcopy(next(each for each in source.iter(NUM) if each.get(NUMBER) == number))
        for each in element.iter(KEY):
            each.set(VAL, self._counters[chosen.counters])
        _unbind(element)
        id_ = self._free(root, NUMBER)
        element.set(NUMBER, id_)
        after = [each for each in root if each.tag in (NUM, ABSTRACT)]
        after[-1].addnext(element) if after else root.append(element)
        return id_

    def _abstract(self, source: etree._Element, key: str, root: etree._Element) -> str:
        elements = (each for each in source.iter(ABSTRACT) if each.get(KEY) == key)
        element = deepcopy(next(elements, etree.Element(ABSTRACT)))
        _unbind(element)
        id_ = self._free(root, KEY)
        element.set(KEY, id_)
        first = next(root.iterchildren(NUM), None)
        root.append(element) if first is None else first.addprevious(element)
        return id_

    def _free(self, root: etree._Element, name: str) -> str:
        """An id nothing has and nothing refers to: a reference into the void must stay one."""
        if name not in self._ids:
            used = [each.get(name, "") for each in root.iter(ABSTRACT, NUM)]
            for part in {root, *self._after.parts.values()}:
                used += [each.get(VAL, "") for each in part.iter(name)]
            known = (int(each) for each in used if each.isascii() and each.isdigit())
            self._ids[name] = count(max(known, default=0) + 1)
        return str(next(self._ids[name]))

    def _root(self) -> etree._Element | None:
        package, source = self._after.package, self.old.root
        if self.new.root is None and source is not None:
            if package.related(package.main, NUMBERING.kind) is not None:
                return None  # it is damaged
            # the stubs of lxml do not know a default namespace, whose prefix is None
            names: Any = source.nsmap
            self.new.root = etree.Element(source.tag, nsmap=names)
            self.new.root.attrib.update(dict(source.attrib))
            self._enclosed.put(NUMBERING, self.new.root)
        return self.new.root


def _labels(chosen: List) -> tuple[object, ...]:
    levels = tuple(each._replace(style=None) for each in chosen.levels)
    return levels, dict(chosen.starts)


def _unbind(element: etree._Element) -> None:
    element.tail = None
    for each in list(element.iter(*_BOUND)):
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)
