"""Tables whose change Word has no words for: the old one is struck out whole, the new one put in.

Word tells rows that came and went, and text that changed inside a cell. Cells that moved, columns,
merged cells and rows in another order it cannot tell, so that neither accepting nor rejecting
would give the right table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from lxml import etree

from review.paper.comparing.pairs import Pair
from review.paper.comparing.tokens import edits
from review.paper.model import Paragraph
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.source_map import Sources

TABLE, ROW, CELL = w("tbl"), w("tr"), w("tc")
_SHAPES = tuple(map(w, ("gridSpan", "vMerge", "hMerge", "gridBefore", "gridAfter")))
_MERGED = tuple(map(w, ("vMerge", "hMerge")))
Table: TypeAlias = etree._Element


class Spot(NamedTuple):
    """Where a paragraph stands: the outermost table, its row there, the number of its cell."""

    table: etree._Element
    row: etree._Element
    cell: int


class Side:
    """The tables of one version, asked by paragraph."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._cells: dict[etree._Element, tuple[etree._Element, int]] = {}
        self._known: set[etree._Element] = set()
        self.order = {id_: n for n, id_ in enumerate(sources.elements)}

    def spot(self, paragraph: Paragraph) -> Spot | None:
        """The place in a table; None outside of tables."""
        element = self._sources.elements[paragraph.id]
        tables = [*element.iterancestors(TABLE)]
        if not tables:
            return None
        table = tables[-1]
        if table not in self._known:
            self._lay(table)
        cell = next(each for each in element.iterancestors(CELL) if each in self._cells)
        return Spot(table, *self._cells[cell])

    def _lay(self, table: etree._Element) -> None:
        self._known.add(table)
        for row in rows(table):
            cells = [each for each in row.iter(CELL) if next(each.iterancestors(ROW)) is row]
            for n, cell in enumerate(cells):
                self._cells[cell] = row, n


def rows(table: etree._Element) -> list[etree._Element]:
    """The rows of a table, without those of tables inside it."""
    return [each for each in table.iter(ROW) if next(each.iterancestors(TABLE)) is table]


def whole_tables(pairs: Sequence[Pair], old: Sources, new: Sources) -> list[Pair]:
    """The pairs, those of tables that Word cannot tell as a deletion and an insertion."""
    if not any(pair.in_row for pair in pairs):
        return list(pairs)
    return list(_Tables(pairs, Side(old), Side(new)).told())


