"""The labelled wordings of `checks/*.txt`, each made into a Word file by the project's builder.

A line is `+` (the rule must hit) or `-` (it must not), options in braces, and the words: ¶ ends a
paragraph, § begins one that Word numbers (第一条), ⟦a|b⟧ is a table row, ‹ › is underlined. Options
are the kind, date and nature of what is asked, and what is recorded: sums, names, a wording the
office refuses, fingerprints, and `template`, the 示范文本 the text was started from.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from review.checks.record import RefusedWording
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


RECORDED: dict[str, Callable[[str], Any]] = {
    "amount": Decimal,
    "counterparty": str,
    "credit_code": str,
    "ends_on": date.fromisoformat,
    "original_amount": Decimal,
    "original_counterparty": str,
    "reviewed_fingerprint": str,
    "fingerprint": str,
    "refused": lambda words: (RefusedWording(words, "违约责任", "各自承担。", "没有上限。"),),
    "template": lambda words: paper(words),
}
"""What the office has on record, and how its option is read."""


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
    asked = Asked(Kind.NORMATIVE if rule.startswith("N") else Kind.CONTRACT, None, TODAY)
    for option in re.split(" (?=[a-z])", options) if options else ():
        name, _, value = option.partition("=")
        if name == "date":
            asked = replace(asked, day=date.fromisoformat(value))
        elif name == "nature":
            asked = replace(asked, nature=Nature(value))
        elif name in RECORDED:
            held = {name: RECORDED[name](value)}
            asked = replace(asked, record=replace(asked.record, **held))
        else:
            asked = replace(asked, kind=Kind(name))
    return asked


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
