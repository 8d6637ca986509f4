"""Footnotes of a .docx that is being written: the part, its separators, and a mark in the text."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import etree

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLE = "footnote text"
SEPARATORS = (
    ("separator", "separator", "-1"),
    ("continuationSeparator", "continuationSeparator", "0"),
)


class Footnotes:
    """Notes are numbered as they are written; `attach` puts them into the package, once."""

    def __init__(self) -> None:
        self._root = etree.Element(f"{{{WORDS}}}footnotes", nsmap={"w": WORDS})
        for sort, mark, id in SEPARATORS:
            note = etree.SubElement(self._root, qn("w:footnote"))
            note.set(qn("w:type"), sort)
            note.set(qn("w:id"), id)
            run = etree.SubElement(etree.SubElement(note, qn("w:p")), qn("w:r"))
            etree.SubElement(run, qn(f"w:{mark}"))
        self._count = 0

    def add(self, paragraph: Paragraph, text: str) -> None:
        """A mark at the end of the paragraph so far, and what it says below."""
        self._count += 1
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self._count))
        run = paragraph.add_run()
        run.font.superscript = True
        run._r.append(reference)
        note = etree.SubElement(self._root, qn("w:footnote"))
        note.set(qn("w:id"), str(self._count))
        words = etree.SubElement(note, qn("w:p"))
        _run(words, etree.Element(qn("w:footnoteRef")), raised=True)
        said = etree.Element(qn("w:t"))
        said.text = f" {text}"
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        _run(words, said)

    def attach(self, document: Document) -> None:
        self._style(document)
        content = etree.tostring(
            self._root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        package = document.part.package
        part = Part(PackURI("/word/footnotes.xml"), TYPE, content, package)
        document.part.relate_to(part, KIND)

    def _style(self, document: Document) -> None:
        """Small type on close lines for the paragraphs: their numbers take it from there."""
        style = document.styles.add_style(STYLE, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size, style.paragraph_format.line_spacing = Pt(9), 1.0
        for words in self._root.iterfind(f"{qn('w:footnote')}/{qn('w:p')}"):
            form = etree.Element(qn("w:pPr"))
            etree.SubElement(form, qn("w:pStyle")).set(qn("w:val"), style.style_id)
            etree.SubElement(form, qn("w:snapToGrid")).set(qn("w:val"), "0")
            words.insert(0, form)


def _run(paragraph: etree._Element, inside: etree._Element, raised: bool = False) -> None:
    run = etree.SubElement(paragraph, qn("w:r"))
    form = etree.SubElement(run, qn("w:rPr"))
    size = etree.SubElement(form, qn("w:sz"))
    size.set(qn("w:val"), "18")
    if raised:
        etree.SubElement(form, qn("w:vertAlign")).set(qn("w:val"), "superscript")
    run.append(inside)
