"""One text for programs that know no paragraphs, and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.paper.anchoring.anchors import Unanchored, holds
from review.paper.anchoring.body_text import BodyText
from tests.paper.drafts import paper

LAW = paper("甲方应当付款。", "乙方应当交货。", "", "甲方应当验收。")
FLAT = BodyText(LAW)


def test_each_paragraph_is_closed_by_one_line_feed() -> None:
    assert FLAT.text == "甲方应当付款。\n乙方应当交货。\n\n甲方应当验收。\n"


@given(st.integers(0, 24), st.integers(0, 24))
def test_an_anchor_stands_where_its_offsets_say(start: int, end: int) -> None:
    if not FLAT.text[start:end].strip("\n"):
        with pytest.raises(Unanchored):
            FLAT.anchor(start, end)
        return
    made = FLAT.anchor(start, end)
    low, high = FLAT.span(made) or (0, 0)
    assert holds(LAW, made)
    assert FLAT.text[low:high].strip("\n") == FLAT.text[start:end].strip("\n")


def test_a_quote_that_stands_once_is_found() -> None:
    assert FLAT.find("交货", "", "").start_block == "b1"


def test_the_context_decides_between_equal_quotes() -> None:
    assert FLAT.find("应当", "甲方", "验收").start_block == "b3"
    assert FLAT.find("应当", "", "", "b1").start_block == "b1"


@pytest.mark.parametrize(
    ("words", "code"), [(("应当", "", ""), "tie"), (("丙方", "", ""), "missing")]
)
def test_what_cannot_be_told_apart_is_not_guessed(words: tuple[str, str, str], code: str) -> None:
    with pytest.raises(Unanchored) as refused:
        FLAT.find(*words)
    assert refused.value.code == code


def test_two_places_alike_are_a_tie_and_the_first_letter_of_all_decides_too() -> None:
    with pytest.raises(Unanchored, match="2次"):
        BodyText(paper("付款。", "付款。")).find("付款", "", "")
    assert BodyText(paper("甲付款。", "乙付款。")).find("付款", "甲", "").start_block == "b0"


def test_what_ends_outside_the_body_has_no_span() -> None:
    position = FLAT.anchor(0, 2)
    assert FLAT.span(position._replace(end_block="elsewhere")) is None
    assert FLAT.span(position._replace(start_block="elsewhere")) is None


@pytest.mark.parametrize(
    ("texts", "asked", "place"),
    [
        # What stands behind decides alone, and before alone; by its second letter from the words.
        (("付款。甲", "付款。乙"), ("付款", "", "。乙"), ("b1", 0)),
        (("甲，付款", "乙，付款"), ("付款", "乙，", ""), ("b1", 2)),
        (("甲付款", "乙付款"), ("付款", "乙", ""), ("b1", 1)),
        # Of a context longer than the text only what is there can agree.
        (("付款", "甲付款"), ("付款", "一二三四五甲", ""), ("b1", 1)),
        (("付款。", "付款"), ("付款", "", "\n付款\n之后还有"), ("b1", 0)),
        # In one paragraph: up to its end, and over line ends from there.
        (("付款", "甲付款"), ("付款", "", "", "b1"), ("b1", 1)),
        (("甲付\n款", "付\n款"), ("付\n款", "", "", "b1"), ("b1", 0)),
        (("甲\n付款", "付款"), ("付款", "", "", "b0"), ("b0", 2)),
        (("甲", "付款", "付款"), ("甲\n付款", "", "", "b0"), ("b0", 0)),
    ],
)
def test_where_words_are_found(
    texts: tuple[str, ...], asked: tuple[str, ...], place: tuple[str, int]
) -> None:
    found = BodyText(paper(*texts)).find(*asked)
    assert (found.start_block, found.start) == place


@pytest.mark.parametrize(
    ("texts", "asked", "code"),
    [
        (("甲甲甲",), ("甲甲", "", ""), "tie"),
        (("付款", "付款", "交货"), ("付款", "", ""), "tie"),
        (("甲", "付款"), ("付款", "", "", "b0"), "missing"),
        (("甲", "付\n款"), ("付\n款", "", "", "b0"), "missing"),
        (("甲",), ("甲", "", "", "b7"), "block"),
        (("甲",), ("", "", ""), "missing"),
    ],
)
def test_where_words_are_not_found(
    texts: tuple[str, ...], asked: tuple[str, ...], code: str
) -> None:
    with pytest.raises(Unanchored) as refused:
        BodyText(paper(*texts)).find(*asked)
    assert refused.value.code == code


def test_what_is_missing_is_told_by_its_first_forty_letters() -> None:
    with pytest.raises(Unanchored, match=f"“{'一' * 40}”"):
        FLAT.find("一" * 41, "", "")


def test_a_quote_may_end_after_one_letter_of_a_paragraph() -> None:
    assert FLAT.anchor(0, 9)[:5] == ("b0", 0, "b1", 1, "甲方应当付款。\n乙")
    assert FLAT.span(FLAT.anchor(3, 9)) == (3, 9)
