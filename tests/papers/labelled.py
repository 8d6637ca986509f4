"""The labelled wordings of `checks/*.txt`, each made into a Word file by the project's builder.

A line is `+` (the rule must hit) or `-` (it must not), options in braces, and the words: ¶ ends a
paragraph, § begins one that Word numbers (第一条), ⟦a|b⟧ is a table row, ‹ › is underlined.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from review.checks.text import Asked
from review.law.vocabulary import Kind, Nature
from review.paper.model import Paper
from review.paper.reading import docx_reader
from tests.paper import documents as word

HERE = Path(__file__).parent / "checks"
TODAY = date(2026, 11, 27)
NUMBERING = word.numbering(
    word.abstract(1, word.level(0, "chineseCounting", "第%1条")), word.num(1, 1)
)


class Wording(NamedTuple):
    rule: str
    hits: bool
    asked: Asked
    words: str


def wordings() -> list[Wording]:
    """Every labelled wording of every rule."""
    found, rule = [], ""
    for file in sorted(HERE.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("# "):
                rule = line[2:].strip()
            elif match := re.fullmatch(r"([+-])(?:\{([^}]*)\})? (.+)", line):
                found.append(Wording(rule, match[1] == "+", _asked(rule, match[2] or ""), match[3]))
            else:
                raise ValueError(f"{file.name}: {line}")
    return found


def _asked(rule: str, options: str) -> Asked:
    kind = Kind.CONTRACT if rule.startswith("C") else Kind.NORMATIVE
    day, nature = None, Nature.UNDECIDED
    for option in options.split():
        name, _, value = option.partition("=")
        if name == "date":
            day = date.fromisoformat(value)
        elif name == "nature":
            nature = Nature(value)
        else:
            kind = Kind(name)
    return Asked(kind, day, TODAY, nature)


def paper(words: str) -> Paper:
    """The wording as a Word file, read back."""
    body, rows = "", list[str]()
    for part in words.split("¶"):
        cells = re.findall("⟦([^⟧]*)⟧", part)
        if cells:
            rows += cells
            continue
        body, rows = body + _table(rows), []
        body += word.numbered(1, 0, escape(part[1:])) if part.startswith("§") else _paragraph(part)
    return docx_reader.read(word.docx(body + _table(rows), {"numbering.xml": NUMBERING}))


def _paragraph(part: str) -> str:
    runs = [
        word.t(escape(piece.strip("‹›")), '<w:u w:val="single"/>' if piece[0] == "‹" else "")
        for piece in re.findall("‹[^›]*›|[^‹]+", part)
    ]
    return word.p(*runs)


def _table(rows: list[str]) -> str:
    if not rows:
        return ""
    made = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{word.p(word.t(escape(cell)))}</w:tc>" for cell in row.split("|"))
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{made}</w:tbl>"
