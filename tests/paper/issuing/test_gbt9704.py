"""The page of GB/T 9704, measured in the file and as LibreOffice lays it out."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from review.paper.issuing.gbt9704 import OfficialPage, writable
from tests.paper.office_papers import EVERY, opinion

HOSTILE = "\x00\x0b\ud800\ufffe\u202e<w:p>&amp;]]>\t\r\n" + "㐀𠀀" * 3000


def pages_of(content: bytes, folder: Path) -> list[Counter[float]]:
    """How many characters stand on each line of each page, as LibreOffice sets them."""
    (folder / "letter.docx").write_bytes(content)
    home = f"-env:UserInstallation=file://{folder}/home"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*command, folder / "letter.docx"], check=True, capture_output=True)
    found = []
    with pypdfium2.PdfDocument(folder / "letter.pdf") as pdf:
        for page in pdf:
            text = page.get_textpage()
            places = [n for n in range(text.count_chars()) if text.get_text_range(n, 1) == "审"]
            found.append(Counter(round(text.get_charbox(n)[1]) for n in places))
            text.close()
            page.close()
    return found


@pytest.mark.skipif(not shutil.which("soffice"), reason="需要 LibreOffice 才能量出每页行数")
def test_a_page_holds_twenty_two_lines_of_twenty_eight_characters(tmp_path: Path) -> None:
    page = OfficialPage("审")
    page.text("审" * 28 * 60)
    first, second = pages_of(page.content(), tmp_path)[:2]
    assert len(first) == len(second) == 22
    assert set(second.values()) == {28}


def test_the_type_area_is_the_standard_one() -> None:
    section = Document(BytesIO(opinion())).sections[0]
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(margin.mm) for margin in margins] == [37, 26, 35, 28]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Normal", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Footer", "宋体", 14),
    ],
)
def test_each_kind_of_line_has_its_font(style: str, font: str, size: int) -> None:
    found = Document(BytesIO(opinion())).styles[style]
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert found.font.size.pt == size
    assert found.font.color.rgb is None


def test_page_numbers_stand_on_the_outer_side() -> None:
    document = Document(BytesIO(opinion()))
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    sides = [footer.paragraphs[0] for footer in (section.footer, section.even_page_footer)]
    assert [side.alignment.name for side in sides] == ["RIGHT", "LEFT"]
    assert all("PAGE" in side._p.xml and side.text.startswith("—") for side in sides)


def test_a_wide_table_lies_across_and_fits_between_the_margins() -> None:
    document = Document(BytesIO(EVERY["adoption"]("")))
    section = document.sections[0]
    assert section.page_width > section.page_height
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(cell.width for cell in document.tables[0].rows[0].cells) <= room + Mm(1)


@pytest.mark.parametrize("name", EVERY)
def test_no_text_can_break_a_letter_or_vanish_from_it(name: str) -> None:
    document = Document(BytesIO(EVERY[name](HOSTILE)))
    whole = "".join(text.text for text in document.element.body.xpath(".//w:t"))
    assert "\ufffd" * 5 in whole
    assert "<w:p>&amp;]]>" in whole
    assert "㐀𠀀" * 3000 in whole


def test_what_turns_the_reading_order_is_shown_as_lost() -> None:
    assert writable("甲方\u202e乙方\u2066") == "甲方\ufffd乙方\ufffd"
    assert writable("一\r\n二\r三\t四") == "一\n二\n三  四"


def test_the_file_names_no_author_but_its_title() -> None:
    properties = Document(BytesIO(opinion())).core_properties
    assert (properties.author, properties.comments) == ("", "")
    assert "热线坐席" in properties.title
