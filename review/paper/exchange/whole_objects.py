"""Edits that never cut a formula, and that tell a formula or note from another in the same letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from lxml import etree

from review.paper.comparing.pairs import Pair
from review.paper.comparing.tokens import BREAK, Edit
from review.paper.exchange.revision_marks import FORMULAS
from review.paper.model import Paragraph
from review.paper.ooxml.formulas import skeleton
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.source_map import Sources

NOTES = (w("footnoteReference"), w("endnoteReference"))
_OBJECTS = (*FORMULAS, *NOTES)


class Object(NamedTuple):
    """Characters [start, end) of a text that come and go in one piece; `form` is what they are."""

    start: int
    end: int
    form: str
    node: etree._Element


def objects(side: Sequence[Paragraph], sources: Sources) -> list[Object]:
    """The formulas and note references of paragraphs, placed in their joined text."""
    whole, low = [], 0
    for paragraph in side:
        for atom in sources.atoms[paragraph.id]:
            if atom.node.tag in _OBJECTS:
                form = f"{atom.node.tag} {skeleton(atom.node)}"
                whole.append(Object(low + atom.start, low + atom.end, form, atom.node))
        low += len(paragraph.text) + len(BREAK)
    return whole


def with_whole_objects(pairs: Sequence[Pair], old: Sources, new: Sources) -> list[Pair]:
    """The pairs, their edits widened to whole objects."""
    if all(next(root.iter(*_OBJECTS), None) is None for root in _roots(old, new)):
        return list(pairs)
    return [_widened(each, old, new) if each.old and each.new else each for each in pairs]


def _roots(*sides: Sources) -> Iterator[etree._Element]:
    return chain.from_iterable(side.parts.values() for side in sides)


def _widened(pair: Pair, old: Sources, new: Sources) -> Pair:
    before, after = objects(pair.old, old), objects(pair.new, new)
    if not before and not after:
        return pair
    edits = list(pair.edits)
    for n, side in enumerate((before, after)):
        for each in side:
            edits = _stretched(edits, each.start, each.end, 2 * n)
    edits = _exchanged(edits, before, after)
    if edits == list(pair.edits):
        return pair
    return pair._replace(kind="edited" if pair.kind == "same" else pair.kind, edits=tuple(edits))


def _stretched(edits: list[Edit], start: int, end: int, side: int) -> list[Edit]:
    """The edits, those inside [start, end) of a side (0 old, 2 new) made one that covers it.

    The text between edits is the same on both sides, so that both ends move by the same length.
    """
    inside = [each for each in edits if _cuts(each[side], each[side + 1], start, end)]
    if not inside:
        return edits
    first, last = inside[0], inside[-1]
    left, right = max(0, first[side] - start), max(0, end - last[side + 1])
    whole = Edit(
        first.old_start - left, last.old_end + right, first.new_start - left, last.new_end + right
    )
    at = edits.index(first)
    return [*edits[:at], whole, *edits[at + len(inside) :]]


def _cuts(low: int, high: int, start: int, end: int) -> bool:
    """Whether an edit [low, high) lies in or over [start, end); an empty one only inside."""
    return low < end and start < high


def _exchanged(edits: list[Edit], before: list[Object], after: list[Object]) -> list[Edit]:
    """The edits, and one for each object that stayed as letters and is another, or none."""
    there = {(each.start, each.end): each.form for each in after}
    here = {(each.start, each.end): each.form for each in before}
    exchanged = edits
    for each in before:
        shift = kept(edits, each.start, each.end, 0)
        if shift is not None and there.get((each.start + shift, each.end + shift)) != each.form:
            exchanged = _with(exchanged, each.start, each.end, shift)
    for each in after:
        shift = kept(edits, each.start, each.end, 2)
        if shift is not None and (each.start + shift, each.end + shift) not in here:
            exchanged = _with(exchanged, each.start + shift, each.end + shift, -shift)
    return exchanged


def kept(edits: Sequence[Edit], start: int, end: int, side: int) -> int | None:
    """How far [start, end) of a side (0 old, 2 new) lies from itself on the other; None if cut."""
    shift = 0
    for each in edits:
        if _cuts(each[side], each[side + 1], start, end):
            return None
        if each[side + 1] <= start:
            shift = each[3 - side] - each[side + 1]
    return shift


def _with(edits: list[Edit], start: int, end: int, shift: int) -> list[Edit]:
    """The edits, and one that exchanges the old [start, end) for the same letters."""
    if any(_cuts(each.old_start, each.old_end, start, end) for each in edits):
        return edits
    return sorted([*edits, Edit(start, end, start + shift, end + shift)])
