"""上行文: the head and the foot of a letter to a higher body (GB/T 9704-2012, 7.2.4 to 7.2.7, 7.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT as TAB
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from review.chinese import spoken_date
from review.paper.issuing.gbt9704 import OfficialPage, writable
from review.paper.issuing.sheet import BODY, KAITI, XIAOBIAOSONG, set_type

RED = RGBColor(0xE6, 0x00, 0x12)
FOOT = Pt(14)  # 版记 is 4号
LARGEST = 36  # points of 发文机关标志, whose size the standard leaves to the office
WIDTH = Mm(156)
LINE = {"w:val": "single", "w:sz": "12", "w:space": "1"}


@dataclass(frozen=True)
class Head:
    """`signer` is the 签发人, who stands in every letter upward."""

    office: str
    number: str
    signer: str


class UpwardPage(OfficialPage):
    """The mark of the issuing organ, number left and 签发人 right above a red line, then the title."""

    def __init__(self, title: str, head: Head) -> None:
        self._head = head
        super().__init__(title)

    def opening(self) -> None:
        head = self._head
        mark = self.paragraph()
        mark.alignment = ALIGN.CENTER
        mark.paragraph_format.line_spacing = Pt(48)
        words = writable(f"{head.office}文件")
        run = mark.add_run(words)
        run.font.size = Pt(min(LARGEST, int(WIDTH.pt) // len(words)))
        run.font.color.rgb = RED
        set_type(run._r.get_or_add_rPr(), XIAOBIAOSONG)
        self.blank()
        line = self.paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(WIDTH - BODY, TAB.RIGHT)
        line.paragraph_format.left_indent = BODY
        line.add_run(writable(head.number)).add_tab()
        line.add_run("签发人：")
        name = line.add_run(writable(head.signer))
        set_type(name._r.get_or_add_rPr(), KAITI)
        _ruled(line, "bottom", "E60012")
        self.blank()

    def colophon(self, copies_to: str, office: str, on: date) -> None:
        """版记: 抄送, 印发机关 and 印发日期 between rules."""
        self.blank()
        rows = [(f"抄送：{copies_to}。", "")] if copies_to else []
        for place, (left, right) in enumerate([*rows, (office, f"{spoken_date(on)}印发")]):
            line = self.paragraph()
            line.paragraph_format.left_indent = line.paragraph_format.right_indent = FOOT
            line.paragraph_format.tab_stops.add_tab_stop(WIDTH - FOOT, TAB.RIGHT)
            line.paragraph_format.keep_with_next = place < len(rows)
            run = line.add_run(writable(left))
            run.font.size = FOOT
            if right:
                run.add_tab()
                line.add_run(right).font.size = FOOT
            _ruled(line, "top", "000000")
            if place == len(rows):
                _ruled(line, "bottom", "000000")


def _ruled(paragraph: Paragraph, side: str, colour: str) -> None:
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:snapToGrid", "w:spacing",  # type: ignore[arg-type]
            "w:ind", "w:jc", "w:rPr",
        )  # fmt: skip
    rule = OxmlElement(f"w:{side}")
    for name, value in {**LINE, "w:color": colour}.items():
        rule.set(qn(name), value)
    borders.append(rule)
