"""The cells of an .xlsx or .csv as text, for ledgers that are brought in: values only, no formulas.

ECMA-376 part 1, 18.3 (worksheets), 18.4 (shared strings), 18.8 (styles that make a number a day).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from lxml import etree

from review.paper.ooxml.package import Package
from review.paper.reading import separated
from review.paper.refusal import Refusal
from review.words import Words

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 20_000, 100, 20
LONGEST = 5000  # characters of a cell
MOST_SPREAD = 200_000  # places that merged cells fill
REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BUILT_IN_DAYS = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58})
DAY_CODE = re.compile(r"[yd年日]", re.I)
QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
BEFORE_1904, SINCE_1904 = date(1899, 12, 30), date(1904, 1, 1)


class Sheet(NamedTuple):
    """One table: its name and its rows of text, ragged as they stand; what is hidden in it.

    Rows and columns count from 0. A merged cell says its text in every place it covers.
    """

    name: str
    rows: list[list[str]]
    hidden: bool = False
    hidden_rows: list[int] = []  # noqa: RUF012  never changed
    hidden_columns: list[int] = []  # noqa: RUF012


def read(source: bytes, name: str) -> list[Sheet]:
    """Every sheet; Refusal where the file is neither, is damaged, or has too many rows."""
    if source.startswith(b"PK"):
        return list(_workbook(Package(source)))
    if name.lower().endswith(".csv"):
        return [Sheet("csv", _bounded(separated.rows(source)))]
    raise Refusal("no-sheet", "只接受 .xlsx 和 .csv；.xls 请在 Excel 或 WPS 中另存为 .xlsx。")


def dump(sheets: list[Sheet]) -> bytes:
    return json.dumps(sheets, ensure_ascii=False).encode()


def load(packed: bytes) -> list[Sheet]:
    return [Sheet(*each) for each in json.loads(packed)]


def _bounded(rows: Iterator[list[str]]) -> list[list[str]]:
    found: list[list[str]] = []
    for row in rows:
        if len(found) >= MOST_ROWS:
            raise Refusal(
                "too-many-rows", Words("一张表最多{count}行，请分成几个文件。", count=MOST_ROWS)
            )
        found.append([cell[:LONGEST] for cell in row[:MOST_COLUMNS]])
    while found and not any(found[-1]):
        found.pop()
    return found


def _workbook(package: Package) -> Iterator[Sheet]:
    if "xl/workbook.xml" not in package:
        raise Refusal("no-sheet", "文件不是 .xlsx 工作簿。")
    book = package.tree("xl/workbook.xml")
    settings = book.find(f"{MAIN}workbookPr")
    since = (
        SINCE_1904
        if settings is not None and settings.get("date1904") in ("1", "true")
        else BEFORE_1904
    )
    strings, days = _strings(package), _day_styles(package)
    for sheet, part in _parts(package, book):
        root = package.tree(part)
        cells = _bounded(_cells(row, strings, days, since) for row in _rows(root))
        _spread(cells, root)
        yield Sheet(
            sheet.get("name") or "", cells, sheet.get("state") in ("hidden", "veryHidden"),
            *_hidden(root),
        )  # fmt: skip


def _parts(package: Package, book: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Each sheet of the book with the name of its part; charts on a leaf of their own are none."""
    targets = package.relations("xl/workbook.xml")
    for sheet in list(book.iter(f"{MAIN}sheet"))[:MOST_SHEETS]:
        relation = targets.get(sheet.get(RELATION) or "")
        if relation is not None and relation.kind == "worksheet":
            yield sheet, relation.target


def part_of(package: Package, place: int) -> str:
    """The name of the part that is the sheet at a place, as `read` counts them."""
    return [part for _, part in _parts(package, package.tree("xl/workbook.xml"))][place]


def _spread(cells: list[list[str]], root: etree._Element) -> None:
    """What a merged cell says holds for every place it covers."""
    left = MOST_SPREAD
    for merged in root.iter(f"{MAIN}mergeCell"):
        corners = REFERENCE.findall(merged.get("ref") or "")
        if len(corners) != 2:
            continue
        (first, top), (last, bottom) = (
            (column_of(letters, 0), int(row) - 1) for letters, row in corners
        )
        text = _at(cells, top, first)
        for down in range(top, min(bottom + 1, len(cells))) if text else ():
            for across in range(first, min(last + 1, MOST_COLUMNS)):
                cells[down] += [""] * (across + 1 - len(cells[down]))
                cells[down][across] = text
                left -= 1
                if not left:
                    return


