"""Fields of a story: the instruction is set aside, the result is read, across paragraphs.

ECMA-376 Part 1, 17.16.18: begin … instruction … separate … result … end, nested at will.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml import etree

from review.paper.ooxml.field_codes import Code, read_code
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.values import OFF, VAL, measure, on

TYPE, FLDCHAR = w("fldCharType"), w("fldChar")
_GIVEN = (w("default"), w("type"))
NEAR = 12
"""Runs after the beginning of a field in which its instruction is mostly closed."""
_SAFE = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_LINK = re.compile(r'^\s*HYPERLINK\s+(?:(\\l)\s+)?"([^"]*)"', re.IGNORECASE)


class Ends:
    """Tells of a field character whether the instruction it begins is ever closed.

    One that is not is read as if it were not there: otherwise one lost end would hide all that
    follows it.
    """

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._marks: Iterator[etree._Element] | None = None  # to make it is to look for the first
        self._open: list[etree._Element] = []
        self._closed: set[etree._Element] = set()

    def closes(self, begin: etree._Element) -> bool:
        """Whether a separator or an end belongs to it; mostly one of the next few runs tells."""
        return _closes_near(begin) or self._closes(begin)

    def _closes(self, begin: etree._Element) -> bool:
        if self._marks is None:
            self._marks = self._root.iter(FLDCHAR)
        while begin not in self._closed:
            mark = next(self._marks, None)
            if mark is None:
                return False
            kind = mark.get(TYPE)
            if kind == "begin":
                self._open.append(mark)
            elif kind == "separate" and self._open:
                self._closed.add(self._open[-1])
            elif kind == "end" and self._open:
                self._closed.add(self._open.pop())
        return True


def _closes_near(begin: etree._Element) -> bool:
    """Whether a mark soon after this one closes its instruction."""
    run, depth = begin.getparent(), 1
    if run is None:
        return False
    following = chain(islice(begin.itersiblings(), NEAR), islice(run.itersiblings(), NEAR))
    for element in following:
        for mark in element.iter(FLDCHAR):
            kind = mark.get(TYPE)
            if depth == 1 and kind in ("separate", "end"):
                return True
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
    return False


def target(instruction: str) -> str | None:
    """The address of a HYPERLINK instruction, None for other fields."""
    match = _LINK.match(instruction)
    return (("#" if match[1] else "") + match[2]) if match else None


def safe_link(address: str) -> str | None:
    """The address if a page may link to it: http, https, mailto or a place in the paper."""
    address = "".join(sign for sign in address if sign.isprintable()).strip()
    return address if _SAFE.match(address) else None


class Field:
    """A field that has begun: its instruction, then its result.

    `start` is where its result or its missing text would stand in the paragraph `place`.
    """

    __slots__ = ("coding", "dirty", "given", "link", "outside", "place", "result", "start", "words")

    def __init__(self, dirty: bool, outside: str | None, place: str, start: int) -> None:
        self.words: list[str] = []
        self.result: list[str] = []
        self.coding, self.dirty, self.outside = True, dirty, outside
        self.link: str | None = None
        self.given = ""
        """What a form puts into the field when it is reset or reckoned (17.16.33)."""
        self.place, self.start = place, start

    @property
    def code(self) -> Code:
        """What its instruction says."""
        return read_code("".join(self.words))


class Fields:
    """The fields open at one point of a story, outermost first."""

    def __init__(self, root: etree._Element) -> None:
        self._ends = Ends(root)
        self._open: list[Field] = []
        self.coding = False
        """Whether what is read now is not shown: an instruction, or a result that is replaced."""
        self.link: str | None = None

    def begin(self, element: etree._Element, place: str, start: int) -> bool:
        """Enter a field, if its instruction is ever closed; False where it is not."""
        closed = self._ends.closes(element)
        if closed:
            dirty = element.get(w("dirty"), "0") not in OFF
            field = Field(dirty, self.link, place, start)
            if len(element):
                field.given = " ".join(e.get(VAL, "") for e in element.iter(*_GIVEN))
            self._open.append(field)
        self._count()
        return closed

    def separate(self) -> Field | None:
        """Pass to the result of the innermost field."""
        field = self._open[-1] if self._open else None
        if field is not None:
            field.coding = False
            self.link = target("".join(field.words)) or self.link
        self._count()
        return field

    def end(self) -> Field | None:
        """Leave the innermost field."""
        field = self._open.pop() if self._open else None
        if field is not None:
            self.link = field.outside
        self._count()
        return field

    def replace(self) -> None:
        """The result of the innermost field is not what is shown."""
        self.coding = True

    def _count(self) -> None:
        self.coding = any(each.coding or each.code.computed for each in self._open)

    def take(self, words: str) -> None:
        """Text that is not shown: part of the innermost instruction or of a replaced result."""
        for field in reversed(self._open):
            (field.words if field.coding else field.result).append(words)
            if field.coding:
                break

    @property
    def open(self) -> tuple[Field, ...]:
        """The fields that are open, outermost first."""
        return tuple(self._open)

    @property
    def inside(self) -> bool:
        """Whether any field is open."""
        return bool(self._open)


def form(begin: etree._Element) -> str:
    """What a form field shows that has no result of its own: a box, or the entry chosen."""
    box = begin.find(f"{w('ffData')}/{w('checkBox')}")
    if box is not None:
        state = box.find(w("checked"))
        state = box.find(w("default")) if state is None else state
        return "☑" if state is not None and on(state) else "☐"
    choice = begin.find(f"{w('ffData')}/{w('ddList')}")
    if choice is None:
        return ""
    entries = [each.get(VAL, "") for each in choice.findall(w("listEntry"))]
    chosen = choice.find(w("result"))
    at = measure(chosen.get(VAL)) if chosen is not None else 0
    return entries[at] if 0 <= at < len(entries) else ""
