"""What the letters say, and that nothing they were given is left out."""

from __future__ import annotations

import re
from io import BytesIO

from docx import Document

from review.paper.issuing.letters import DRAFTING_SECTIONS, TO_BE_FILLED
from tests.paper.office_papers import (
    PRINT,
    ROOT,
    SECOND,
    drafting,
    filing,
    legality,
    opinion,
    supplement,
)

SPOKEN = re.compile(r"20\d\d年\d+月\d+日")


def read(content: bytes) -> list[str]:
    """Every paragraph in order, those in tables too."""
    paragraphs = Document(BytesIO(content)).element.body.xpath(".//w:p")
    return [paragraph.text for paragraph in paragraphs]


def test_an_opinion_names_its_text_by_fingerprint_above_the_signature() -> None:
    lines = read(opinion())
    assert lines.index(PRINT) < lines.index("某律师事务所") < lines.index("2026年11月24日")
    assert f"审查日志：出具时共1286条，根 {ROOT}" in lines


def test_the_signature_stays_on_a_page_with_the_end_of_the_text() -> None:
    for content, small in (
        (opinion(), PRINT),
        (legality(), PRINT),
        (filing(), "附件：1. 正式文本"),
    ):
        paragraphs = Document(BytesIO(content)).paragraphs
        lines = [paragraph.text for paragraph in paragraphs]
        first = next(at for at, line in enumerate(lines) if line == small)
        last = next(at for at, line in enumerate(lines) if at > first and SPOKEN.fullmatch(line))
        chain = [paragraph.paragraph_format.keep_with_next for paragraph in paragraphs]
        assert all(chain[first - 1 : last]), lines[first - 1 : last]
        assert not chain[last]


def test_a_long_list_of_annexes_breaks_and_leaves_two_above_the_signature() -> None:
    paragraphs = Document(BytesIO(filing(annexes=tuple("甲乙丙丁戊己")))).paragraphs
    lines = [paragraph.text for paragraph in paragraphs]
    first = lines.index("附件：1. 甲")
    chain = [paragraph.paragraph_format.keep_with_next for paragraph in paragraphs]
    assert [bool(kept) for kept in chain[first : first + 6]] == [
        True,
        False,
        False,
        False,
        True,
        True,
    ]


def test_an_opinion_tells_each_remark_with_words_problem_basis_and_proposal() -> None:
    lines = read(opinion())
    start = lines.index("（一）第七条〔须处理〕")
    assert lines[start + 1 : start + 7] == [
        "原文：每逾期一日", "问题：责任单方", "依据：民法典第五百八十五条", "建议：改",
        "（二）全文〔建议〕", f"问题：{SECOND}",
    ]  # fmt: skip


def test_an_opinion_says_that_a_confirmation_is_no_reliable_signature() -> None:
    assert any("系统确认不等同于" in line for line in read(opinion()))


def test_a_notice_lists_what_is_missing_and_by_when() -> None:
    lines = read(supplement())
    assert {"营业执照", "办公室设置"} <= set(lines)
    assert any("请于2026年11月24日以前补正" in line for line in lines)


def test_a_legality_opinion_has_the_five_sections_of_its_form() -> None:
    heads = [line[:2] for line in read(legality()) if line[1:2] == "、"]
    assert heads == ["一、", "二、", "三、", "四、", "五、"]


def test_a_filing_report_shows_who_signed_it_and_what_is_enclosed() -> None:
    lines = read(filing())
    assert "西城管指审〔2026〕12号\t签发人：李某" in lines
    assert "附件：1. 正式文本" in lines
    assert any("自2026年12月1日起施行" in line for line in lines)


def test_a_drafting_note_shows_what_is_still_to_be_written() -> None:
    lines = read(drafting())
    assert lines.count(TO_BE_FILLED) == len(DRAFTING_SECTIONS) - 1
    assert lines[lines.index("三、制定过程") + 1] == "三月启动。"
