"""Contracts of any length as Word writes them, and their next versions: what the bench reads.

Chapters, articles and items are numbered by the list; there are tables with merged cells, notes,
fields, bookmarks, a header, and where asked for tracked changes and a text box.
"""

from __future__ import annotations

import random
from typing import NamedTuple
from zlib import crc32

from tests.paper.documents import NAMES, abstract, docx, level, num, numbering
from tests.paper.drafts import DUTIES, PLACES, SUBJECTS, sentence

PAGE = 430
"""Characters on a page of a contract in 三号."""
_FONT = '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/>'
_SIZE = '<w:sz w:val="32"/><w:szCs w:val="32"/>'
_BY = 'w:author="李律师" w:date="2026-11-02T09:30:00Z"'
_LISTS = numbering(
    abstract(
        0,
        level(0, "chineseCountingThousand", "第%1章", '<w:pStyle w:val="1"/>'),
        level(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'),
        level(2, "chineseCounting", "（%3）"),
    ),
    num(1, 0),
)
_STYLES = (
    f"<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}{_SIZE}</w:rPr></w:rPrDefault>"
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
    '<w:pPr><w:jc w:val="both"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="1">'
    '<w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    '<w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/>'
    "<w:b/></w:rPr></w:style></w:styles>"
)
_HEADER = f"<w:hdr {NAMES}><w:p><w:r><w:t>合同编号：信科合〔2026〕18号</w:t></w:r></w:p></w:hdr>"


class Item(NamedTuple):
    """A paragraph of list level 0 to 2, text without a number (9), or a table of one price (-1)."""

    level: int
    text: str


def contract(pages: int, seed: int = 1) -> list[Item]:
    """A contract of about that many pages."""
    items: list[Item] = []
    chance, size = random.Random(seed), 0
    while size < pages * PAGE:
        n = len(items)
        if n % 60 == 0:
            item = Item(0, f"{chance.choice(PLACES)}{chance.choice(SUBJECTS)}的第{n}类权利和义务")
        elif n % 40 == 25:
            item = Item(-1, f"第{n}包　服务|{chance.randint(10, 999)},000.00元|{sentence(chance)}")
        else:
            kind = chance.choices((1, 2, 9), (5, 3, 2))[0]
            text = "".join(sentence(chance) for _ in range(chance.randint(1, 2)))
            item = Item(kind, text)
        items.append(item)
        size += len(item.text)
    return items


def amended(items: list[Item], seed: int = 2, share: float = 0.04) -> list[Item]:
    """The next version: amounts and words exchanged, clauses come, gone, moved and split."""
    made: list[Item] = []
    moved: list[Item] = []
    chance = random.Random(seed)
    for item in items:
        fate = chance.choices(("word", "gone", "new", "moved", "split"), (6, 1, 1, 1, 1))[0]
        if item.level <= 0 or chance.random() > share:
            made.append(item)
        elif fate == "word":
            old = chance.choice(("甲方", "乙方", "双方", "应当", "不得", "项目"))
            made.append(
                Item(item.level, item.text.replace(old, "承办单位", 1).replace("1", "3", 1))
            )
        elif fate == "moved":
            moved.append(item)
        elif fate == "split":
            first, _, rest = item.text.partition("。")
            made += [Item(item.level, first + "。"), Item(9, rest)]
        elif fate == "new":
            made += [item, Item(1, f"{sentence(chance)}{chance.choice(DUTIES)}。")]
    for item in moved:
        made.insert(chance.randrange(len(made)), item)
    return made


def written(items: list[Item], *, pending: bool = False) -> bytes:
    """The contract as a .docx; with `pending` also tracked changes and a text box."""
    notes: list[str] = []
    body = "".join(_block(item, notes, pending) for item in items)
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    beside = {
        "styles.xml": _STYLES,
        "numbering.xml": _LISTS,
        "header1.xml": _HEADER,
        "footnotes.xml": f"<w:footnotes {NAMES}>{''.join(notes)}</w:footnotes>",
    }
    return docx(body + section, beside)


def _block(item: Item, notes: list[str], pending: bool) -> str:
    n = crc32(item.text[-12:].encode())  # what adorns a clause stays with it in the next version
    if item.level < 0:
        return _table(item.text.split("|"))
    first, _, rest = item.text.partition("，")
    runs = _run(first + "，", "<w:b/>" if n % 7 == 0 else "") + _run(rest)
    if n % 20 == 3:
        notes.append(
            f'<w:footnote w:id="{len(notes) + 1}"><w:p>{_run(f"注{n % 97}")}</w:p></w:footnote>'
        )
        runs += f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>'
    if n % 9 == 4:
        runs = f'<w:bookmarkStart w:id="{n % 10**6}" w:name="_Ref{n}"/>{runs}<w:bookmarkEnd w:id="{n % 10**6}"/>'
    if n % 30 == 11:
        runs += _field(f"REF _Ref{n + 7} \\r \\h", "前述")
    if pending and n % 15 == 6:
        runs += f'<w:ins w:id="{n % 10**6}" {_BY}>{_run("并书面确认")}</w:ins>'
        runs += (
            f'<w:del w:id="{n % 10**6}" {_BY}><w:r><w:delText>口头确认</w:delText></w:r></w:del>'
        )
    if pending and n % 300 == 77:
        runs += f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{_run('附图说明')}</w:p>"
        runs += "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    return f'<w:p w:rsidR="{n:08X}" w:rsidRDefault="00B77F3E">{_about(item.level)}{runs}</w:p>'


def _about(depth: int) -> str:
    looks = f"<w:rPr>{_FONT}{_SIZE}</w:rPr>"
    if depth == 0:
        return f'<w:pPr><w:pStyle w:val="1"/>{looks}</w:pPr>'
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>' if depth < 9 else ""
    indent = '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>'
    return f"<w:pPr>{place}{indent}{looks}</w:pPr>"


def _run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{_FONT}{look}{_SIZE}</w:rPr><w:t>{text}</w:t></w:r>"


def _field(code: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        f'{mark("begin")}<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        f"{mark('separate')}{_run(result)}{mark('end')}"
    )


def _table(cells: list[str]) -> str:
    def cell(text: str, about: str = "") -> str:
        width = '<w:tcW w:w="2130" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{width}{about}</w:tcPr><w:p>{_about(9)}{_run(text)}</w:p></w:tc>"

    span = '<w:gridSpan w:val="2"/>'
    head = cell("分项") + cell("单价（含税）") + cell("说明")
    last = cell("合计", span) + cell(cells[1])
    rows = "".join(f"<w:tr>{row}</w:tr>" for row in (head, "".join(map(cell, cells)), last))
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{rows}</w:tbl>'
