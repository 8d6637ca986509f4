"""Proposals as tracked changes: accepted they stand in the text, rejected they leave no trace."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from review.paper.anchoring.anchors import AnchorIndex, anchor
from review.paper.exchange.annotated_docx import annotate, write
from review.paper.exchange.threads import Remark, Thread
from review.paper.ooxml.namespaces import w
from review.paper.reading.docx_reader import read
from tests.paper.documents import NAMES, docx, p, t
from tests.paper.exchange.test_annotated_docx import quotes
from tests.paper.revisions import accepted, rejected

OURS = "王律师"
AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LINK = f'<w:hyperlink w:anchor="x">{t("附件一")}</w:hyperlink>'
CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{t('北京')}</w:sdtContent></w:sdt>"
PENDING = (
    '<w:ins w:id="7" w:author="李">' + t("六十个") + "</w:ins>"
    '<w:del w:id="8" w:author="李"><w:r><w:delText>三十</w:delText></w:r></w:del>'
)
BOLD = "<w:b/>"
PAPER = docx(
    p(t("甲方应在"), t("三十", BOLD), t("日内付款。"))
    + p(t("按"), LINK, t("执行，地点"), CONTROL, t("。"))
    + p(t("期限"), PENDING, t("日内"))
    + p(t("𠮷方"), "<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>")
    + "<w:tbl><w:tr><w:tc>" + p(t("单价")) + "</w:tc><w:tc>" + p(t("一百元")) + "</w:tc></w:tr></w:tbl>"
    + p(t("末段。"))
)  # fmt: skip
LENGTHS = {one.id: len(one.text) for one in read(PAPER).paragraphs()}


def proposed(
    source: bytes, start: tuple[str, int], end: tuple[str, int], proposal: str, author: str = OURS
) -> Thread:
    place = anchor(read(source), *start, *end)
    return Thread(place, (Remark(author, AT, "请改", "note 1"),), False, proposal)


def finals(source: bytes) -> list[str]:
    return [one.view("final") for one in read(source).paragraphs()]


def xml(source: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(source)).read("word/document.xml").decode()


def made(start: tuple[str, int], end: tuple[str, int], proposal: str) -> tuple[bytes, list[str]]:
    """The written file, and its texts with the proposal accepted; rejected, it left no trace."""
    written = annotate(PAPER, [proposed(PAPER, start, end, proposal)])
    assert finals(rejected(written, OURS)) == finals(PAPER)
    return written, finals(accepted(written, OURS))


def marks(source: bytes) -> list[etree._Element]:
    return list(etree.fromstring(xml(source).encode()).iter(w("ins"), w("del")))


def test_only_the_words_that_differ_are_marked_and_keep_their_look():
    written, now = made(("b1", 0), ("b1", 11), "甲方应在六十日内付款。")
    assert now[0] == "甲方应在六十日内付款。"
    assert len([each for each in marks(written) if each.get(w("author")) == OURS]) == 2
    assert '<w:rPr><w:b/></w:rPr><w:delText xml:space="preserve">三十</w:delText>' in xml(written)
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">六十</w:t>' in xml(written)
    assert quotes(written) == ["甲方应在三十六十日内付款。"]


@pytest.mark.parametrize(
    ("start", "end", "proposal", "expected"),
    [
        (("b1", 4), ("b1", 6), "六十", (0, "甲方应在六十日内付款。")),
        (("b1", 4), ("b1", 7), "（删去）", (0, "甲方应在内付款。")),
        (("b1", 0), ("b1", 2), "甲方、丙方", (0, "甲方、丙方应在三十日内付款。")),
        (("b2", 0), ("b2", 11), "按附件二执行，地点上海", (1, "按附件二执行，地点上海。")),
        (("b3", 0), ("b3", 9), "期限九十日内", (2, "期限九十日内")),
        (("b4", 0), ("b4", 6), "𠮷方\t乙\n丁", (3, "𠮷方\t乙\n丁")),
        (("b6", 0), ("b6", 3), "两百元", (5, "两百元")),
    ],
)
def test_a_proposal_in_one_paragraph(start, end, proposal, expected):
    _, now = made(start, end, proposal)
    at, text = expected
    before = finals(PAPER)
    assert now == [*before[:at], text, *before[at + 1 :]]


def test_a_proposal_over_paragraphs_joins_them():
    _, now = made(("b1", 8), ("b2", 4), "付款，按附件一")
    assert now == ["甲方应在三十日内付款，按附件一执行，地点北京。", *finals(PAPER)[2:]]


def test_a_proposal_of_two_paragraphs_divides_one():
    written, now = made(("b1", 6), ("b1", 11), "日内付款。\n逾期的，支付违约金。")
    assert now[:2] == ["甲方应在三十日内付款。", "逾期的，支付违约金。"]
    assert len(read(written).comments) == 1


def test_a_new_paragraph_before_another_stands_inside_the_range():
    written, now = made(("b2", 0), ("b2", 2), "首先：\n按附")
    assert now[1:3] == ["首先：", "按附件一执行，地点北京。"]
    assert quotes(written) == ["首先：\n按附"]


def test_a_proposal_over_cells_is_put_in_words_and_told():
    written = write(PAPER, [proposed(PAPER, ("b5", 0), ("b6", 3), "总价两百元")])
    assert finals(written.docx) == finals(PAPER)
    assert "写在批注文字中" in written.asides[0]
    assert read(written.docx).comments[0].text == "请改\n建议改为：总价两百元"


def test_of_two_proposals_on_the_same_words_the_second_is_put_in_words():
    first = proposed(PAPER, ("b1", 4), ("b1", 6), "六十")
    second = proposed(PAPER, ("b1", 4), ("b1", 7), "九十天", "李律师")
    written = write(PAPER, [first, second])
    assert finals(written.docx)[0] == "甲方应在六十日内付款。"
    assert [one.text for one in read(written.docx).comments] == ["请改", "请改\n建议改为：九十天"]
    assert len(written.asides) == 1


def test_marks_bear_the_author_the_date_and_ids_of_their_own():
    written, _ = made(("b1", 0), ("b2", 9), "乙方付款。\n照办，地点天津")
    ours = [each for each in marks(written) if each.get(w("author")) == OURS]
    assert {each.get(w("date")) for each in ours} == {"2026-11-24T09:00:00Z"}
    ids = [each.get(w("id")) for each in marks(written)]
    assert len(ids) == len(set(ids))


def test_deleted_text_is_never_plain_text():
    written, _ = made(("b1", 0), ("b2", 9), "（删去）")
    struck = [each for each in marks(written) if each.tag == w("del")]
    assert struck
    assert not [text for each in struck for text in each.iter(w("t"))]


def test_a_thread_in_a_footnote_stands_at_its_reference():
    note = (
        f'<w:footnotes {NAMES}><w:footnote w:id="2">{p(t("按日计算。"))}</w:footnote></w:footnotes>'
    )
    source = docx(
        p(t("违约金"), '<w:r><w:footnoteReference w:id="2"/></w:r>', t("另计。")),
        {"footnotes.xml": note},
    )
    written = write(source, [proposed(source, ("fn1.1", 0), ("fn1.1", 4), "按月计算")])
    (comment,) = read(written.docx).comments
    assert comment.text == "〔脚注：“按日计算”〕\n请改\n建议改为：按月计算"
    assert (comment.start, comment.end) == (("b1", 3), ("b1", 4))
    assert "脚注" in written.asides[0]


@st.composite
def asked(draw) -> tuple[tuple[str, int], tuple[str, int], str]:
    ids = list(LENGTHS)
    first = draw(st.integers(0, len(ids) - 1))
    last = draw(st.integers(first, min(first + 2, len(ids) - 1)))
    start = draw(st.integers(0, LENGTHS[ids[first]] - 1))
    low = start + 1 if first == last else 0
    end = draw(st.integers(low, LENGTHS[ids[last]]))
    text = draw(st.text(st.sampled_from("甲乙三六十日内，。\n1𠮷"), max_size=12))
    return (ids[first], start), (ids[last], end), text


@given(asked())
def test_any_proposal_accepts_to_its_text_and_rejects_to_the_old(place):
    start, end, proposal = place
    assume((start, end) != (("b4", 4), ("b4", 5)))  # a line end alone is no words
    thread = proposed(PAPER, start, end, proposal)
    written = write(PAPER, [thread])
    assert finals(rejected(written.docx, OURS)) == finals(PAPER)
    joined = "\n".join(finals(accepted(written.docx, OURS)))
    if proposal and not written.asides:
        ground = AnchorIndex(read(PAPER))
        first, last = ground.index[start[0]], ground.index[end[0]]
        whole = finals(PAPER)
        head = _final(ground.paragraphs[first], 0, start[1])
        tail = _final(ground.paragraphs[last], end[1], len(ground.paragraphs[last].text))
        parts = [*whole[:first], head + proposal + tail, *whole[last + 1 :]]
        assert joined == "\n".join(parts)
    else:
        assert joined == "\n".join(finals(PAPER))
    assert len(read(written.docx).comments) == 1


def _final(paragraph, low: int, high: int) -> str:
    return "".join(
        paragraph.text[max(low, run.start) : min(high, run.end)]
        for run in paragraph.runs
        if run.shown("final")
    )
