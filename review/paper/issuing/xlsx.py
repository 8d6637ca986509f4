"""Registers as .xlsx: the office's familiar look, with text that can never be a formula."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import chain, islice
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from review.paper.issuing.gbt9704 import writable
from review.words import Words

NARROWEST, WIDEST = 8, 40
LONGEST = 32_767  # characters of one cell, beyond which Excel keeps nothing
MOST_ROWS = 1_048_570
CUT = "……（已截断）"
EARLIEST = date(1900, 3, 1)  # Excel's calendar is right from here on
FIRST = 2  # rows of title and header above the first record
# Excel, WPS and those who paste into them take these for the beginning of a formula.
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n]")

FORMATS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"},
    "head": {"bold": True, "align": "center", "bg_color": "#E7E6E6"},
    "text": {"num_format": "@"},
    "quoted": {"num_format": "@", "quote_prefix": True},
    "number": {},
    "money": {"num_format": "#,##0.00"},
    "day": {"num_format": "yyyy-mm-dd", "align": "center"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm:ss", "align": "center"},
    "total": {"bold": True, "num_format": "#,##0.00"},
}
CELL = {"border": 1, "text_wrap": True, "valign": "vcenter", "font_name": "宋体", "font_size": 11}


Leaf = tuple[str, Sequence[str], Iterable[Sequence[object]]]
"""A title, the labels of the columns, the rows, which are read once and not kept."""
Say = Callable[[Any], Any]
"""How a word of ours is said in the language of the reader; what somebody typed stays."""
MEASURED = 200  # rows that decide how wide a column is


def _as_it_is(word: Any) -> Any:
    return word


def sheet(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], say: Say = _as_it_is
) -> bytes:
    return book([(title, columns, rows)], say)


def book(leaves: Sequence[Leaf], say: Say = _as_it_is) -> bytes:
    """Of each leaf a sheet: title, header, records, totals of the columns of Decimals.

    Cells are str, int, bool, Decimal, date, datetime or None; anything else is written as its text.
    Decimals are amounts, shown with two places; datetimes are naive, in the office's time. Header
    and first column are frozen, the header is printed on every page, the total follows the filter.
    Raises ValueError, in Chinese, for more records than a sheet holds.
    """
    buffer = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as whole:
        forms = {name: whole.add_format(CELL | form) for name, form in FORMATS.items()}
        for leaf in leaves:
            said = _said(leaf, say)
            _fill(whole.add_worksheet(_tab(said[0])), said, forms, say)
    return buffer.getvalue()


def grid(name: str, rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of text as they stand, from the first row on, without title or header of their own."""
    buffer = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as whole:
        forms = {name: whole.add_format(CELL | form) for name, form in FORMATS.items()}
        page = whole.add_worksheet(_tab(name))
        for down, row in enumerate(rows):
            for across, text in enumerate(row):
                if text:
                    _write_text(page, down, across, text, forms)
    return buffer.getvalue()


def _said(leaf: Leaf, say: Say) -> Leaf:
    title, columns, rows = leaf

    def cell(value: object) -> object:
        return say(("是" if value else "否") if isinstance(value, bool) else value)

    return say(title), [*map(say, columns)], ([*map(cell, row)] for row in rows)


def _fill(page: Worksheet, leaf: Leaf, forms: dict[str, Format], say: Say) -> None:
    title, columns, rows = leaf
    source = iter(rows)
    first = list(islice(source, MEASURED))
    _lay_out(page, columns, first)
    page.set_footer(say("&C第 &P 页，共 &N 页"))
    _head(page, writable(title), columns, forms)
    sums: dict[int, Decimal] = {}
    last = FIRST
    for row in chain(first, source):
        if last == FIRST + MOST_ROWS:
            raise ValueError(Words("一张表最多{count}行，请缩小范围后导出", count=MOST_ROWS))
        for across, value in enumerate(row):
            _write(page, last, across, value, forms)
            if isinstance(value, Decimal) and _exact(value):
                sums[across] = sums.get(across, Decimal()) + value
        last += 1
    _total(page, len(columns), last, sums, forms, say("合计"))
    page.autofilter(1, 0, max(1, last - 1), len(columns) - 1)


def _head(page: Worksheet, title: str, columns: Sequence[str], forms: dict[str, Format]) -> None:
    page.set_row(0, 30)
    if len(columns) > 1:
        page.merge_range(0, 0, 0, len(columns) - 1, "", forms["title"])
    page.write_string(0, 0, title, forms["title"])
    for across, label in enumerate(columns):
        page.write_string(1, across, writable(label), forms["head"])


def _write(
    page: Worksheet, down: int, across: int, value: object, forms: dict[str, Format]
) -> None:
    if value is None:
        page.write_blank(down, across, None, forms["text"])
    elif isinstance(value, Decimal) and _exact(value):
        page.write_number(down, across, float(value), forms["money"])
    elif isinstance(value, int) and not isinstance(value, bool):
        page.write_number(down, across, value, forms["number"])
    elif isinstance(value, datetime):
        page.write_datetime(down, across, value, forms["moment"])
    elif isinstance(value, date) and value >= EARLIEST:
        page.write_datetime(down, across, value, forms["day"])
    else:
        _write_text(page, down, across, _text(value), forms)


def _write_text(
    page: Worksheet, down: int, across: int, text: str, forms: dict[str, Format]
) -> None:
    # The quote mark keeps it text even after somebody has edited the cell.
    form = forms["quoted" if _FORMULA.match(text) else "text"]
    said = writable(text)
    said = said if len(said) <= LONGEST else said[: LONGEST - len(CUT)] + CUT
    page.write_string(down, across, said, form)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _exact(value: Decimal) -> bool:
    """Whether Excel's fifteen digits hold it to the cent; otherwise it is written as text."""
    return value.is_finite() and value.adjusted() < 13 and value == round(value, 2)


def _total(
    page: Worksheet, columns: int, last: int, sums: dict[int, Decimal], forms: dict[str, Format],
    label: str,
) -> None:  # fmt: skip
    """What the columns of amounts come to, in the row below the `last` record."""
    if not sums:
        return
    for across in range(columns):
        page.write_blank(last, across, None, forms["total"])
        if across in sums:
            letter = xlsxwriter.utility.xl_col_to_name(across)
            formula = f"=SUBTOTAL(109,{letter}{FIRST + 1}:{letter}{last})"
            page.write_formula(last, across, formula, forms["total"], float(sums[across]))
    if 0 not in sums:
        page.write_string(last, 0, label, forms["total"])


def _lay_out(page: Worksheet, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    for across, label in enumerate(columns):
        cells = [label, *(_text(row[across]) for row in rows)]
        width = max(_width(line) for cell in cells for line in (cell.splitlines() or [""]))
        page.set_column(across, across, min(WIDEST, max(NARROWEST, width + 3)))
    page.freeze_panes(FIRST, 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(1)


def _tab(title: str) -> str:
    """A name Excel takes for a tab: at most 31 characters, none of its brackets and slashes."""
    return re.sub(r"[\[\]:*?/\\]", " ", writable(title))[:31].strip(" '\n") or "台账"


def _width(text: str) -> int:
    """Columns of Latin letters; a Chinese character takes two."""
    return sum(1 if letter.isascii() else 2 for letter in text)
