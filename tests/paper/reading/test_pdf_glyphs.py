"""A text layer that says other numerals than the page shows is told; an honest one is not."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, StreamObject

from review.paper.caveats import entries
from review.paper.comparing import page_differences
from review.paper.model import Paper
from review.paper.reading import pdf
from tests.paper.lettering import lettered
from tests.paper.printed import printed

HONEST = [(sign, sign) for sign in "甲乙19年壹柒"]
LIES = [
    ("9", "1"),
    ("1", "9"),
    ("一", "七"),
    ("七", "一"),
    ("壹", "柒"),
    ("柒", "壹"),
    ("未", "不"),
]
libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")


def told(paper: Paper) -> list[str]:
    return [f"{one.where}：{one.sentence}" for one in entries(paper) if one.kind == "glyph"]


def said(drawn: str, read: str) -> str:
    return f"第1页：文字层写作“{read}”，画出来的字形像“{drawn}”。"


def test_glyphs_that_are_what_they_are_read_as_are_not_told() -> None:
    assert told(pdf.read(lettered(HONEST))) == []


@pytest.mark.parametrize(("drawn", "read"), LIES)
def test_a_glyph_that_is_read_as_another_sign_is_told_with_its_page(drawn: str, read: str) -> None:
    assert told(pdf.read(lettered([("甲", "甲"), (drawn, read)]))) == [said(drawn, read)]


@pytest.mark.parametrize(("drawn", "read"), LIES)
def test_it_is_told_also_where_another_glyph_of_the_font_is_what_it_says(
    drawn: str, read: str
) -> None:
    for pairs in ([(read, read), (drawn, read)], [(drawn, read), (read, read)]):
        assert told(pdf.read(lettered([("甲", "甲"), *pairs]))) == [said(drawn, read)]


def test_full_width_digits_are_held_against_digits() -> None:
    assert told(pdf.read(lettered([("甲", "甲"), ("9", "１")]))) == [said("9", "１")]


def test_what_nobody_sees_is_not_looked_at() -> None:
    paper = pdf.read(lettered([("甲", "甲"), ("9", "1")], before=b"3 Tr"))
    assert told(paper) == []


def test_such_a_pair_is_never_said_to_be_the_same() -> None:
    """The words agree, the pages do not: whoever compares is told so, and of the newer file why."""
    old, new = lettered([("甲", "甲"), ("1", "1")]), lettered([("甲", "甲"), ("9", "1")])
    papers = pdf.read(old), pdf.read(new)
    words = [[one.text for one in paper.paragraphs()] for paper in papers]
    assert words[0] == words[1]
    assert papers[0].fingerprint != papers[1].fingerprint
    differences = page_differences.differences(old, new)
    assert page_differences.sentence(differences, False) == "文字相同，第1页画面不同。"


def rewritten(source: bytes, signs: dict[str, str]) -> bytes:
    """The file with other characters in the ToUnicode of all its fonts."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(source))
    codes = {_code(drawn): _code(read) for drawn, read in signs.items()}
    for number in range(len(writer._objects)):
        font = writer._objects[number]
        if isinstance(font, DictionaryObject) and "/ToUnicode" in font:
            map_ = font["/ToUnicode"].get_object()
            assert isinstance(map_, StreamObject)
            named = map_.get_data().decode("latin-1")
            named = re.sub(
                r"(<\w+>\s*)<(\w{4})>", lambda m: f"{m[1]}<{codes.get(m[2].upper(), m[2])}>", named
            )
            stream = DecodedStreamObject()
            stream.set_data(named.encode("latin-1"))
            font[NameObject("/ToUnicode")] = writer._add_object(stream)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _code(sign: str) -> str:
    return sign.encode("utf-16-be").hex().upper()


@libreoffice
def test_a_contract_printed_by_libreoffice_is_honest_until_its_fonts_lie(tmp_path: Path) -> None:
    source = printed(tmp_path, "parking")
    assert told(pdf.read(source)) == []
    for signs in ({"1": "9", "9": "1"}, {"9": "1"}, {"一": "七"}, {"甲": "乙", "乙": "甲"}):
        found = " ".join(told(pdf.read(rewritten(source, signs))))
        for drawn, read in signs.items():
            assert f"文字层写作“{read}”，画出来的字形像“{drawn}”" in found
