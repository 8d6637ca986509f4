"""Tables of the papers: ruled or not, merged cells, a heading row repeated on every page."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Twips
from docx.table import Table

from .markup import Sheet

Fill = Callable[[BaseOxmlElement, str], None]
TIGHT = (
    f"<w:pPr {nsdecls('w')}><w:spacing w:line='240' w:lineRule='auto'/>"
    "<w:jc w:val='{jc}'/></w:pPr>"
)


def draw(document: Document, sheet: Sheet, fill: Fill) -> None:
    """Append the sheet to the document; every row must have as many cells as there are widths."""
    table = document.add_table(len(sheet.rows), len(sheet.widths))
    table.autofit = False
    for column, width in zip(table.columns, sheet.widths, strict=True):
        column.width = Twips(width)
    if sheet.ruled:
        table.style = document.styles["Table Grid"]
    for row, cells in zip(table.rows, sheet.rows, strict=True):
        for cell, width in zip(row.cells, sheet.widths, strict=True):
            cell.width = Twips(width)
        if len(cells) != len(sheet.widths):
            raise ValueError(f"{len(cells)} cells for {len(sheet.widths)} columns: {cells}")
    _merge(table, sheet.rows)
    texts = (text for cells in sheet.rows for text in cells)
    for cell, text in zip(table._cells, texts, strict=True):  # `cell(y, x)` would count all anew
        if text not in {"<", "^"}:
            _write(cell._tc.p_lst[0], text, sheet.ruled, fill)
    if sheet.ruled:
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _merge(table: Table, rows: list[list[str]]) -> None:
    for y, cells in enumerate(rows):
        for x, text in enumerate(cells):
            if text in {"<", "^"}:
                continue
            right = x
            while right + 1 < len(cells) and cells[right + 1] == "<":
                right += 1
            below = y
            while below + 1 < len(rows) and rows[below + 1][x] == "^":
                below += 1
            if (right, below) != (x, y):
                table.cell(y, x).merge(table.cell(below, right))


def _write(paragraph: BaseOxmlElement, text: str, ruled: bool, fill: Fill) -> None:
    short = ruled and len(text) <= 12
    paragraph.insert(0, parse_xml(TIGHT.format(jc="center" if short else "left")))
    fill(paragraph, text)
