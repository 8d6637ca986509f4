"""A workbook as it came, with notes in one more column of a sheet: nothing else of it changes.

ECMA-376 part 1, 18.3.1: rows and cells may leave out where they stand, and then follow the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree
from xlsxwriter.utility import xl_col_to_name

from review.paper.ooxml.package import Package
from review.paper.ooxml.package_writer import PackageWriter
from review.paper.reading.sheets import MAIN, column_of, part_of
from review.paper.refusal import Refusal

MACROS = "macroEnabled"
WIDTH = "60"  # characters


class Notes(NamedTuple):
    """What is to be written: `label` in the row `heading`, each note in its row, counted from 1.

    They stand at `column`, from 0, over what is there; without one to the right of everything.
    """

    sheet: int
    label: str
    heading: int
    rows: Sequence[tuple[int, str]]
    column: int | None = None


def noted(source: bytes, notes: Notes) -> bytes:
    """The workbook with its notes; Refusal for one with macros."""
    writer = PackageWriter(Package(source))
    if any(MACROS in kind for kind in writer.package.types().values()):
        raise Refusal("macros", "工作簿含有宏，不能原样退回。")
    root = writer.open(part_of(writer.package, notes.sheet))
    rows = _rows(root)
    column = _free(root, rows.values()) if notes.column is None else notes.column
    for row in rows.values():
        _clear(row, column)
    for number, words in sorted({notes.heading: notes.label, **dict(notes.rows)}.items()):
        _write(_row(root, rows, number), number, column, words)
    _widen(root, column)
    return writer.packed(source)


def _rows(root: etree._Element) -> dict[int, etree._Element]:
    found: dict[int, etree._Element] = {}
    last = 0
    for row in root.iter(f"{MAIN}row"):
        last = int(row.get("r") or last + 1)
        row.set("r", str(last))
        row.attrib.pop("spans", "")
        found[last] = row
    return found


def _cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Each cell with its column, from 0."""
    last = -1
    for cell in list(row.iter(f"{MAIN}c")):
        last = column_of(cell.get("r") or "", last + 1)
        yield last, cell


def _free(root: etree._Element, rows: Iterable[etree._Element]) -> int:
    """The first column to the right of everything, merged cells too."""
    taken = [column for row in rows for column, _ in _cells(row)]
    for merged in root.iter(f"{MAIN}mergeCell"):
        taken.append(column_of((merged.get("ref") or "").rpartition(":")[2], 0))
    return max(taken, default=-1) + 1


def _clear(row: etree._Element, column: int) -> None:
    for place, cell in _cells(row):
        if place == column:
            row.remove(cell)


def _row(root: etree._Element, rows: dict[int, etree._Element], number: int) -> etree._Element:
    """The row of that number, made in its place where there is none."""
    if number in rows:
        return rows[number]
    row = etree.Element(f"{MAIN}row", {"r": str(number)})
    after = next((rows[one] for one in sorted(rows) if one > number), None)
    if after is not None:
        after.addprevious(row)
    else:
        data = root.find(f"{MAIN}sheetData")
        if data is None:
            raise Refusal("damaged", "工作表没有内容。")
        data.append(row)
    rows[number] = row
    return row


def _write(row: etree._Element, number: int, column: int, words: str) -> None:
    cell = etree.Element(f"{MAIN}c", {"r": f"{xl_col_to_name(column)}{number}", "t": "inlineStr"})
    text = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    after = next((one for place, one in _cells(row) if place > column), None)
    if after is None:
        row.append(cell)
    else:
        after.addprevious(cell)


def _widen(root: etree._Element, column: int) -> None:
    """The new column is wide enough to read, unless the sheet says itself how wide it is."""
    number, columns = column + 1, root.find(f"{MAIN}cols")
    if columns is None:
        columns = etree.Element(f"{MAIN}cols")
        data = root.find(f"{MAIN}sheetData")
        if data is not None:
            data.addprevious(columns)
    if all(int(one.get("max") or 0) < number for one in columns):
        named = {"min": str(number), "max": str(number), "width": WIDTH, "customWidth": "1"}
        etree.SubElement(columns, f"{MAIN}col", named)
