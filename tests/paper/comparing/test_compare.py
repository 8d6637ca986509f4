"""What changed is shown where it changed; what did not is not shown."""

from hypothesis import given
from hypothesis import strategies as st

from review.paper.comparing.compare import compare
from review.paper.comparing.pairs import Comparison, renumbered
from review.paper.model import Paper, Story
from tests.paper.drafts import paper, paragraph, table

TEXT = st.text("甲乙方应当付款12,.0元第三条（）一 ", max_size=30)
DRAFT = st.lists(TEXT, max_size=8)


def sides(comparison: Comparison) -> tuple[list[str], list[str]]:
    """(old texts from rejecting, new texts from accepting) every pair, in order."""
    old = [p.text for pair in comparison.pairs if pair.kind != "moved" for p in pair.old]
    return old, [p.text for pair in comparison.pairs for p in pair.new]


@given(DRAFT, DRAFT)
def test_both_papers_are_in_the_comparison_whole_and_in_order(
    old: list[str], new: list[str]
) -> None:
    assert sides(compare(paper(*old), paper(*new))) == (old, new)


@given(DRAFT, DRAFT)
def test_the_edits_of_every_pair_turn_its_old_text_into_its_new(
    old: list[str], new: list[str]
) -> None:
    for pair in compare(paper(*old), paper(*new)).pairs:
        if pair.kind == "left":
            continue
        made, at = "", 0
        for edit in pair.edits:
            made += pair.old_text[at : edit.old_start]
            made += pair.new_text[edit.new_start : edit.new_end]
            at = edit.old_end
        assert made + pair.old_text[at:] == pair.new_text


@given(DRAFT)
def test_an_identical_pair_has_no_changes(texts: list[str]) -> None:
    assert compare(paper(*texts), paper(*texts)).changes == ()


def test_a_new_number_alone_is_no_edit_but_a_renumbering() -> None:
    old = paper("第五条|甲方应当按期付款。", "第六条|争议由法院管辖。")
    new = paper(
        "第五条|乙方应当保密，期限三年。", "第六条|甲方应当按期付款。", "第七条|争议由法院管辖。"
    )
    pairs = [pair for pair in compare(old, new).pairs if pair.kind == "same"]
    assert len(pairs) == 2
    assert all(map(renumbered, pairs))


def test_tables_are_compared_cell_by_cell() -> None:
    old = paper("价格表", table("c", ("服务", "128,000元"), ("合计", "200,000元")))
    new = paper("价格表", table("c", ("服务", "138,000元"), ("合计", "200,000元")))
    (pair,) = compare(old, new).changes
    assert (pair.old_text, pair.new_text, pair.in_row) == ("128,000元", "138,000元", True)


def test_headers_and_notes_are_compared_apart_from_the_body() -> None:
    def draft(header: str) -> Paper:
        body = Story("body", "body", (paragraph("b0", "正文。"),))
        return Paper((body, Story("header1", "header", (paragraph("h0", header),))))

    (pair,) = compare(draft("合同第一稿"), draft("合同第二稿")).changes
    assert (pair.story, pair.kind) == ("header", "edited")
