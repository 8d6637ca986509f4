"""A line as the patterns read it: half-width figures, no spaces inside a label or a date."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Digits, letters and a few signs only: 《》（）：， are read as they stand.
_HALF: dict[int, int | str | None] = {
    n: str(unicodedata.decimal(chr(n))) for n in range(0x80, 0x20000) if chr(n).isdecimal()
}  # of every script: \d finds them all, and the planes above the second have none
_HALF |= {ord("Ａ") + n: ord("A") + n for n in range(26)}
_HALF |= {ord("ａ") + n: ord("a") + n for n in range(26)}
_HALF |= {ord("．"): ".", ord("％"): "%", ord("\u3000"): " ", ord("\xa0"): " ", ord("\u200b"): None}

_LOOSE = re.compile(
    r"(?<=[甲乙丙丁名地])\s+(?=[方称址])"
    r"|(?<=\d)\s+(?=[年月日元万亿%])|(?<=[年月])\s+(?=[\d一二三四五六七八九十])|(?<=[¥￥])\s+(?=\d)"
)


def plain(line: str) -> str:
    return _LOOSE.sub("", line.translate(_HALF)).strip()


def spread(row: Sequence[str]) -> str:
    """A row of a table as a line: label：value, two cells at a time; merged cells read once."""
    cells = [cell.strip() for n, cell in enumerate(row) if n == 0 or cell != row[n - 1]]
    pairs = [
        "：".join(cell.rstrip("：:") for cell in cells[n : n + 2]) for n in range(0, len(cells), 2)
    ]
    return "  ".join(pairs)
