"""The cells of a table laid on its grid, so that merged cells span and are not repeated."""

from __future__ import annotations

from collections.abc import Iterator

from review.paper.model import Block, Cell, Paragraph


class Grid:
    """Takes rows and cells in order and tells afterwards how far down each cell reaches."""

    def __init__(self) -> None:
        self._rows: list[tuple[list[Cell], str | None]] = []
        self._above: dict[int, tuple[int, int]] = {}
        self._column = 0
        self.width = 0
        """Columns of the widest row."""

    def row(self, change: str | None, before: int) -> None:
        """Begin a row; `before` columns at its beginning are left empty (17.4.14)."""
        self._rows.append(([], change))
        self._column = 0
        if before > 0:
            self.cell((), before, False)

    def cell(self, blocks: tuple[Block, ...], across: int, continues: bool) -> bool:
        """Add a cell; one that continues the cell above adds to its height (17.4.84).

        False where it says that it continues one and none of its width stands above.

        Blocks of a continuing cell are not shown by Word, but they are text of the file: they
        are kept at the end of the cell above, unless they are blank.
        """
        cells = self._rows[-1][0]
        at, self._column = self._column, self._column + across
        self.width = max(self.width, self._column)
        if continues and at in self._above:
            row, position = self._above[at]
            above = self._rows[row][0][position]
            blank = all(isinstance(block, Paragraph) and not block.text for block in blocks)
            kept = above.blocks if blank else above.blocks + blocks
            height = len(self._rows) - row
            self._rows[row][0][position] = above._replace(blocks=kept, rowspan=height)
            return above.colspan == across
        self._above[at] = (len(self._rows) - 1, len(cells))
        cells.append(Cell(blocks, 1, across))
        return not continues

    def rows(self) -> Iterator[tuple[tuple[Cell, ...], str | None]]:
        """The rows as cells and the tracked change of the row."""
        for cells, change in self._rows:
            yield tuple(cells), change
