"""Paragraphs find themselves again in the next version, and nothing else."""

import random

from hypothesis import given
from hypothesis import strategies as st

from review.paper.comparing.align import Link, align
from review.paper.comparing.compare import compare
from review.paper.comparing.gap_alignment import rising
from tests.paper.drafts import clauses, paper

KEYS = st.lists(
    st.sampled_from(["甲方应当付款", "乙方应当交货", "争议由法院管辖", "甲", "", "甲方"])
)


def texts(count: int = 30) -> list[str]:
    return clauses(random.Random(3), count)


@given(KEYS, KEYS)
def test_every_index_is_in_exactly_one_link(old: list[str], new: list[str]) -> None:
    links = align(old, new)
    settled = [link for link in links if link.new or not link.moved]
    assert sorted(i for link in settled for i in link.old) == list(range(len(old)))
    assert sorted(j for link in links for j in link.new) == list(range(len(new)))


@given(KEYS, KEYS)
def test_links_are_in_the_reading_order_of_both_sides(old: list[str], new: list[str]) -> None:
    links = align(old, new)
    news = [j for link in links for j in link.new]
    olds = [i for link in links if not (link.moved and link.new) for i in link.old]
    assert news == sorted(news)
    assert olds == sorted(olds)


@given(KEYS)
def test_a_text_aligned_with_itself_is_all_same_and_sure(keys: list[str]) -> None:
    assert align(keys, keys) == tuple(Link((n,), (n,)) for n in range(len(keys)))


def test_an_inserted_and_a_deleted_clause_leave_the_others_in_place() -> None:
    old = texts()
    new = [*old[:4], "全新的一条，与其他各条毫无相同之处。", *old[4:20], *old[21:]]
    lone = [link for link in align(old, new) if not link.old or not link.new]
    assert lone == [Link((), (4,)), Link((20,), ())]


def test_a_moved_clause_leaves_one_place_and_arrives_at_another() -> None:
    old = texts()
    new = [*old[:3], *old[4:15], old[3], *old[15:]]
    moved = [link for link in align(old, new) if link.moved]
    assert moved == [Link((3,), (), moved=True), Link((3,), (14,), moved=True)]


def test_a_split_clause_and_a_merged_one_keep_their_parts() -> None:
    old = texts()
    cut = old[5].index("。") + 1
    new = [*old[:5], old[5][:cut], old[5][cut:], *old[6:10], old[10] + old[11], *old[12:]]
    links = align(old, new)
    assert Link((5,), (5, 6)) in links
    assert Link((10, 11), (11,)) in links


def test_one_of_two_equal_neighbours_deleted_leaves_a_doubt() -> None:
    old = ["甲方盖章处及签字", "甲方盖章处及签字", "完"]
    (kept,) = (link for link in align(old, old[1:]) if link.new == (0,))
    assert not kept.sure


def test_a_copy_that_stayed_makes_no_move_of_the_one_deleted() -> None:
    decoy = "未尽事宜由双方另行协商解决。"
    old = [*texts()[:5], decoy, *texts()[5:12], decoy, *texts()[12:]]
    new = [text for n, text in enumerate(old) if n != 5]
    assert Link((5,), (), 1.0) in align(old, new)
    assert Link((13,), (12,)) in align(old, new)


def test_the_longest_rising_run_is_found() -> None:
    pairs = [(0, 5), (1, 0), (2, 1), (3, 9), (4, 2), (5, 3)]
    assert rising(pairs) == [(1, 0), (2, 1), (4, 2), (5, 3)]


def test_blanks_to_be_filled_in_make_no_two_lines_alike():
    old = paper("邮编：______________________", "传真：______________________")
    new = paper("乙方：______________________", "传真：__________")
    kinds = [pair.kind for pair in compare(old, new).pairs]
    assert kinds == ["deleted", "inserted", "edited"]


def test_a_clause_with_a_copy_that_stayed_has_not_moved() -> None:
    """Two copies came and one went: nobody can tell which of them it is."""
    old = texts(8)
    new = [old[1], old[0], *old[2:6], old[1], *old[6:]]
    assert not [link for link in align(old, new) if link.moved]


def test_an_edited_clause_with_a_twin_has_not_moved() -> None:
    old = texts(8)
    twin = old[6].replace("应当", "须").replace("项目中", "项目内")
    assert twin != old[6]
    old = [*old[:7], old[6], *old[7:]]
    new = [old[0], twin, *old[1:6], twin, old[8]]
    assert not [link for link in align(old, new) if link.moved]
