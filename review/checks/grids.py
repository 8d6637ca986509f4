"""The tables of a paper as grids: every cell at its column, spans counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from review.checks.tight import tight
from review.paper.model import Block, Paper, Paragraph, Row, Table, paragraphs_in


class Box(NamedTuple):
    """A cell: its first column, its tight text, the ids of its paragraphs."""

    column: int
    text: str
    ids: tuple[str, ...]


class Grid(NamedTuple):
    """The rows of a table; a row lists the cells that begin in it."""

    rows: tuple[tuple[Box, ...], ...]

    def column(self, number: int, above: int, below: int) -> list[Box]:
        """The cells that begin in a column, of the rows in [above, below)."""
        return [box for row in self.rows[above:below] for box in row if box.column == number]


def grids(paper: Paper) -> tuple[Grid, ...]:
    """Every table of the body, nested ones after the table they stand in."""
    blocks = paper.stories[0].blocks if paper.stories else ()
    return tuple(Grid(_rows(table)) for table in _tables(blocks))


def _tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from _tables(cell.blocks)


def _rows(table: Table) -> tuple[tuple[Box, ...], ...]:
    taken: dict[int, int] = {}  # column -> rows still covered from above
    return tuple(_row(row, taken) for row in table.rows)


def _row(row: Row, taken: dict[int, int]) -> tuple[Box, ...]:
    boxes, column, fresh = [], 0, dict[int, int]()
    for cell in row.cells:
        while taken.get(column):
            column += 1
        held = [each for each in paragraphs_in(cell.blocks) if isinstance(each, Paragraph)]
        said = "\n".join(tight(each.view("final"))[0] for each in held)
        boxes.append(Box(column, said.strip(), tuple(each.id for each in held)))
        for across in range(max(cell.colspan, 1)):
            fresh[column + across] = max(cell.rowspan, 1)
        column += max(cell.colspan, 1)
    for column in list(taken):
        taken[column] = max(taken[column] - 1, 0)
    for column, rows in fresh.items():
        taken[column] = rows - 1
    return tuple(boxes)
