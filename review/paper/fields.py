"""Fields of a story: the instruction is set aside, the result is read, across paragraphs.

ECMA-376 Part 1, 17.16.18: begin … instruction … separate … result … end, nested at will.
"""

from __future__ import annotations

import re

from lxml import etree

from review.paper.namespaces import w
from review.paper.styles import measure, on

TYPE, VAL, FLDCHAR = w("fldCharType"), w("val"), w("fldChar")
_SAFE = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_LINK = re.compile(r'^\s*HYPERLINK\s+(?:(\\l)\s+)?"([^"]*)"', re.IGNORECASE)


def unended(root: etree._Element) -> frozenset[etree._Element]:
    """Field characters that begin an instruction never closed: read as if they were not there.

    Otherwise one lost end would hide all that follows it.
    """
    open_: list[tuple[etree._Element, bool]] = []
    for mark in root.iter(FLDCHAR):
        kind = mark.get(TYPE)
        if kind == "begin":
            open_.append((mark, True))
        elif kind == "separate" and open_:
            open_[-1] = (open_[-1][0], False)
        elif kind == "end" and open_:
            open_.pop()
    return frozenset(mark for mark, coding in open_ if coding)


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

    def __init__(self, ignored: frozenset[etree._Element] = frozenset()) -> None:
        self._ignored = ignored
        self._open: list[tuple[bool, list[str], str | None]] = []
        self.coding = False
        self.link: str | None = None

    def mark(self, element: etree._Element) -> str:
        """Pass a field character; the text of a form field it carries, "" for other fields."""
        kind = element.get(TYPE)
        if kind == "begin" and element not in self._ignored:
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
