"""Fields of a story: the instruction is set aside, the result is read, across paragraphs.

ECMA-376 Part 1, 17.16.18: begin … instruction … separate … result … end, nested at will.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml import etree

from review.paper.ooxml.namespaces import w
from review.paper.ooxml.paragraph_properties import VAL, measure, on

TYPE, FLDCHAR = w("fldCharType"), w("fldChar")
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
    found = _LINK.match(instruction)
    return (("#" if found[1] else "") + found[2]) if found else None


def safe_link(address: str) -> str | None:
    """The address if a page may link to it: http, https, mailto or a place in the paper."""
    address = "".join(sign for sign in address if sign.isprintable()).strip()
    return address if _SAFE.match(address) else None


class Fields:
    """The fields open at one point of a story, outermost first."""

    def __init__(self, root: etree._Element) -> None:
        self._ends = Ends(root)
        self._open: list[tuple[bool, list[str], str | None]] = []
        self.coding = False
        self.link: str | None = None

    def mark(self, element: etree._Element) -> str:
        """Pass a field character; the text of a form field it carries, "" for other fields."""
        kind = element.get(TYPE)
        if kind == "begin" and self._ends.closes(element):
            self._open.append((True, [], self.link))
        elif kind == "separate" and self._open:
            _, words, outside = self._open[-1]
            self._open[-1] = (False, words, outside)
            self.link = target("".join(words)) or self.link
        elif kind == "end" and self._open:
            self.link = self._open.pop()[2]
        self.coding = any(coding for coding, _, _ in self._open)
        return form(element) if kind == "begin" and len(element) else ""

    def instruct(self, words: str) -> None:
        """Take a piece of the innermost instruction."""
        if self._open:
            self._open[-1][1].append(words)


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
