"""Folding is never seen: a paper read from a folded part is the paper read from the part itself."""

from datetime import UTC, datetime

import hypothesis.strategies as st
import pytest
from hypothesis import given

from review.paper.exchange.tracked_docx import tracked
from review.paper.ooxml.property_folding import LIMIT, fold, unfold
from review.paper.reading.docx_reader import read, trace
from review.paper.refusal import Refusal
from tests.paper.documents import NAMES, docx, numbered, p, parts, t, zipped
from tests.paper.revisions import accepted, rejected

BOLD, HIDDEN = "<w:b/>", "<w:vanish/>"
BY = 'w:id="1" w:author="李"'
INDENT = '<w:ind w:firstLineChars="200"/>'
MARKED = f"<w:rPr><w:ins {BY}/></w:rPr>"
FORMATTED = f"<w:rPrChange {BY}><w:rPr><w:i/></w:rPr></w:rPrChange>"
REARRANGED = f'<w:jc w:val="center"/><w:pPrChange {BY}><w:pPr/></w:pPrChange>'
CHOICE = "<mc:AlternateContent><mc:Choice Requires='x'>{}</mc:Choice>{}</mc:AlternateContent>"

LINE = st.tuples(
    st.sampled_from(["", INDENT, MARKED, REARRANGED, f"{INDENT}<w:rPr>{BOLD}</w:rPr>"]),
    st.lists(st.sampled_from(["", BOLD, HIDDEN, FORMATTED, f"{BOLD}{FORMATTED}"]), max_size=4),
)


def main(body: str) -> bytes:
    return f"<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode()


@given(st.lists(LINE, max_size=8))
def test_a_folded_part_reads_as_the_part_itself(lines):
    body = "".join(
        p(*(t(f"第{n}款", look) for look in looks), properties=about)
        for n, (about, looks) in enumerate(lines)
    )
    assert read(docx(body)) == trace(docx(body))[0]


def test_repeated_properties_are_folded():
    part = main(p(t("甲", BOLD), properties=INDENT) + p(t("乙", BOLD), properties=INDENT))
    folded, _ = fold(part)
    assert folded.count(b"firstLineChars") == folded.count(b"<w:b/>") == 1


@pytest.mark.parametrize(
    "body",
    [
        f"<!-- <w:rPr> -->{p(t('甲', BOLD))}",
        f"<?x <w:rPr>?>{p(t('甲', BOLD))}",
        p(t("<![CDATA[<w:rPr><w:b/></w:rPr>]]>", BOLD)),
        p(f'<w:x xmlns:w="urn:other">{t("甲", BOLD)}</w:x>'),
        p(f'<w:x xmlns:w = "urn:other">{t("甲", BOLD)}</w:x>'),
        f"<w:rPr.0>{p(t('藏'))}</w:rPr.0>{p(t('甲', BOLD))}",
        f'<v:rPr.0 xmlns:v="http://schemas.openxmlformats.org/x"/>{p(t("甲", BOLD))}',
    ],
)
def test_nothing_is_folded_where_the_bytes_might_mean_something_else(body):
    assert fold(main(body)) == (main(body), {})
    assert read(docx(body)) == trace(docx(body))[0]


@pytest.mark.parametrize(
    "runs",
    [
        "<w:r><w:rPr><w:b/></w:rPr ><w:t>甲</w:t></w:r><w:r><w:rPr ><w:b/></w:rPr><w:t>乙</w:t></w:r>",
        f"<w:r><w:rPr/><w:t>甲</w:t></w:r>{t('乙', BOLD)}",
        "<w:r><w:rPr></w:rPr><w:t>甲</w:t></w:r><w:r><w:rPr></w:rPr><w:t>乙</w:t></w:r>",
    ],
)
def test_oddly_written_properties_lose_no_text(runs):
    source = docx(p(runs))
    assert read(source) == trace(source)[0]
    assert [x.text for x in read(source).paragraphs()] == ["甲乙"]


def test_the_first_of_a_kind_may_stand_where_it_is_not_read():
    either = CHOICE.format(t("一", BOLD), f"<mc:Fallback>{t('二')}</mc:Fallback>")
    source = docx(p(either, t("三", BOLD)) + p(t("四", BOLD)))
    assert read(source) == trace(source)[0]
    assert [run.look.bold for x in read(source).paragraphs() for run in x.runs] == [
        False, True, True,
    ]  # fmt: skip


def test_more_kinds_than_there_are_names_are_read_all_the_same():
    body = "".join(
        p(t("款", f'<w:sz w:val="{n}"/><w:b/>'), properties=f'<w:ind w:left="{n}"/>')
        for n in range(LIMIT + 20)
    )
    source = docx(body + body)
    assert read(source) == trace(source)[0]


def test_hidden_text_stays_hidden_and_counted():
    source = docx(p(t("见"), t("藏", HIDDEN)) + p(t("藏", HIDDEN)))
    assert ("body", "hidden-text", 2) in read(source).hidden


def test_a_doctype_is_refused_as_ever():
    made = parts(p(t("甲", BOLD)))
    made["word/document.xml"] = f"<!DOCTYPE x>{made['word/document.xml']!s}"
    with pytest.raises(Refusal) as refused:
        read(zipped(made))
    assert refused.value.code == "dtd"


def test_numbered_paragraphs_keep_their_places():
    source = docx("".join(numbered(1, n % 3, "款") for n in range(9)))
    assert read(source) == trace(source)[0]


OLD = [
    ("甲方应当付款。", BOLD),
    ("乙方应当保密。", BOLD),
    ("本条将要删去，不再适用。", BOLD),
    ("争议由法院管辖。", ""),
]
NEW = [
    ("甲方应当按时付款。", BOLD),
    ("全新的一条，写在这里。", BOLD),
    ("乙方应当保密。", BOLD),
    ("争议由法院管辖。", ""),
]


def contract(clauses: list[tuple[str, str]]) -> bytes:
    return docx("".join(p(t(text, look), properties=INDENT) for text, look in clauses))


def test_a_tracked_file_has_all_its_properties_back() -> None:
    made = tracked(contract(OLD), contract(NEW), "李", datetime(2026, 11, 24, tzinfo=UTC))
    for settle, clauses in ((accepted, NEW), (rejected, OLD)):
        given = [(x.text, x.look, x.runs[0].look) for x in read(contract(clauses)).paragraphs()]
        found = [(x.text, x.look, x.runs[0].look) for x in read(settle(made)).paragraphs()]
        assert found == given


def test_unfolding_restores_the_part_as_it_was() -> None:
    part = main("".join(p(t(text, look), properties=INDENT) for text, look in OLD))
    assert unfold(*fold(part)) == part
