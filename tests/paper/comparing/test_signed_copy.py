"""The signed copy is the cleared text, or every difference is told."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest

from review.demo import papers
from review.paper.comparing.signed_copy import Difference, differences, legible
from review.paper.reading import docx_reader, pdf
from tests.paper.drafts import paper, table
from tests.paper.printed import printed

REVIEWED = paper("第一条|甲方支付人民币128,000元。", "第二条|期限为三年；到期不续。")


def test_line_breaks_spaces_and_typed_numbers_are_no_difference() -> None:
    copy = paper("第一条 甲方支付", "人民币１２８,０００元。第二条", "期限为三年；到期不续。")
    assert differences(REVIEWED, copy) == ()


def test_an_amount_that_changed_is_told_with_its_place() -> None:
    copy = paper("第一条|甲方支付人民币168,000元。", "第二条|期限为三年；到期不续。")
    assert differences(REVIEWED, copy) == (("第一条甲方支付人民币", "128,000元", "168,000元"),)


def test_what_was_struck_out_and_what_was_written_in_are_told() -> None:
    copy = paper("第一条|甲方支付人民币128,000元。", "第二条|期限为三年；到期不续。", "另付押金。")
    assert differences(REVIEWED, copy)[0][1:] == ("", "另付押金。")
    assert differences(copy, REVIEWED)[0][1:] == ("另付押金。", "")


def test_cells_of_a_table_are_read_row_by_row() -> None:
    assert differences(paper(table("t", ("甲", "乙"), ("丙", "丁"))), paper("甲乙", "丙丁")) == ()


def test_a_copy_without_words_is_not_legible() -> None:
    assert not legible(paper(""))
    assert legible(REVIEWED)


ARTICLES = "一二三四五六七八九十第条[]"


@pytest.mark.skipif(not shutil.which("soffice"), reason="没有 LibreOffice")
def test_the_same_text_printed_to_pdf_has_hardly_a_difference(tmp_path: Path) -> None:
    """No clause is reported but for what LibreOffice prints otherwise: it begins the articles anew
    in each chapter (it ignores lvlRestart) and sets notes on the page. In how many pieces the notes
    stand there, and beside which number, hangs on its version and on the fonts; that they are the
    notes' words does not.
    """
    copy = pdf.read(printed(tmp_path, "parking", 2))
    reviewed = docx_reader.read(papers.write("parking", 2))
    body = {one.id for one in reviewed.paragraphs()}
    notes = "".join(one.text for one in reviewed.paragraphs("all") if one.id not in body)
    notes = unicodedata.normalize("NFKC", "".join(notes.split()))
    found = _beyond_numbers(differences(reviewed, copy))
    assert not [one for one in found if one.reviewed.strip(ARTICLES)]
    assert not [one for one in found if one.signed.strip(f"0123456789{ARTICLES}") not in notes]
    earlier = docx_reader.read(papers.write("parking"))
    assert len(_beyond_numbers(differences(earlier, copy))) > len(found) + 3


def _beyond_numbers(found: Sequence[Difference]) -> list[Difference]:
    return [one for one in found if one.reviewed.strip(ARTICLES) or one.signed.strip(ARTICLES)]
