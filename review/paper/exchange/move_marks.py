"""A paragraph struck out here and put in there, told as one move (ECMA-376 17.13.5.21 to 28).

Only a paragraph that moved whole and unchanged, outside tables, with nothing in it but text: a
move that Word cannot pair makes it call the file damaged, and a deletion with an insertion says
the same. The two halves stand in named ranges; names and ids are unique in the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from lxml import etree

from review.paper.comparing.pairs import Pair
from review.paper.exchange.revision_marks import PPR, RPR, RUN, Author, mark_of
from review.paper.model import OBJECT
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.paragraph_properties import CHANGES
from review.paper.reading.paragraph_builder import TEXTS

P, CELL = w("p"), w("tc")
_KEPT = frozenset(map(w, ("rPr", "t", "delText", "tab", "br", "noBreakHyphen", "softHyphen",
                          "lastRenderedPageBreak")))  # fmt: skip
Halves: TypeAlias = tuple[etree._Element, etree._Element]
"""The paragraph as it was struck out, and as it came."""


def movable(pair: Pair) -> bool:
    """Whether a pair that moved may be told as a move."""
    alone = len(pair.old) == len(pair.new) == 1
    same = not pair.edits and bool(pair.new_text.strip()) and OBJECT not in pair.new_text
    return pair.kind == "moved" and alone and same and not pair.in_row and pair.story == "body"


def mark_moves(moves: Iterable[Halves], author: Author) -> None:
    """Turn each pair of marks into a move, where both paragraphs are still wholly marked."""
    for n, (gone, came) in enumerate(moves, 1):
        if _whole(gone, "del") and _whole(came, "ins"):
            name = f"move{n}"
            _half(gone, "moveFrom", name, author)
            _half(came, "moveTo", name, author)


def _whole(paragraph: etree._Element, kind: str) -> bool:
    """Whether all of a paragraph is one change, its end too, and it still stands in the file."""
    if paragraph.getparent() is None or mark_of(paragraph) != kind:
        return False
    if next(paragraph.iterancestors(CELL), None) is not None:
        return False
    content = [each for each in paragraph if each.tag != PPR]
    runs = [run for each in content for run in each]
    return (
        bool(runs)
        and all(each.tag == w(kind) for each in content)
        and all(run.tag == RUN and all(each.tag in _KEPT for each in run) for run in runs)
    )


def _half(paragraph: etree._Element, kind: str, name: str, author: Author) -> None:
    first, *_ = changes = [each for each in paragraph if each.tag in CHANGES]
    for change in (*changes, *paragraph.iterfind(f"{PPR}/{RPR}/*")):
        if change.tag in CHANGES:
            change.tag = w(kind)
    for text in paragraph.iter(*TEXTS):
        text.tag = w("t")  # 17.13.5.22: in a move the text is no deleted text
    start = author.element(f"{kind}RangeStart")
    start.set(w("name"), name)
    first.addprevious(start)
    paragraph.addnext(etree.Element(w(f"{kind}RangeEnd"), {w("id"): start.get(w("id"), "")}))
