"""Page, type and paragraph styles of the papers, after the habits of Chinese official documents."""

from __future__ import annotations

from typing import NamedTuple

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

SONG, FANG, HEI, KAI = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
LINE = Pt(28)


class Look(NamedTuple):
    style: str
    font: str = FANG
    size: float = 14
    align: WD_ALIGN_PARAGRAPH | None = None
    indent: bool = True  # two characters on the first line
    page: bool = False  # begins a page


# kind of line -> its style; several kinds may share one
LOOKS = {
    "题": Look("Title", SONG, 22, CENTRE, indent=False),
    "副": Look("Subtitle", KAI, 16, CENTRE, indent=False),
    "章": Look("Heading 1", HEI, 15, CENTRE, indent=False),
    "条": Look("Article"),
    "附": Look("Heading 2", HEI, 15, indent=False, page=True),
    "一、": Look("Heading 3", HEI),
    "文": Look("Body Text"),
    "左": Look("Flush", indent=False),
    "中": Look("Centred", align=CENTRE, indent=False),
    "右": Look("Signed", align=RIGHT, indent=False),
}
SHARED = {
    "项": "文", "目": "文", "（一）": "文", "1.": "文", "1.1": "文", "1.1.1": "文", "1": "一、",
}  # fmt: skip


def look(kind: str) -> Look:
    """The look of a kind of line; KeyError for one the markup does not know."""
    return LOOKS[SHARED.get(kind, kind)]


def set_up(document: Document) -> None:
    """A4 with the margins of GB/T 9704-2012, and every style of LOOKS."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    known = {style.name for style in document.styles}
    _write(document.styles["Normal"], Look("Normal", indent=False))
    for row in LOOKS.values():
        if row.style not in known:
            style = document.styles.add_style(row.style, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = document.styles["Normal"]
        _write(document.styles[row.style], row)
    _bind(document.styles["Heading 1"], 0)
    _bind(document.styles["Article"], 1)


def ids(document: Document) -> dict[str, str]:
    """By name: python-docx goes through all styles for each paragraph that asks by a name."""
    return {row.style: document.styles[row.style].style_id for row in LOOKS.values()}


def _write(style: ParagraphStyle, row: Look) -> None:
    style.font.name, style.font.size = "Times New Roman", Pt(row.size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.font.bold = style.font.italic = False
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    fonts.set(qn("w:eastAsia"), row.font)
    shape = style.paragraph_format
    shape.alignment, shape.page_break_before = row.align, row.page or None
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    for border in style.element.findall(".//" + qn("w:pBdr")):
        border.getparent().remove(border)
    if row.indent:
        indent = style.element.get_or_add_pPr().get_or_add_ind()
        indent.set(qn("w:firstLineChars"), "200")
        indent.set(qn("w:firstLine"), str(int(row.size * 40)))


def _bind(style: ParagraphStyle, level: int) -> None:
    """Number every paragraph of the style (w:numPr in the style, 17.7.8.2)."""
    properties = style.element.get_or_add_pPr()
    properties._insert_numPr(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        )
    )
