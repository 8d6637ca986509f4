"""The outline holds chapters and 条, and every paragraph is under one of them."""

from review.paper.outline import homes, outline
from review.paper.reading.docx_reader import read
from tests.paper.documents import docx, p, t

ROW = f"<w:tbl><w:tr><w:tc>{p(t('一'))}</w:tc><w:tc>{p(t('第九条'))}</w:tc></w:tr></w:tbl>"
PAPER = read(
    docx(
        "".join(
            (
                p(t("合同")),
                p(t("第一章 总则")),
                p(t("第一条 甲方委托乙方办理。")),
                p(t("（一）其中的一项；")),
                ROW,
                p(t("第二条 付款。")),
            )
        )
    )
)


def test_chapters_and_clauses_are_listed_with_their_words() -> None:
    found = [(one.number, one.words, one.depth) for one in outline(PAPER)]
    assert found == [
        ("第一章", "总则", 1),
        ("第一条", "甲方委托乙方办理。", 3),
        ("第二条", "付款。", 3),
    ]


def test_items_and_cells_are_under_the_clause_before_them_and_the_title_under_none() -> None:
    entries = outline(PAPER)
    under = homes(PAPER, entries)
    where = [under.get(one.id) for one in PAPER.paragraphs()]
    chapter, first, second = (one.id for one in entries)
    assert where == [None, chapter, first, first, first, first, second]
