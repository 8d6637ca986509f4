"""An anchor stands on exact words, or nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.paper.anchoring.anchors import Anchor, Unanchored, anchor, holds
from review.paper.model import Paper, Story
from tests.paper.drafts import paper, paragraph

LAW = paper(
    "第三章|合同的履行",
    "第十二条|甲方应当履行下列义务：",
    "（二）|按期支付价款；𠮷野家除外。",
    "乙方应当配合。",
)


def test_an_anchor_carries_quote_context_and_clause_path() -> None:
    made = anchor(LAW, "b2", 2, "b2", 6)
    assert made.quote == "支付价款"
    assert made.prefix == "合同的履行\n甲方应当履行下列义务：\n按期"
    assert made.suffix == "；𠮷野家除外。\n乙方应当配合。"
    assert made.path == "第三章/第十二条/（二）"


def test_offsets_count_code_points() -> None:
    assert anchor(LAW, "b2", 7, "b2", 10).quote == "𠮷野家"


def test_a_quote_over_paragraphs_joins_them_with_line_feeds() -> None:
    assert anchor(LAW, "b1", 10, "b3", 2).quote == "：\n按期支付价款；𠮷野家除外。\n乙方"


@given(st.integers(0, 3), st.integers(0, 14), st.integers(0, 3), st.integers(0, 14))
def test_what_was_anchored_holds(first: int, start: int, last: int, end: int) -> None:
    try:
        made = anchor(LAW, f"b{first}", start, f"b{last}", end)
    except Unanchored:
        lengths = [len(paragraph.text) for paragraph in LAW.paragraphs()]
        backwards = (first, start) >= (last, end)
        blank = last == first + 1 and start == lengths[first] and end == 0
        assert backwards or blank or start > lengths[first] or end > lengths[last]
    else:
        assert holds(LAW, made)
        assert len(made.prefix) <= 32
        assert len(made.suffix) <= 32


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (("b9", 0, "b9", 1), "block"),
        (("b3", 0, "b3", 99), "range"),
        (("b3", -1, "b3", 2), "range"),
        (("b3", 2, "b3", 2), "empty"),
        (("b3", 0, "b2", 1), "empty"),
        (("b2", 13, "b3", 0), "empty"),
    ],
)
def test_an_impossible_place_is_refused_with_a_reason(place: tuple, code: str) -> None:
    with pytest.raises(Unanchored) as refused:
        anchor(LAW, *place)
    assert refused.value.code == code


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(Unanchored, match="代理对"):
        anchor(paper("甲\ud842方"), "b0", 0, "b0", 2)


def test_an_anchor_does_not_run_from_the_body_into_a_header() -> None:
    body = Story("body", "body", (paragraph("b0", "正文"),))
    both = Paper((body, Story("header1", "header", (paragraph("h0", "页眉"),))))
    with pytest.raises(Unanchored, match="不同部分"):
        anchor(both, "b0", 0, "h0", 1)


@pytest.mark.parametrize(
    "wrong",
    [
        Anchor("b3", 0, "b3", 2, "甲方"),
        Anchor("b9", 0, "b9", 2, "乙方"),
        Anchor("b3", 0, "b3", 99, "乙方应当配合。"),
        Anchor("b3", -7, "b3", 2, "乙方"),
    ],
)
def test_an_anchor_with_other_words_does_not_hold(wrong: Anchor) -> None:
    assert not holds(LAW, wrong)


def test_what_stands_around_words_ends_with_their_story() -> None:
    stories = ("body", "正文一"), ("header1", "页眉一", "页眉二"), ("footer1", "页脚一", "页脚二")
    both = Paper(
        tuple(
            Story(
                name, "body", tuple(paragraph(f"{name}{n}", text) for n, text in enumerate(texts))
            )
            for name, *texts in stories
        )
    )
    expected = {
        ("body0", "body0"): ("", ""),
        ("header10", "header10"): ("", "\n页眉二"),
        ("header11", "header11"): ("页眉一\n", ""),
        ("footer10", "footer10"): ("", "\n页脚二"),
        ("footer11", "footer11"): ("页脚一\n", ""),
        ("footer10", "footer11"): ("", ""),
    }
    for (first, last), around in expected.items():
        made = anchor(both, first, 0, last, 3)
        assert (made.prefix, made.suffix) == around


def test_words_backwards_over_paragraphs_do_not_hold() -> None:
    """From the end of the last paragraph to the beginning of the one before it."""
    assert not holds(LAW, Anchor("b3", 3, "b2", 2, "当配合。\n按期"))


def test_context_is_thirty_two_letters_at_most_and_no_fewer_where_there_are_more() -> None:
    wide = paper("一" * 40, "二", "三" * 40)
    made = anchor(wide, "b1", 0, "b1", 1)
    assert (made.prefix, made.suffix) == ("一" * 31 + "\n", "\n" + "三" * 31)
