"""Where only Enter or Backspace was pressed, nothing is left to likeness."""

from hypothesis import given
from hypothesis import strategies as st

from review.paper.comparing.compare import compare
from review.paper.comparing.splits_and_merges import gathered, splits_and_merges
from tests.paper.drafts import paper


def test_two_paragraphs_run_into_one_are_a_seam() -> None:
    assert splits_and_merges(
        ["总则", "第六条 付款条件", "分三期支付。"], ["总则", "第六条 付款条件分三期支付。"]
    ) == [1]


def test_a_text_that_stood_whole_already_joins_nothing() -> None:
    parts = ["付款条件", "分三期", "付款条件分三期"]
    assert splits_and_merges(parts, ["付款条件分三期"]) == []


def test_where_two_places_could_be_joined_neither_is() -> None:
    assert splits_and_merges(["甲方", "（盖章）", "甲方", "（盖章）"], ["甲方（盖章）"]) == []


def test_short_texts_join_nothing() -> None:
    assert splits_and_merges(["甲", "方"], ["甲方"]) == []


@given(st.lists(st.integers()), st.sets(st.integers(0, 9)))
def test_gathering_keeps_every_unit_in_order(units: list[int], joins: set[int]) -> None:
    groups = gathered(units, sorted(joins))
    assert [unit for group in groups for unit in group] == units
    assert all(len(group) <= 2 for group in groups)


def test_a_split_heading_and_a_merged_one_are_compared_as_one_text() -> None:
    old = paper("第七条 甲方权利义务", "甲方应当付款。", "乙方应当交货。")
    new = paper("第七条 ", "甲方权利义务", "甲方应当付款。乙方应当交货。")
    sizes = [(len(pair.old), len(pair.new)) for pair in compare(old, new).pairs]
    assert sizes == [(1, 2), (2, 1)]