def _at(cells: list[list[str]], down: int, across: int) -> str:
    return cells[down][across] if down < len(cells) and across < len(cells[down]) else ""


def _hidden(root: etree._Element) -> tuple[list[int], list[int]]:
    """The rows and the columns that the sheet does not show."""
    rows = [
        int(row.get("r") or 1) - 1
        for row in root.iter(f"{MAIN}row")
        if row.get("hidden") in ("1", "true")
    ]
    columns = [
        place
        for column in root.iter(f"{MAIN}col")
        if column.get("hidden") in ("1", "true")
        for place in range(
            int(column.get("min") or 1) - 1, min(int(column.get("max") or 1), MOST_COLUMNS)
        )
    ]
    return rows[:MOST_ROWS], columns


def _rows(root: etree._Element) -> Iterator[etree._Element | None]:
    """Every row by its number; what the file leaves out is empty."""
    next_row = 1
    for row in root.iter(f"{MAIN}row"):
        number = int(row.get("r") or next_row)
        if number - next_row > MOST_ROWS:
            return
        for _ in range(next_row, number):
            yield None
        yield row
        next_row = number + 1


def _cells(
    row: etree._Element | None, strings: list[str], days: list[bool], since: date
) -> list[str]:
    found: list[str] = []
    for cell in () if row is None else row.iter(f"{MAIN}c"):
        place = column_of(cell.get("r") or "", len(found))
        if place >= MOST_COLUMNS:
            break
        found += [""] * (place - len(found))
        found.append(_value(cell, strings, days, since).strip())
    return found


def column_of(reference: str, otherwise: int) -> int:
    letters = re.match(r"[A-Z]+", reference)
    if not letters:
        return otherwise
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: etree._Element, strings: list[str], days: list[bool], since: date) -> str:
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return "".join(element.text or "" for element in cell.iter(f"{MAIN}t"))
    held = cell.find(f"{MAIN}v")
    text = held.text or "" if held is not None else ""
    formula = cell.find(f"{MAIN}f")
    if formula is not None and not text:  # never worked out: the reader of the ledger is told
        return f"={formula.text or ''}"
    if kind == "s":
        return strings[int(text)] if text.isdigit() and int(text) < len(strings) else ""
    if kind == "b":
        return "是" if text == "1" else "否"
    style = int(cell.get("s") or 0)
    if kind == "n" and text and style < len(days) and days[style]:
        return _day(text, since)
    return _plain(text) if kind == "n" else text


def _day(text: str, since: date) -> str:
    try:
        return (since + timedelta(int(float(text)))).isoformat()
    except (ValueError, OverflowError):
        return text


def _plain(text: str) -> str:
    """A number as people write it: 12 for 12.0, and no 1.2E3."""
    try:
        number = float(text)
    except ValueError:
        return text
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    if "e" in text.lower():
        return f"{number:f}".rstrip("0").rstrip(".")
    if number.is_integer():
        return text
    return f"{number:.15g}"  # as many digits as a spreadsheet shows: 7.71, not 7.710000000000001


def _strings(package: Package) -> list[str]:
    if "xl/sharedStrings.xml" not in package:
        return []
    root = package.tree("xl/sharedStrings.xml")
    return [_joined(item) for item in root.iter(f"{MAIN}si")]


def _joined(item: etree._Element) -> str:
    """The words of a string; what is written above them as pronunciation (rPh) is none of it."""
    spoken = {element for above in item.iter(f"{MAIN}rPh") for element in above.iter(f"{MAIN}t")}
    return "".join(element.text or "" for element in item.iter(f"{MAIN}t") if element not in spoken)


def _day_styles(package: Package) -> list[bool]:
    """For each cell style whether it shows its number as a day."""
    if "xl/styles.xml" not in package:
        return []
    root = package.tree("xl/styles.xml")
    own = {
        int(element.get("numFmtId") or 0): bool(
            DAY_CODE.search(QUOTED.sub("", element.get("formatCode") or ""))
        )
        for element in root.iter(f"{MAIN}numFmt")
    }
    styles = root.find(f"{MAIN}cellXfs")
    ids = [int(element.get("numFmtId") or 0) for element in (styles if styles is not None else ())]
    return [own.get(id, id in BUILT_IN_DAYS) for id in ids]
