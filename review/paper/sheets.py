"""Registers as .xlsx: frozen head, amounts as numbers, and text that can never be a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import xlsxwriter

WIDEST = 40


def sheet(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """One sheet; cells are str, int, Decimal (written with two decimals), date or None."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        page = book.add_worksheet(title[:31])
        head = book.add_format({"bold": True, "border": 1, "bg_color": "#E8EEF7", "align": "center"})
        plain = book.add_format({"border": 1, "valign": "top", "text_wrap": True})
        money = book.add_format({"border": 1, "num_format": "#,##0.00"})
        day = book.add_format({"border": 1, "num_format": "yyyy-mm-dd"})
        for place, label in enumerate(columns):
            page.write_string(0, place, label, head)
            page.set_column(place, place, min(WIDEST, max(10, 2 * len(label) + 4)))
        for down, row in enumerate(rows, 1):
            for across, value in enumerate(row):
                if isinstance(value, Decimal):
                    page.write_number(down, across, float(value), money)
                elif isinstance(value, date):
                    page.write_datetime(down, across, value, day)
                elif isinstance(value, int):
                    page.write_number(down, across, value, plain)
                else:
                    page.write_string(down, across, "" if value is None else str(value), plain)
        page.freeze_panes(1, 2)
        page.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    return out.getvalue()
