"""What each view shows and how it numbers that: the labels of a view count only what stands in it."""

import random

import pytest

from review.paper.html import html
from review.paper.model import View, dump, load
from review.paper.reading.docx_reader import read
from review.paper.views import lines
from tests.paper.documents import abstract, docx, level, num, numbering, p, t
from tests.paper.revisions import accepted, rejected

LIST = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
LISTS = numbering(
    abstract(0, level(0, "decimal", "第%1条"), level(1, "decimal", "%1.%2")), num(1, 0)
)


def change(kind: str, inner: str = "", by: str = "甲") -> str:
    return f'<w:{kind} w:id="9" w:author="{by}" w:date="2026-01-01T00:00:00Z">{inner}</w:{kind}>'


def gone(text: str) -> str:
    return change("del", f"<w:r><w:delText>{text}</w:delText></w:r>")


def clause(*runs: str, marks: str = "", depth: int = 0) -> str:
    looks = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return p(*runs, properties=LIST.format(depth) + looks)


def read_as(body: str, view: View) -> list[tuple[str, str]]:
    paper = load(dump(read(docx(body, {"numbering.xml": LISTS}))))
    return [tuple(line) for line in lines(paper, view)]


def row(*cells: str, change_: str = "") -> str:
    about = f"<w:trPr>{change_}</w:trPr>" if change_ else ""
    return f"<w:tr>{about}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_a_struck_clause_has_no_number_in_the_final_text():
    body = clause(t("付款。")) + clause(gone("免责。"), marks=change("del")) + clause(t("解除。"))
    assert read_as(body, "marked") == [
        ("第1条", "付款。"),
        ("第2条", "免责。"),
        ("第3条", "解除。"),
    ]
    assert read_as(body, "original") == read_as(body, "marked")
    assert read_as(body, "final") == [("第1条", "付款。"), ("第2条", "解除。")]


def test_a_new_clause_has_no_number_in_the_original_text():
    new = clause(change("ins", t("免责。")), marks=change("ins"))
    body = clause(t("付款。")) + new + clause(t("解除。"))
    assert read_as(body, "original") == [("第1条", "付款。"), ("第2条", "解除。")]
    assert read_as(body, "final")[2] == ("第3条", "解除。")


def test_what_one_put_in_and_another_struck_stands_in_neither_text():
    both = change("ins", gone("免责。"), by="乙")
    body = clause(t("甲。")) + clause(both, marks=change("ins") + change("del")) + clause(t("乙。"))
    assert (
        read_as(body, "original")
        == read_as(body, "final")
        == [("第1条", "甲。"), ("第2条", "乙。")]
    )


def test_a_struck_mark_joins_and_the_number_is_that_of_the_paragraph_that_stays():
    body = clause(t("甲方应"), marks=change("del")) + clause(t("按期付款。")) + clause(t("解除。"))
    assert read_as(body, "final") == [("第1条", "甲方应按期付款。"), ("第2条", "解除。")]
    assert read_as(body, "marked")[2] == ("第3条", "解除。")


def test_a_struck_mark_before_a_table_joins_nothing():
    table = f"<w:tbl>{row(clause(t('格')))}</w:tbl>"
    body = clause(t("表："), marks=change("del")) + table + p()
    assert read_as(body, "final") == [("第1条", "表："), ("第2条", "格"), ("", "")]
    gone_ = clause(gone("表："), marks=change("del")) + table + p()
    assert read_as(gone_, "final") == [("第1条", "格"), ("", "")]


def test_a_struck_row_is_neither_shown_nor_counted():
    rows = (
        row(clause(t("一"))),
        row(clause(gone("二")), change_=change("del")),
        row(clause(t("三"))),
    )
    body = f"<w:tbl>{''.join(rows)}</w:tbl>" + clause(t("四"))
    assert read_as(body, "final") == [("第1条", "一"), ("第2条", "三"), ("第3条", "四")]
    assert read_as(body, "marked")[3] == ("第4条", "四")


def test_an_empty_numbered_paragraph_that_ends_a_section_is_not_counted():
    broken = p(properties=LIST.format(0) + "<w:sectPr/>")
    assert read_as(broken + clause(t("需求")), "marked") == [("", ""), ("第1条", "需求")]
    spoken = p(t("有字"), properties=LIST.format(0) + "<w:sectPr/>")
    assert read_as(spoken + clause(t("需求")), "marked")[1] == ("第2条", "需求")


def test_the_page_joins_what_the_text_joins():
    body = clause(t("甲方应"), marks=change("del")) + clause(t("按期付款。"))
    page = html(read(docx(body, {"numbering.xml": LISTS})), "final")
    assert page.count("第1条") == 1
    assert page.index("第1条") < page.index("甲方应") < page.index("按期付款。")
    assert 'class="joined"' in page


@pytest.mark.parametrize("seed", range(40))
def test_each_view_reads_as_the_file_whose_changes_were_taken_or_refused(seed: int):
    chance = random.Random(seed)
    body = ""
    for n in range(12):
        runs = "".join(
            chance.choice([t, gone, lambda text: change("ins", t(text))])(f"{n}{letter}。")
            for letter in "甲乙丙"[: chance.randint(1, 3)]
        )
        marks = chance.choice(["", "", "", change("del"), change("ins")])
        body += clause(runs, marks=marks, depth=chance.choice([0, 0, 1]))
    source = docx(body + p(t("（完）")), {"numbering.xml": LISTS})
    paper = read(source)
    for view, settled in (("original", rejected(source)), ("final", accepted(source))):
        assert list(lines(paper, view)) == list(lines(read(settled), "marked"))
