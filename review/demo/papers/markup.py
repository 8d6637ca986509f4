"""The small markup the papers are written in, and its lines as rows.

A line is a kind, perhaps with a name (条#payment), a space, and prose. Inside prose:

    {@payment}   the number of the named 条, as its drafter typed it
    {_12}        an underlined blank of twelve spaces
    {+words+}  {-words-}   a tracked insertion, a tracked deletion
    {^words^}    a footnote
    **words**    bold

Tables begin with `表` (ruled) or `签` (no lines) and their column widths in twips; their rows
begin with `|`. A cell `<` belongs to the cell on its left, a cell `^` to the one above.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from review.chinese import CHINESE, thousands

TABLES = {"表", "签"}


class Line(NamedTuple):
    kind: str
    text: str


class Sheet(NamedTuple):
    ruled: bool
    widths: list[int]
    rows: list[list[str]]


def parse(lines: list[str]) -> list[Line | Sheet]:
    """Lines of markup as rows, references already resolved to the numbers of their 条."""
    numbers = _numbers(lines)
    parsed: list[Line | Sheet] = []
    for line in lines:
        head, _, text = re.sub(r"\{@(\w+)\}", lambda m: numbers[m[1]], line).partition(" ")
        kind = head.partition("#")[0]
        if kind in TABLES:
            parsed.append(Sheet(kind == "表", [int(width) for width in text.split()], []))
        elif kind == "|" and isinstance(parsed[-1], Sheet):
            parsed[-1].rows.append(
                [cell.strip() for cell in text.strip().removesuffix("|").split("|")]
            )
        else:
            parsed.append(Line(kind, text))
    return parsed


def _numbers(lines: list[str]) -> dict[str, str]:
    heads = [line.split(" ", 1)[0] for line in lines if re.match(r"条[# ]", line)]
    return {
        head.partition("#")[2]: f"第{thousands(at, CHINESE)}条"
        for at, head in enumerate(heads, 1)
        if "#" in head
    }
