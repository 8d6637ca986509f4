"""Notes whose reference is struck out, copied from the old package into the new one.

The copy is struck out as its reference is (ECMA-376 17.13.5.14) and has an id that was free:
rejecting gives the reference and its note, accepting leaves a note nothing refers to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import count
from typing import Any

from lxml import etree

from review.paper.ooxml.namespaces import w
from review.paper.ooxml.package_writer import ENDNOTES, FOOTNOTES, PackageWriter, Sort
from review.paper.ooxml.source_map import Sources

ID, TYPE = w("id"), w("type")
_SORTS: dict[object, tuple[Sort, str]] = {
    w("footnoteReference"): (FOOTNOTES, w("footnote")),
    w("endnoteReference"): (ENDNOTES, w("endnote")),
}


class DeletedNotes:
    """`strike` makes the struck copy of a note; parts that are new are entered in `enclosed`."""

    def __init__(
        self, old: Sources, new: Sources, enclosed: PackageWriter,
        strike: Callable[[etree._Element], etree._Element],
    ) -> None:  # fmt: skip
        self._old, self._new, self._strike = old, new, strike
        self._enclosed = enclosed
        self._made: dict[Sort, etree._Element] = {}
        self._ids: dict[str, Iterator[int]] = {}
        self.roots: set[etree._Element] = set()

    def reference(self, node: etree._Element) -> etree._Element | None:
        """The reference to a copy of an old note; None for another node, or a note that is lost."""
        if node.tag not in _SORTS:
            return None
        sort, tag = _SORTS[node.tag]
        name = self._old.package.related(self._old.package.main, sort.kind)
        source = self._old.parts.get(name or "")
        notes = [] if source is None else source.findall(tag)
        note = next((n for n in notes if n.get(ID) == node.get(ID) and not n.get(TYPE)), None)
        root = None if source is None or note is None else self._root(sort, source)
        if note is None or root is None:
            return None
        copy = self._strike(note)
        number = self._free(root, str(node.tag))
        copy.set(ID, number)
        root.append(copy)
        self.roots.add(root)
        element = deepcopy(node)
        element.tail = None
        element.set(ID, number)
        return element

    def _free(self, root: etree._Element, reference: str) -> str:
        """An id no note has and nothing refers to: a reference into the void must stay one."""
        if reference not in self._ids:
            used = [0, *map(_number, root)]
            for part in self._new.parts.values():
                used += map(_number, part.iter(reference))
            self._ids[reference] = count(max(used) + 1)
        return str(next(self._ids[reference]))

    def _root(self, sort: Sort, source: etree._Element) -> etree._Element | None:
        """The part of the new package, made where it has none; None where it is damaged."""
        name = self._new.package.related(self._new.package.main, sort.kind)
        if name is not None:
            return self._new.parts.get(name)
        if sort not in self._made:
            # the stubs of lxml do not know a default namespace, whose prefix is None
            names: Any = source.nsmap
            root = self._made[sort] = etree.Element(source.tag, nsmap=names)
            root.attrib.update(dict(source.attrib))
            root.extend(deepcopy(each) for each in source if each.get(TYPE))
            self._enclosed.put(sort, root)
        return self._made[sort]


def _number(note: etree._Element) -> int:
    written = note.get(ID, "")
    return int(written) if written.isascii() and written.isdigit() else 0
