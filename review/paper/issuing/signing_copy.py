"""签署用文本: the cleared text with a footer on every page that says which text it is.

The body of a .docx is not touched. Each footer of each section gets one paragraph at its end; kinds of footer
that the first section lacks are added there, and later sections inherit them (ISO/IEC 29500-1, 17.10.1).
"""

from __future__ import annotations

import posixpath
from typing import Any

from lxml import etree

from review.paper import signing_mark
from review.paper.ooxml.namespaces import PREFIXES, RELATION, r, w
from review.paper.ooxml.package import Package
from review.paper.ooxml.package_writer import PackageWriter, Sort
from review.paper.reading import sandbox
from review.paper.signing_mark import Mark

KINDS = ("default", "first", "even")
SIZE = 450_000  # EMU: 12.5 mm, from which an office scanner reads a code of 49 modules
FOOTER = Sort(
    "footer",
    f"{RELATION}/footer",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
)
IMAGE = Sort("image", f"{RELATION}/image", "image/png")
_BEFORE = (w("headerReference"), w("footerReference"))
_NAMES = {key: PREFIXES[key] for key in ("w", "r", "wp", "a", "pic")}
_PARAGRAPH = """
<w:p {names}>
  <w:pPr><w:widowControl w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>
    <w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="atLeast"/>
    <w:ind w:left="0" w:right="900" w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="left"/></w:pPr>
  <w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>
    <w:b w:val="0"/><w:color w:val="000000"/><w:sz w:val="13"/></w:rPr>
    <w:t xml:space="preserve">{line}</w:t></w:r>
  <w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"
    relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
    <wp:simplePos x="0" y="0"/>
    <wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>
    <wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
    <wp:extent cx="{size}" cy="{size}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
    <wp:docPr id="{number}" name="{title}"/><wp:cNvGraphicFramePr/>
    <a:graphic><a:graphicData uri="{pic}"><pic:pic>
      <pic:nvPicPr><pic:cNvPr id="{number}" name="{title}"/><pic:cNvPicPr/></pic:nvPicPr>
      <pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
      <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size}" cy="{size}"/></a:xfrm>
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
    </pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>
</w:p>"""
_BLANKS = etree.XMLParser(remove_blank_text=True)


def make(docx: bytes, mark: Mark) -> bytes:
    """The .docx with the footer of `mark` on every page; Refusal for a file that cannot be read."""
    package = Package(docx)
    writer = PackageWriter(package)
    root = writer.open(package.main)
    sections = list(root.iter(w("sectPr"))) or [_section(root)]
    known = {key: each.target for key, each in package.relations(package.main).items()}
    parts = dict.fromkeys(
        known[each.get(r("id"), "")]
        for section in sections
        for each in section.iter(w("footerReference"))
        if known.get(each.get(r("id"), ""), "") in package
    )
    folder = posixpath.dirname(package.main)
    picture = writer.vacant(folder, "signing-mark", "png")
    writer.add(IMAGE, picture, signing_mark.picture(mark))
    for name in parts:
        _append(writer, name, writer.open(name), mark, picture)
    _add_missing(writer, sections[0], mark, picture)
    return writer.packed(docx)


def stamped(pdf: bytes, mark: Mark) -> bytes:
    """The PDF with the same footer, made in the child: it opens a stranger's file."""
    return sandbox.ask("stamp", list(mark), pdf)


def _section(root: etree._Element) -> etree._Element:
    body = root.find(w("body"))
    return etree.SubElement(root if body is None else body, w("sectPr"))


def _add_missing(writer: PackageWriter, section: etree._Element, mark: Mark, picture: str) -> None:
    """Footers of the kinds that the first section does not name: nothing stands there yet."""
    named = {each.get(w("type"), "default") for each in section.iter(w("footerReference"))}
    for kind in KINDS:
        if kind in named:
            continue
        root = etree.Element(w("ftr"), nsmap=_NAMES)
        folder = posixpath.dirname(writer.package.main)
        name = writer.vacant(folder, f"signing-{kind}", "xml")
        writer.add(FOOTER, name, root)
        _append(writer, name, root, mark, picture)
        entries: dict[Any, str] = {
            w("type"): kind,
            r("id"): writer.relate(FOOTER, name, writer.package.main),
        }
        at = sum(1 for each in section if each.tag in _BEFORE)
        section.insert(at, etree.Element(w("footerReference"), entries))


def _append(
    writer: PackageWriter, name: str, root: etree._Element, mark: Mark, picture: str
) -> None:
    """The paragraph with the words and the code, at the end of the footer in that part."""
    xml = _PARAGRAPH.format(
        names=" ".join(f'xmlns:{key}="{each}"' for key, each in _NAMES.items()),
        line=mark.line.replace("&", "&amp;").replace("<", "&lt;"),
        title=signing_mark.TITLE,
        size=SIZE,
        number=9_000 + len(writer.written),
        pic=PREFIXES["pic"],
        relation=writer.relate(IMAGE, picture, name),
    )
    root.append(etree.fromstring(xml.strip(), _BLANKS))
