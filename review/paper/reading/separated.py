"""The rows of a .csv: whatever Excel, WPS or an older program wrote it in, by whatever it separates."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from statistics import median

from review.paper.refusal import Refusal

QUOTED = re.compile(r'="([^"]*)"')
SEPARATORS = (",", "\t", ";", "|")
LOOKED_AT = 30  # lines that tell by what cells are separated
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def rows(source: bytes) -> Iterator[list[str]]:
    """Each row's cells; Refusal for an unknown coding and for a cell that never ends."""
    text = _decoded(source)
    first, _, rest = text.partition("\n")
    named = first.strip().strip('"')
    if named.lower().startswith("sep=") and len(named) == 5:  # Excel's own first line
        separator, text = named[4], rest
    else:
        separator = _separator(text)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield [_kept(cell.strip()) for cell in row]
    except csv.Error as fault:
        raise Refusal("cells", "文件的单元格无法分开，请另存为 .xlsx。") from fault


def _kept(cell: str) -> str:
    """="0012" and '0012 are how programs keep Excel from making a number of it."""
    match = QUOTED.fullmatch(cell)
    return match[1] if match else cell.removeprefix("'")


def _decoded(source: bytes) -> str:
    marked = [coding for mark, coding in MARKS if source.startswith(mark)]
    for coding in marked or ("utf-8", "gb18030"):
        try:
            return source.decode(coding)
        except UnicodeDecodeError:
            continue
    raise Refusal("coding", "文件的编码不是 UTF-8 或 GB18030，请另存为 .xlsx。")


def _separator(text: str) -> str:
    """By what most lines fall into the most cells."""
    lines = [line for line in text.split("\n", LOOKED_AT)[:LOOKED_AT] if line.strip()]

    def cells(separator: str) -> float:
        try:
            return median(map(len, csv.reader(lines, delimiter=separator)))
        except (csv.Error, ValueError):
            return 0

    return max(SEPARATORS, key=cells)
