"""制度汇编 and 发文目录: many documents bound in one, with a table of contents that finds its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from review.chinese import spoken_date
from review.paper import model
from review.paper.issuing.gbt9704 import OfficialPage, writable
from review.paper.model import Block, Paper, Table

TAB = Mm(156)


@dataclass(frozen=True)
class Bound:
    """One document in the volume: its number, title, where it came from and its text."""

    number: str
    title: str
    section: str
    formed_on: date
    paper: Paper


@dataclass(frozen=True)
class Listed:
    """One line of a list of issued documents."""

    number: str
    title: str
    issuer: str
    formed_on: date
    published_on: date | None
    state: str


def compilation(title: str, bound: Sequence[Bound], signed: str, on: date) -> bytes:
    """Every document on a page of its own, after a table of contents with page numbers."""
    page = OfficialPage(title)
    page.centred(f"{signed}\n{spoken_date(on)}")
    page.heading("目　录")
    for place, item in enumerate(bound, 1):
        _entry(page.paragraph(), place, item)
    for place, item in enumerate(bound, 1):
        page.new_page()
        _mark(page.title(item.title), place)
        page.centred(f"{item.number}　{item.section}　{spoken_date(item.formed_on)}")
        page.blank()
        _write(page, item.paper.stories[0].blocks, item.title)
    return page.content()


def annual_list(year: int, listed: Sequence[Listed], signed: str, on: date) -> bytes:
    """发文目录 of a year, laid across."""
    page = OfficialPage(f"{year}年度规范性文件发文目录", landscape=True)
    page.blank()
    rows = [
        (
            str(place), item.title, item.number, item.issuer, spoken_date(item.formed_on),
            spoken_date(item.published_on) if item.published_on else "", item.state,
        )
        for place, item in enumerate(listed, 1)
    ]  # fmt: skip
    page.table(
        ("序号", "文件名称", "文号", "制发名义", "成文日期", "公布日期", "状态"), rows,
        (14, 62, 56, 24, 40, 40, 21),
    )  # fmt: skip
    if not listed:
        page.text(f"{year}年度没有印发规范性文件。")
    page.signature((signed,), on)
    return page.content()


def _write(page: OfficialPage, body: Sequence[Block], title: str) -> None:
    for block in body:
        if isinstance(block, Table):
            _table(page, block)
            continue
        said = _said(block)
        if not said or said.replace(" ", "") == title:
            continue
        if block.label.endswith(("章", "编")) or block.look.level == 1:
            page.heading(said)
        else:
            page.text(said)


def _table(page: OfficialPage, table: Table) -> None:
    """Merged cells are told once, in their first place."""
    rows = [
        ["\n".join(_cell(cell.blocks)) for cell in row.cells for _ in range(cell.colspan)]
        for row in table.rows
    ]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return
    whole = [[*row, *[""] * (width - len(row))] for row in rows]
    page.table(whole[0], whole[1:], [156 / width] * width)


def _cell(inside: Sequence[Block]) -> list[str]:
    return [_said(paragraph) for paragraph in inside if not isinstance(paragraph, Table)]


def _said(paragraph: model.Paragraph) -> str:
    """The words a reader sees, a space between 第一条 and what it says."""
    label, text = paragraph.label, paragraph.view("final")
    gap = "　" if label.endswith(("条", "章", "编", "节")) and text else ""
    return f"{label}{gap}{text}".strip()


def _mark(paragraph: Paragraph, place: int) -> None:
    """A bookmark round the title, for the table of contents to point at."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(place))
    start.set(qn("w:name"), f"document{place}")
    paragraph._p.insert(1, start)
    paragraph._p.append(end)


def _entry(paragraph: Paragraph, place: int, bound: Bound) -> None:
    """One line of the contents: title, leader, the page the bookmark stands on."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(TAB, 2, 1)  # right, dotted
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), f"document{place}")
    paragraph._p.append(link)
    run = paragraph.add_run(f"{place}. {writable(bound.title)}（{bound.number}）\t")
    link.append(run._r)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f"PAGEREF document{place} \\h")
    paragraph._p.append(field)
