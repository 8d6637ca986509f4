"""What a view shows, line by line: paragraphs whose end is struck out run into the next one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from review.paper.model import ABSENT, Block, ChangeKind, Paper, Paragraph, Table, View

Group: TypeAlias = tuple[Paragraph, ...]
"""Paragraphs that are one in some view; the last one's number and look are those of all."""
GONE: Mapping[View, tuple[ChangeKind, ...]] = {
    "original": ("ins", "moveTo"),
    "marked": (),
    "final": ("del", "moveFrom"),
}


class Line(NamedTuple):
    """One paragraph as a reader of a view sees it."""

    label: str
    text: str


def lines(paper: Paper, view: View, story: str = "body") -> Iterator[Line]:
    """The paragraphs of the story of that name, or of "all" stories, as the view shows them."""
    gone = {each.id for each in paper.changes if each.kind in GONE[view]}
    for each in paper.stories:
        if story in ("all", each.name):
            yield from _lines(each.blocks, view, gone)


def _lines(blocks: Sequence[Block], view: View, gone: set[str]) -> Iterator[Line]:
    for each in shown(blocks, view):
        if isinstance(each, Table):
            for row in each.rows:
                if row.change not in gone:
                    for cell in row.cells:
                        yield from _lines(cell.blocks, view, gone)
        else:
            text = "".join(paragraph.view(view) for paragraph in each)
            yield Line(each[-1].label_in(view), text)


def shown(blocks: Sequence[Block], view: View) -> Iterator[Table | Group]:
    """The tables, and the paragraphs in groups of those that are one in this view.

    A paragraph that lost its end and has nothing to run into stays where it shows any text.
    """
    absent = ABSENT[view]
    group: Group = ()
    for n, block in enumerate(blocks):
        if isinstance(block, Table):
            yield block
            continue
        group = (*group, block)
        if block.mark_fate in absent:
            if n + 1 < len(blocks) and isinstance(blocks[n + 1], Paragraph):
                continue
            if not any(each.view(view) for each in group):
                group = ()
                continue
        yield group
        group = ()