class _Tables:
    def __init__(self, pairs: Sequence[Pair], old: Side, new: Side) -> None:
        self._pairs = pairs
        self._spots = [
            ([old.spot(p) for p in pair.old], [new.spot(p) for p in pair.new]) if pair.in_row
            or len(pair.old) + len(pair.new) > 2 else ([], [])
            for pair in pairs
        ]  # fmt: skip
        self._left = {p.id for pair in pairs if pair.kind == "left" for p in pair.old}
        self._links: dict[Table, set[Table]] = {}
        self._rows: dict[etree._Element, etree._Element] = {}
        self._bad: set[Table] = set()
        self._order = old.order
        self._touched: set[etree._Element] = set()

    def told(self) -> Iterator[Pair]:
        for pair, (before, after) in zip(self._pairs, self._spots, strict=True):
            self._weigh(pair, before, after)
        for table in {spot.table for each in self._spots for side in each for spot in side if spot}:
            self._links.setdefault(table, set())
        for table in [*self._links]:
            self._shape(table)
        self._spread()
        if self._bad:
            yield from self._replaced()
        else:
            yield from self._pairs

    def _weigh(self, pair: Pair, before: list[Spot | None], after: list[Spot | None]) -> None:
        """Enter what one pair says of the tables it stands in."""
        if not before or not after or self._went(pair):
            self._touched |= {spot.row for spot in (*before, *after) if spot}
            return
        old_spot, two = before[0], after[0]
        spots = [each for each in (*before, *after) if each]
        same = len({(each.table, each.row, each.cell) for each in before if each}) <= 1
        same = same and len({(each.table, each.row, each.cell) for each in after if each}) <= 1
        if old_spot is None or two is None or not same or pair.kind == "moved":
            self._bad |= {each.table for each in spots}
        elif (
            old_spot.cell != two.cell
            or self._rows.setdefault(two.row, old_spot.row) is not old_spot.row
        ):
            self._bad |= {old_spot.table, two.table}
        if old_spot and two:
            self._links.setdefault(two.table, set()).add(old_spot.table)
            self._links.setdefault(old_spot.table, set()).add(two.table)

    def _went(self, pair: Pair) -> bool:
        """Whether the pair is told as a deletion there and an insertion here."""
        return pair.kind == "moved" and all(each.id in self._left for each in pair.old)

    def _shape(self, table: Table) -> None:
        """Whether the rows that stayed keep their order and their cells."""
        stayed = [(row, self._rows[row]) for row in rows(table) if row in self._rows]
        if not self._links[table]:
            self._bad.add(table)  # all of it came or went: told in one piece
        if not stayed:
            return
        (*others,) = self._links[table]
        before = rows(others[0])
        places = [before.index(old) for _, old in stayed if old in before]
        whole = len(places) == len(before) == len(rows(table))
        merged = any(next(each.iter(*_MERGED), None) is not None for each in (table, others[0]))
        if (
            len(others) != 1
            or len(places) != len(stayed)
            or places != sorted(set(places))
            or any(_cells(element) != _cells(two) for element, two in stayed)
            or (not whole and (merged or self._mixed(table, before)))
        ):
            self._bad |= {table, *others}

    def _mixed(self, table: Table, before: Sequence[etree._Element]) -> bool:
        """Whether rows came where others went, or while paragraphs of rows that stayed did.

        Where both stand in one place nobody can tell which of them is first.
        """
        olds = {self._rows[row] for row in rows(table) if row in self._rows}
        come = [row for row in rows(table) if row not in self._rows]
        gone = [row for row in before if row not in olds]
        stayed = olds | {row for row in rows(table) if row in self._rows}
        return bool(come and gone) or bool(stayed & self._touched)

    def _spread(self) -> None:
        waiting = [*self._bad]
        while waiting:
            for each in self._links.get(waiting.pop(), ()):
                if each not in self._bad:
                    self._bad.add(each)
                    waiting.append(each)

    def _replaced(self) -> Iterator[Pair]:
        gone, come = self._contents()
        for pair, (before, after) in zip(self._pairs, self._spots, strict=True):
            olds = [] if self._went(pair) else self._of(before)
            news = self._of(after)
            if not self._of((*before, *after)):
                yield pair
                continue
            here = [each for table in news for each in self._links.get(table, ())] + olds
            for table in here:
                departs = pair.kind in ("left", "deleted") and table in olds
                if table in gone and (departs or not self._elsewhere(gone[table])):
                    yield from gone.pop(table)
            for table in news:
                yield from come.pop(table, ())
            yield from _outside(pair, before, after, self._bad)

    def _of(self, spots: Iterable[Spot | None]) -> list[Table]:
        """The tables to be replaced among those places."""
        return [spot.table for spot in spots if spot and spot.table in self._bad]

    def _contents(self) -> tuple[dict[Table, list[Pair]], dict[Table, list[Pair]]]:
        """All paragraphs of the old tables as gone, and all of the new ones as come."""
        gone: dict[Table, list[Pair]] = {}
        come: dict[Table, list[Pair]] = {}
        for pair, (before, after) in zip(self._pairs, self._spots, strict=True):
            for paragraph, spot in zip(pair.old, before, strict=False):
                if spot and spot.table in self._bad and not self._went(pair):
                    gone.setdefault(spot.table, []).append(_lone(paragraph, pair, "old"))
            for paragraph, spot in zip(pair.new, after, strict=False):
                if spot and spot.table in self._bad:
                    come.setdefault(spot.table, []).append(_lone(paragraph, pair, "new"))
        for table, lone in gone.items():
            # A cell of a row that moved stands in two pairs; and not in the order of the table.
            gone[table] = sorted({each.old[0].id: each for each in lone}.values(), key=self._place)
        return gone, come

    def _place(self, pair: Pair) -> int:
        return self._order[pair.old[0].id]

    def _elsewhere(self, gone: Sequence[Pair]) -> bool:
        """Whether some of an old table is known to have stood in another place."""
        return any(each.old[0].id in self._left for each in gone)


def _lone(paragraph: Paragraph, pair: Pair, side: str) -> Pair:
    if side == "old":
        gone = edits(paragraph.text, "")
        return Pair("deleted", (paragraph,), (), gone, 0.0, True, True, pair.story)
    come = edits("", paragraph.text)
    return Pair("inserted", (), (paragraph,), come, 0.0, True, True, pair.story)


def _outside(
    pair: Pair, before: Sequence[Spot | None], after: Sequence[Spot | None], bad: set[Table]
) -> Iterator[Pair]:
    """What of a pair stands in none of the tables replaced."""
    for paragraph, spot in zip(pair.old, before, strict=True):
        if (spot is None or spot.table not in bad) and pair.kind != "moved":
            yield _lone(paragraph, pair, "old")._replace(in_row=spot is not None)
    for paragraph, spot in zip(pair.new, after, strict=True):
        if spot is None or spot.table not in bad:
            yield _lone(paragraph, pair, "new")._replace(in_row=spot is not None)


def _cells(row: etree._Element) -> list[tuple[object, ...]]:
    """How a row is cut into cells."""
    cells = [each for each in row.iter(CELL) if next(each.iterancestors(ROW)) is row]
    signature: list[tuple[object, ...]] = [_said(row.find(w("trPr")))]
    return signature + [_said(cell.find(w("tcPr"))) for cell in cells]


def _said(properties: etree._Element | None) -> tuple[object, ...]:
    if properties is None:
        return ()
    return tuple((e.tag, e.get(w("val"))) for e in properties if e.tag in _SHAPES)
