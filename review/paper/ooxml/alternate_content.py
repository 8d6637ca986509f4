"""mc:AlternateContent: of several forms of one thing, the one that is read (Part 3, 7.5)."""

from __future__ import annotations

from lxml import etree

from review.paper.ooxml.drawings import OBJECTS
from review.paper.ooxml.formulas import m
from review.paper.ooxml.namespaces import w

_READABLE = (*map(w, ("t", "delText", "sym", "p", "br", "tab")), *OBJECTS, m("t"))


def choose(element: etree._Element) -> etree._Element | None:
    """The first form with content that is read here, else the first; None where there is none."""
    forms = list(element)
    for form in forms:
        if next(form.iter(*_READABLE), None) is not None:
            return form
    return forms[0] if forms else None
