"""What a contract says of itself: title, parties, sums, dates, term; offered, never asserted.

The patterns prefer silence to a wrong guess; a person confirms or corrects what is offered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from review.checks import dates, sums
from review.checks.dates import Day, Term
from review.checks.parties import Party, parties
from review.checks.plain import plain, spread
from review.checks.sums import Amount
from review.paper.model import Block, Paper, Paragraph, Table, paragraphs_in

OPENING = 20  # lines in which a title may stand
_ENDS = (
    "合同|合同书|协议|协议书|意向书|备忘录|办法|规定|细则|规则|通知|方案|制度|章程|意见|决定|公告"
)
_TITLE = re.compile(
    r"(?!第[一二三四五六七八九十百]+[编章节条]|[（(]|\d+(?:[.．、\s]|$))[^：:。；，_{}…\t]{0,50}"
    rf"(?:{_ENDS})(?:[（(][^）)]{{1,20}}[）)]|示范文本|范本)*"
)


@dataclass(frozen=True)
class Particulars:
    """Everything found; `place` counts the paragraphs from 0, then the rows of the tables."""

    title: str
    parties: tuple[Party, ...]
    amounts: tuple[Amount, ...]
    total: Decimal | None
    dates: tuple[Day, ...]
    term: Term | None


def find(paragraphs: Sequence[str], tables: Sequence[Sequence[Sequence[str]]] = ()) -> Particulars:
    rows = [spread(row) for table in tables for row in table]
    lines = [plain(line) for line in (*paragraphs, *rows)]
    amounts = sums.amounts(lines)
    return Particulars(
        title=_title(lines[: len(paragraphs)]),
        parties=parties(lines),
        amounts=amounts,
        total=sums.total(lines, amounts),
        dates=dates.dates(lines),
        term=dates.term(lines),
    )


def of(paper: Paper) -> Particulars:
    """The same of a paper as it was read; the cells of a table row are read beside each other."""
    blocks = paper.stories[0].blocks if paper.stories else ()
    lines = [block.text for block in blocks if isinstance(block, Paragraph)]
    tables = [
        [[_spoken(cell.blocks) for cell in row.cells] for row in block.rows]
        for block in blocks
        if isinstance(block, Table)
    ]
    return find(lines, tables)


def _spoken(blocks: tuple[Block, ...]) -> str:
    return " ".join(paragraph.text for paragraph in paragraphs_in(blocks))


def _title(lines: Sequence[str]) -> str:
    """The first line of the opening that ends like a title, single characters read as one line."""
    column = ""
    for line in [line for line in lines if line][:OPENING]:
        column = column + line if len(line) == 1 else ""
        for candidate in (column, line):
            if len(candidate) > 2 and _TITLE.fullmatch(candidate):
                return candidate
    return ""
