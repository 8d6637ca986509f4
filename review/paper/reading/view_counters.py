"""The numbers of a text as each view counts them: what a view does not show, it does not count."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from lxml import etree

from review.paper.model import ABSENT, Fate, Run, View
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.numbering import Counters, Lists
from review.paper.ooxml.paragraph_properties import CHANGES, RPR

P, TABLE = w("p"), w("tbl")
_CLOSED = frozenset(map(w, ("body", "tc", "hdr", "ftr", "footnote", "endnote", "comment",
                            "txbxContent")))  # fmt: skip
OTHERS: tuple[View, View] = ("original", "final")
Labels: TypeAlias = tuple[str, tuple[str, str] | None]
"""The label of the marked view, and those of the original and the final one where one differs."""
NONE: Labels = ("", None)


class ViewCounters:
    """Counts for the marked view, and for the other two from the first change on."""

    def __init__(self, lists: Lists) -> None:
        self._marked = Counters(lists)
        self._others: tuple[Counters, Counters] | None = None

    def label(self, number: str, depth: int, absent: tuple[bool, bool]) -> Labels:
        """Move on by one paragraph, which is `absent` from the original or the final view."""
        if self._others is None and any(absent):
            self._others = self._marked.copy(), self._marked.copy()
        label = self._marked.label(number, depth)
        if self._others is None:
            return label, None
        pairs = zip(self._others, absent, strict=True)
        original, final = ("" if gone else each.label(number, depth) for each, gone in pairs)
        return label, None if original == final == label else (original, final)


def mark_fate(properties: etree._Element | None, outside: Fate) -> Fate:
    """What became of a paragraph's mark: the changes in its w:rPr, and of what is around it."""
    fates = [outside]
    for look in () if properties is None else properties.iterchildren(RPR):
        fates += [CHANGES[str(each.tag)][1] for each in look if each.tag in CHANGES]
    sort = {each for each in fates if each != "kept"}
    return "kept" if not sort else sort.pop() if len(sort) == 1 else "both"


def absent_from(fate: Fate, element: etree._Element, runs: Iterable[Run]) -> tuple[bool, bool]:
    """Whether the original and the final view have no paragraph that ends here.

    Where nothing follows that it could run into, it stays while it shows any text.
    """
    if fate == "kept":
        return False, False
    original, final = (
        fate in ABSENT[view] and (_runs_on(element) or not any(run.shown(view) for run in runs))
        for view in OTHERS
    )
    return original, final


def _runs_on(element: etree._Element) -> bool:
    """Whether a paragraph follows in the same container, whatever wraps it."""
    place: etree._Element | None = element
    while place is not None and place.tag not in _CLOSED:
        for later in place.itersiblings():
            block = next(later.iter(P, TABLE), None)
            if block is not None:
                return block.tag == P
        place = place.getparent()
    return False
