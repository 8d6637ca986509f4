"""The page our letters are written on: paper, type and grid of GB/T 9704-2012, with its parts.

A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters of 3号 (16 pt). Fonts are
named, never embedded: Word puts in what the office has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import date
from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from review.chinese import spoken_date
from review.paper.issuing.sheet import HEITI, SMALL_PRINT, STYLES, empty_sheet, set_type
from review.paper.issuing.title_lines import balanced

# What XML 1.0 cannot hold, and what turns the reading order round: shown as lost, not dropped.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def writable(text: str) -> str:
    """The text with everything a .docx cannot hold, or may not hide, shown as �."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "  ")
    return _UNWRITABLE.sub("\ufffd", lines)


class OfficialPage:
    """A document being written from top to bottom."""

    def __init__(self, title: str, *, landscape: bool = False) -> None:
        self._document = Document(BytesIO(empty_sheet(landscape)))
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = writable(title)[:200], "", ""
        properties.language = "zh-CN"
        self._most = most = 32 if landscape else 19
        whole = writable(title)
        lines = whole.split("\n") if len(whole) > most else [whole.replace("\n", "")]
        self.opening()
        for line in lines:
            for part in balanced(line, most):
                self._styled(part, "Title")

    def opening(self) -> None:
        """What stands above the title; on an ordinary page nothing does."""

    def number(self, text: str) -> None:
        """文号, under the title."""
        self._add(text).alignment = ALIGN.CENTER
        self.blank()

    def blank(self) -> None:
        self._document.add_paragraph()

    def paragraph(self) -> Paragraph:
        """An empty paragraph, for what has its own form."""
        return self._document.add_paragraph()

    def title(self, text: str) -> Paragraph:
        """A title further down, of one of several documents."""
        return self._styled("\n".join(balanced(writable(text), self._most)), "Title")

    def centred(self, text: str) -> None:
        for line in writable(text).split("\n"):
            self._document.add_paragraph(line).alignment = ALIGN.CENTER

    def new_page(self) -> None:
        self._document.add_page_break()  # type: ignore[no-untyped-call]

    def addressee(self, name: str) -> None:
        """主送: from the left edge, with a full-width colon (7.3.2)."""
        self._add(f"{name}：")

    def text(self, text: str) -> None:
        """Paragraphs, each with an indent of two characters."""
        for line in writable(text).split("\n"):
            self._indent(self._document.add_paragraph(line))

    def heading(self, text: str) -> None:
        """一、 in 黑体."""
        self._indent(self._styled(text, "Heading 1"))

    def subheading(self, text: str) -> None:
        """（一） in 楷体."""
        self._indent(self._styled(text, "Heading 2"))

    def labelled(self, label: str, text: str) -> None:
        """A paragraph that begins with a word in 黑体: 依据：…"""
        paragraph = self._document.add_paragraph()
        set_type(paragraph.add_run(f"{label}：")._r.get_or_add_rPr(), HEITI)
        paragraph.add_run(writable(text))
        paragraph.paragraph_format.keep_with_next = not text
        self._indent(paragraph)

    def annexes(self, names: Sequence[str]) -> None:
        """附件说明, begun on a page with the end of the text; one annex has no number (7.3.4).

        A long list breaks, and leaves its last two lines to stand above the signature.
        """
        for paragraph in (self._document.paragraphs[-1], self._document.add_paragraph()):
            paragraph.paragraph_format.keep_with_next = True
        for place, name in enumerate(names, 1):
            head = "附件：" if place == 1 else "\u3000\u3000\u3000"
            number = f"{place}. " if len(names) > 1 else ""
            line = self._document.add_paragraph(f"{head}{number}{writable(name)}")
            line.paragraph_format.keep_with_next = place in (1, len(names) - 1, len(names))
            self._indent(line)

    def signature(self, names: Sequence[str], on: date) -> None:
        """署名 above the date, on a page with text: alone it could be put under any other (7.3.5)."""
        day = spoken_date(on)
        for paragraph in (self._document.paragraphs[-1], self._document.add_paragraph()):
            paragraph.paragraph_format.keep_with_next = True
        for line in [*names, day]:
            paragraph = self._add(line)
            paragraph.alignment = ALIGN.RIGHT
            overhang = (_width(day) - _width(writable(line))) / 2
            paragraph.paragraph_format.right_indent = Pt(max(0.0, 4 * 16 + overhang))
            paragraph.paragraph_format.keep_with_next = line is not day

    def note(self, text: str) -> None:
        """Small print under everything, on a page with the end of what it stands under."""
        self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        for line in writable(text).split("\n"):
            self._styled(line, SMALL_PRINT).paragraph_format.keep_with_next = True

    def table(
        self, header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """A ruled table; `widths` in millimetres; the header is repeated on every page."""
        table = self._document.add_table(0, len(widths), "Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        empty = self._empty_row(table, widths)
        for place, row in enumerate([header, *rows] if header else rows):
            added = deepcopy(empty)
            table._tbl.append(added)
            head = place == 0 and bool(header)
            for cell, text in zip(added.tc_lst, row, strict=True):
                self._fill(_Cell(cell, table), text, head=head)
            if head:
                added.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self._styled("", SMALL_PRINT)

    def _empty_row(self, table: Table, widths: Sequence[float]) -> CT_Row:
        """A row to be copied: to make one costs many times what a copy does."""
        made = table.add_row()  # type: ignore[no-untyped-call]
        row: CT_Row = made._tr
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(made.cells, widths, strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0]._p.style = STYLES[SMALL_PRINT]
        table._tbl.remove(row)
        return row

    def content(self) -> bytes:
        """The .docx."""
        buffer = BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()

    def _add(self, text: str) -> Paragraph:
        return self._document.add_paragraph(writable(text).replace("\n", " "))

    def _styled(self, text: str, style: str) -> Paragraph:
        """By the id of the style: python-docx goes through all styles for a name, each time."""
        paragraph = self._document.add_paragraph(writable(text))
        paragraph._p.style = STYLES[style]
        return paragraph

    def _fill(self, cell: _Cell, text: str, *, head: bool) -> None:
        for place, line in enumerate(writable(text).split("\n")):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            if place:
                paragraph._p.style = STYLES[SMALL_PRINT]
            run = paragraph.add_run(line)
            if head:
                paragraph.alignment = ALIGN.CENTER
                set_type(run._r.get_or_add_rPr(), HEITI)

    def _indent(self, paragraph: Paragraph) -> None:
        indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
        indent.set(qn("w:firstLineChars"), "200")
        indent.set(qn("w:firstLine"), "640")


def _width(text: str) -> float:
    """Points of a line in 3号: half a character for ASCII."""
    return sum(8 if letter.isascii() else 16 for letter in text)
