"""The empty sheet of a letter: styles, page and grid of GB/T 9704-2012, made once a process."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.font import CT_RPr
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

BODY, SMALL, TITLE = Pt(16), Pt(12), Pt(22)  # 3号, 小四, 2号
PITCH, TABLE_PITCH = Pt(28.95), Pt(18)
# 225 mm / 22 lines in twips (ECMA-376 17.6.5). The 28 characters come from the type itself, set
# closer by a quarter point: a grid of characters narrower than 16 pt is read differently by Word
# and by LibreOffice, which gives each character two cells.
GRID = {"w:type": "lines", "w:linePitch": "579"}
CLOSER = "-5"
SMALL_PRINT = "Small Print"
LATIN = "Times New Roman"
FANGSONG, KAITI, HEITI, XIAOBIAOSONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"
STYLES = {
    "Title": "Title",
    "Heading 1": "Heading1",
    "Heading 2": "Heading2",
    SMALL_PRINT: "SmallPrint",
}
"""The ids of the styles by their names: python-docx goes through all styles for a name, each time."""
USED = {"Normal", "TableGrid", "Header", "Footer", "DefaultParagraphFont", "TableNormal", "NoList"}
# Parts of the template of python-docx that a letter has no use for.
UNUSED = ("stylesWithEffects", "customXml", "thumbnail")


@cache
def empty_sheet(landscape: bool) -> bytes:
    """A .docx without a paragraph that the parts of a letter are written on."""
    document = Document()
    strip(document, USED | set(STYLES.values()))
    _set_styles(document)
    _set_page(document, landscape)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def strip(document: Docx, used: Set[str]) -> None:
    """Take out what the template of python-docx brings along, but the styles of these ids and those
    they lead to: it would be read and packed with every file."""
    for holder in (document.part, document.part.package):
        for id, relation in [*holder.rels.items()]:
            if relation.reltype.endswith(UNUSED):
                del holder.rels[id]
    styles = document.styles.element
    kept = set(used)
    while (
        more := {
            other.get(qn("w:val"))
            for style in styles.style_lst
            if style.styleId in kept
            for other in style.xpath("w:basedOn | w:next | w:link")
        }
        - kept
    ):
        kept |= more
    for style in [*styles.style_lst]:
        if style.styleId not in kept:
            styles.remove(style)


def _set_styles(document: Docx) -> None:
    styles = document.styles
    for name, font, size in (
        ("Normal", FANGSONG, BODY),
        ("Title", XIAOBIAOSONG, TITLE),
        ("Heading 1", HEITI, BODY),
        ("Heading 2", KAITI, BODY),
        ("Footer", "宋体", Pt(14)),
    ):
        _dress(styles[name], font, size)
    small = styles.add_style(SMALL_PRINT, WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = styles["Normal"]
    _dress(small, FANGSONG, SMALL)
    styles["Title"].paragraph_format.alignment = ALIGN.CENTER
    # Word counts the grid against this size; the pitch keeps 22 lines whatever the fonts are.
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        form = styles[name].paragraph_format
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, PITCH
    form = small.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, TABLE_PITCH
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    small.element.pPr.insert_element_before(snap, "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _set_page(document: Docx, landscape: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    top, right, bottom, left = 37, 26, 35, 28
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        top, right, bottom, left = 28, 20, 26, 20
    section.top_margin, section.right_margin = Mm(top), Mm(right)
    section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
    section.footer_distance = Mm(bottom - 12)
    grid = OxmlElement("w:docGrid")
    for name, value in GRID.items():
        grid.set(qn(name), value)
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    section._sectPr.append(grid)
    document.settings.odd_and_even_pages_header_footer = True
    _page_number(section.footer.paragraphs[0], ALIGN.RIGHT)
    _page_number(section.even_page_footer.paragraphs[0], ALIGN.LEFT)


def _dress(style: ParagraphStyle, font: str, size: Pt) -> None:
    """Take off what the template put on a style; black type of one font and size."""
    for old in (*style.element.findall(qn("w:pPr")), *style.element.findall(qn("w:rPr"))):
        for child in old:
            if child.tag != qn("w:outlineLvl"):
                old.remove(child)
    set_type(style.element.get_or_add_rPr(), font)
    style.font.size = size
    if style.name == "Normal":
        closer = OxmlElement("w:spacing")
        closer.set(qn("w:val"), CLOSER)
        style.element.rPr.insert_element_before(closer, "w:sz", "w:szCs", "w:lang")
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.keep_with_next = style.name.startswith("Heading")
    style.paragraph_format.widow_control = False


def set_type(properties: CT_RPr, font: str) -> None:
    """The same font for every script of a run or a style."""
    fonts = properties.get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), LATIN)
    fonts.set(qn("w:eastAsia"), font)


def _page_number(paragraph: Paragraph, side: ALIGN) -> None:
    """—1— one character from the outer edge."""
    paragraph.alignment = side
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Pt(14)
    paragraph.add_run("—")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run("—")
