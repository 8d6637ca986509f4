"""Builds a .docx from parsed prose: python-docx for the parts, fixed times for the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from functools import cache

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from review.paper.issuing.sheet import USED, strip

from . import styles
from .markup import Line, Sheet
from .numbering import Numbering
from .pictures import DRAWINGS
from .runs import Prose
from .sheets import draw

WRITTEN = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
ZIPPED = (2026, 11, 2, 9, 30, 0)


def build(lines: list[Line | Sheet], title: str) -> bytes:
    """The document as .docx bytes; the same for the same lines and title."""
    document = docx.Document(io.BytesIO(_blank()))
    numbering, prose, ids = Numbering(document), Prose(), styles.ids(document)
    for line in lines:
        if isinstance(line, Sheet):
            draw(document, line, prose.fill)
            document.add_paragraph()._p.style = ids["Flush"]
        elif line.kind == "图":
            document.add_picture(io.BytesIO(DRAWINGS[line.text]()), width=Mm(120))
            _unsqueeze(document.paragraphs[-1]._p)
        elif line.kind == "页":
            document.add_page_break()
        elif line.kind == "眉":
            _head_and_foot(document, line.text)
        else:
            paragraph = document.add_paragraph()
            paragraph._p.style = ids[styles.look(line.kind).style]
            _written(paragraph._p, line, numbering, prose)
    prose.write_notes(document)
    return _sealed(document, title)


@cache
def _blank() -> bytes:
    """The page and the styles that every paper begins with, and nothing else."""
    document, saved = docx.Document(), io.BytesIO()
    styles.set_up(document)
    strip(document, USED | set(styles.ids(document).values()))
    document.save(saved)
    return saved.getvalue()


def _written(paragraph: CT_P, line: Line, numbering: Numbering, prose: Prose) -> None:
    if line.kind == "附":
        numbering.start_annex()
    place = numbering.place(line.kind)
    if place and line.kind not in {"章", "条"}:  # those two are numbered by their styles
        number, level = place
        numbered = paragraph.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]
        numbered.get_or_add_ilvl().val, numbered.get_or_add_numId().val = level, number
    prose.fill(paragraph, line.text)


def _unsqueeze(paragraph: BaseOxmlElement) -> None:
    """A picture on a line of exact height would show only its feet."""
    paragraph.insert(
        0,
        parse_xml(
            f'<w:pPr {nsdecls("w")}><w:spacing w:line="240" w:lineRule="auto"/>'
            '<w:jc w:val="center"/></w:pPr>'
        ),
    )


def _head_and_foot(document: Document, text: str) -> None:
    """A running head and 第 PAGE 页 共 NUMPAGES 页 (17.16.5), not on the first page."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    Prose().fill(head._p, text)
    Prose().fill(foot._p, "第 ")
    foot._p.append(_field("PAGE"))
    Prose().fill(foot._p, " 页 共 ")
    foot._p.append(_field("NUMPAGES"))
    Prose().fill(foot._p, " 页")
    foot.alignment = styles.CENTRE


def _field(instruction: str) -> BaseOxmlElement:
    return parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" {instruction} \\* MERGEFORMAT ">'
        "<w:r><w:t>1</w:t></w:r></w:fldSimple>"
    )


def _sealed(document: Document, title: str) -> bytes:
    core = document.core_properties
    core.title, core.author, core.last_modified_by, core.comments = title, "周敏", "周敏", ""
    core.created = core.modified = WRITTEN.replace(tzinfo=None)
    saved, sealed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(sealed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIPPED)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return sealed.getvalue()
