"""Two versions of a paper, paragraph by paragraph: what stayed, changed, came, went and moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from review.paper.clause_paths import paths
from review.paper.comparing.align import Link, align
from review.paper.comparing.gap_alignment import ROW
from review.paper.comparing.look_changes import look_changes, sights
from review.paper.comparing.matching_key import Keys
from review.paper.comparing.pairs import Comparison, Kind, Pair, joined, pictures
from review.paper.comparing.splits_and_merges import gathered, splits_and_merges
from review.paper.comparing.tokens import BREAK, edits
from review.paper.gc_pause import gc_paused
from review.paper.model import Block, Cell, Paper, Paragraph, Row, StoryKind

Unit: TypeAlias = Paragraph | Row
Group: TypeAlias = tuple[Unit, ...]
"""A unit, or two paragraphs that are one on the other side."""

STORIES: tuple[StoryKind, ...] = ("body", "header", "footer", "footnote", "endnote", "textbox")
_CELL = "\x1f"
_TYPED = "\x1d"
_PRIVATE = 0xF0000
"""Where the private characters begin that stand for pictures while two texts are compared."""


@gc_paused()
def compare(old: Paper, new: Paper) -> Comparison:
    """The comparison of two papers over their canonical texts, pending changes included.

    Comments are no part of the text and are left out.
    """
    return Comparison(tuple(_seen(paired(old, new), old, new)), paths(old), paths(new))


def _seen(pairs: Sequence[Pair], old: Paper, new: Paper) -> Iterator[Pair]:
    """The pairs, with the words in them that stayed and are seen otherwise."""
    marked = sights(old), sights(new)
    if not any(marked):
        yield from pairs
        return
    for pair in pairs:
        if pair.old and pair.new:
            changes = look_changes(pair.old, pair.new, pair.edits, marked)
            yield pair._replace(looks=changes) if changes else pair
        else:
            yield pair


@gc_paused()
def paired(old: Paper, new: Paper) -> tuple[Pair, ...]:
    """The pairs of a comparison, for those who ask for no clauses."""
    pairs: list[Pair] = []
    weigh = Weigher()
    for kind in STORIES:
        before = [unit for s in old.stories if s.kind == kind for unit in units(s.blocks)]
        after = [unit for s in new.stories if s.kind == kind for unit in units(s.blocks)]
        pairs += weigh.pairs(before, after, Pair("same", (), (), story=kind))
    return tuple(pairs)


def units(blocks: Sequence[Block]) -> Iterator[Unit]:
    """What is aligned first: paragraphs and whole rows."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from block.rows


def _inside(unit: Unit) -> Iterator[Paragraph]:
    if isinstance(unit, Paragraph):
        yield unit
        return
    for cell in unit.cells:
        for inner in units(cell.blocks):
            yield from _inside(inner)


class Weigher:
    """Pairs of units, by keys that are computed once for both versions."""

    def __init__(self) -> None:
        self.keys = Keys()

    def key(self, unit: Unit) -> str:
        """What the unit must share with its counterpart."""
        if isinstance(unit, Paragraph):
            return self.keys[unit.text]
        return ROW + _CELL.join(map(self.cell_key, unit.cells))

    def cell_key(self, cell: Cell) -> str:
        """The keys of a cell's content as one."""
        return "".join(map(self.key, units(cell.blocks)))

    def apart(self, old: Sequence[Group], new: Sequence[Group]) -> tuple[list[str], list[str]]:
        """The keys of both sides; where one stands more than once, what was typed tells it apart.

        Two lines 乙方：____ share a key, yet their blanks or their numbers may be unlike.
        """
        keys = list(map(self._whole, old)), list(map(self._whole, new))
        if all(len(set(side)) == len(side) for side in keys):
            return keys
        often = {key for side in keys for key, n in Counter(side).items() if n > 1 and key}
        typed = [
            {n: _typed(group) for n, group in enumerate(groups) if side[n] in often}
            for groups, side in zip((old, new), keys, strict=True)
        ]
        once = [{text for text, n in Counter(each.values()).items() if n == 1} for each in typed]
        for side, each in zip(keys, typed, strict=True):
            for n, text in each.items():
                if text in once[0] and text in once[1]:
                    side[n] += _TYPED + text
        return keys

    def _whole(self, group: Group) -> str:
        if len(group) == 1:
            return self.key(group[0])
        return self.keys[
            "".join(paragraph.text for paragraph in group if isinstance(paragraph, Paragraph))
        ]

    def pairs(self, old: list[Unit], new: list[Unit], like: Pair) -> Iterator[Pair]:
        """Pairs of two runs of units; `like` lends story, kind of move, place and sureness."""
        olds, news = _groups(old, new)
        for link in align(*self.apart(olds, news)):
            before = [unit for i in link.old for unit in olds[i]]
            after = [unit for j in link.new for unit in news[j]]
            if not after or not before:
                yield from _alone(before, after, link, like)
            elif isinstance(before[0], Row) and isinstance(after[0], Row):
                yield from self.cells(before[0], after[0], _lent(link, like))
            else:
                yield _pair(before, after, _lent(link, like), link.likeness)

    def _equal(self, unit: Unit, two: Unit) -> bool:
        paragraphs = isinstance(unit, Paragraph) and isinstance(two, Paragraph)
        return paragraphs and self.key(unit) == self.key(two)

    def cells(self, before: Row, after: Row, like: Pair) -> Iterator[Pair]:
        """Cell by cell: by position while the row keeps its shape, else by likeness."""
        like = like._replace(in_row=True)
        if len(before.cells) == len(after.cells):
            for cell, two in zip(before.cells, after.cells, strict=True):
                olds, news = list(units(cell.blocks)), list(units(two.blocks))
                if len(olds) == len(news) == 1 and self._equal(olds[0], news[0]):
                    yield _pair(olds, news, like, 1.0)
                else:
                    yield from self.pairs(olds, news, like)
            return
        keys = (list(map(self.cell_key, row.cells)) for row in (before, after))
        for link in align(*keys):
            if link.moved and not link.new:
                continue  # the departure of a cell: its arrival carries the pair
            olds = [unit for i in link.old for unit in units(before.cells[i].blocks)]
            news = [unit for j in link.new for unit in units(after.cells[j].blocks)]
            yield from self.pairs(olds, news, _lent(link, like))


