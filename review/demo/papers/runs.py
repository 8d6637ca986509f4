"""Prose with its inline marks as w:r elements: blanks, tracked changes, footnotes, bold."""

from __future__ import annotations

import re

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

MARKS = re.compile(r"(\{_\d+\}|\{\+.+?\+\}|\{-.+?-\}|\{\^.+?\^\}|\*\*.+?\*\*)")
# Word breaks a run where Chinese and Western type meet; so do these papers
SCRIPTS = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]+")
CHANGED = 'w:id="{}" w:author="周敏" w:date="2026-11-02T09:30:00Z"'
NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Prose:
    """Fills paragraphs of one document; counts its footnotes and tracked changes."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.changes = 0

    def fill(self, paragraph: BaseOxmlElement, text: str) -> None:
        for piece in MARKS.split(text):
            body = piece[2:-2]
            if piece.startswith("{_"):
                paragraph.append(_run(" " * int(piece[2:-1]), "<w:u w:val='single'/>"))
            elif piece.startswith("{+"):
                self._track(paragraph, "ins", _run(body))
            elif piece.startswith("{-"):
                self._track(paragraph, "del", _run(body, tag="w:delText"))
            elif piece.startswith("{^"):
                paragraph.append(self._note(body))
            elif piece.startswith("**"):
                paragraph.append(_run(body, "<w:b/>"))
            else:
                paragraph.extend(_run(part) for part in SCRIPTS.findall(piece))

    def write_notes(self, document: Document) -> None:
        """Add the footnotes part (11.3.7), if the prose has any."""
        if not self.notes:
            return
        notes = "".join(
            f'<w:footnote w:id="{at}"><w:p><w:r><w:footnoteRef/></w:r></w:p></w:footnote>'
            for at in range(1, len(self.notes) + 1)
        )
        root = parse_xml(
            f"<w:footnotes {nsdecls('w')}>"
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
            '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
            f"<w:continuationSeparator/></w:r></w:p></w:footnote>{notes}</w:footnotes>"
        )
        for paragraph, text in zip(root.findall(".//" + qn("w:p"))[2:], self.notes, strict=True):
            paragraph.append(_run(" " + text, "<w:sz w:val='18'/>"))
        blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), NOTES, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _note(self, text: str) -> BaseOxmlElement:
        self.notes.append(text)
        return parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
        )

    def _track(self, paragraph: BaseOxmlElement, kind: str, run: BaseOxmlElement) -> None:
        self.changes += 1
        wrapper = parse_xml(
            f"<w:{kind} {nsdecls('w')} {CHANGED.format(9000 + self.changes)}></w:{kind}>"
        )
        wrapper.append(run)
        paragraph.append(wrapper)


def _run(text: str, properties: str = "", tag: str = "w:t") -> BaseOxmlElement:
    run = parse_xml(
        f"<w:r {nsdecls('w')}><w:rPr><w:rFonts w:hint='eastAsia'/>{properties}</w:rPr></w:r>"
    )
    words = OxmlElement(tag)
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run