def _groups(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[list[Group], list[Group]]:
    """The units of both sides, those that are one paragraph on the other side together."""
    before, after = (
        ["" if isinstance(unit, Row) else unit.text for unit in side] for side in (old, new)
    )
    if before == after or len(before) == len(after) == 1:
        return [(unit,) for unit in old], [(unit,) for unit in new]
    return gathered(old, splits_and_merges(before, after)), gathered(
        new, splits_and_merges(after, before)
    )


def _typed(group: Group) -> str:
    """What was typed in it, and which pictures it holds."""
    inside = [paragraph for unit in group for paragraph in _inside(unit)]
    return _CELL.join([*(paragraph.text for paragraph in inside), *pictures(inside)])


def _lent(link: Link, like: Pair) -> Pair:
    if link.sure and not link.moved:
        return like
    kind: Kind = "moved" if link.moved else like.kind
    return like._replace(kind=kind, sure=like.sure and link.sure)


def _alone(before: list[Unit], after: list[Unit], link: Link, like: Pair) -> Iterator[Pair]:
    for unit in before:
        row = like.in_row or isinstance(unit, Row)
        for paragraph in _inside(unit):
            kind: Kind = "left" if link.moved else "deleted"
            gone = () if link.moved else edits(paragraph.text, "")
            yield Pair(kind, (paragraph,), (), gone, 0.0, link.sure, row, like.story)
    for unit in after:
        row = like.in_row or isinstance(unit, Row)
        for paragraph in _inside(unit):
            come = edits("", paragraph.text)
            yield Pair("inserted", (), (paragraph,), come, 0.0, link.sure, row, like.story)


def _pictured(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> tuple[str, str]:
    """Both texts; where their pictures are not the same, each picture is a character of its own."""
    before, after = pictures(old), pictures(new)
    if before == after:
        return joined(old), joined(new)
    signs = {
        picture: chr(_PRIVATE + n) for n, picture in enumerate(dict.fromkeys((*before, *after)))
    }
    return _signed(old, signs), _signed(new, signs)


def _signed(side: Sequence[Paragraph], signs: Mapping[str, str]) -> str:
    texts = []
    for paragraph in side:
        text = paragraph.text
        for run in paragraph.runs:
            if run.image and run.end == run.start + 1:
                text = f"{text[: run.start]}{signs[run.image]}{text[run.end :]}"
        texts.append(text)
    return BREAK.join(texts)


def _pair(before: list[Unit], after: list[Unit], like: Pair, likeness: float) -> Pair:
    # rows are only ever linked with rows, and those were taken cell by cell
    old = cast("tuple[Paragraph, ...]", tuple(before))
    new = cast("tuple[Paragraph, ...]", tuple(after))
    differing = edits(*_pictured(old, new))
    kind: Kind = like.kind if like.kind == "moved" else "edited" if differing else "same"
    return Pair(kind, old, new, differing, likeness, like.sure, like.in_row, like.story)
