"""Lost words are known again where what stands beside them is said once in either text."""

from __future__ import annotations

import pytest

from review.paper.anchoring.anchors import AnchorIndex, anchor
from review.paper.anchoring.sole_words import SoleWords
from review.paper.comparing.pairs import Pair
from tests.paper.drafts import paper

BEFORE, WORDS, BEHIND = "春夏秋冬东南西北金木水火", "甲方应当付清余款", "红黄蓝白赤橙绿青紫黑灰棕"
CLAUSE = f"首{BEFORE}{WORDS}{BEHIND}尾"


def placed(
    old: tuple[str, ...], new: tuple[str, ...], words: str = WORDS
) -> tuple[str, int, str] | None:
    """Where the words of the first old paragraph stand, said by nothing but the two texts."""
    ground, start = AnchorIndex(paper(*old)), old[0].index(words)
    lost = anchor(ground, "b0", start, "b0", start + len(words))
    found = SoleWords(ground, AnchorIndex(paper(*new)), ()).place(lost)
    return found and (found.start_block, found.start, found.quote)


@pytest.mark.parametrize(
    ("new", "place"),
    [
        # What stands before the words, behind them, or both, is there with them.
        ((f"另{BEFORE}{WORDS}另",), ("b0", 13)),
        ((f"{WORDS}{BEHIND}另",), ("b0", 0)),
        (("另行约定", f"另{WORDS}{BEHIND}另"), ("b1", 1)),
        ((f"{BEFORE}{WORDS}{BEHIND}",), ("b0", 12)),
        # Twelve letters beside them, no fewer.
        ((f"另{BEFORE[1:]}{WORDS}另{BEHIND}",), None),
        ((f"另{WORDS}{BEHIND[:11]}另",), None),
        # Nowhere; twice; at two places.
        (("另行约定",), None),
        ((f"另{BEFORE}{WORDS}另", f"{BEFORE}{WORDS}"), None),
        ((f"另{BEFORE}{WORDS}另", f"另{WORDS}{BEHIND}"), None),
    ],
)
def test_where_the_words_stand_now(new: tuple[str, ...], place: tuple[str, int] | None) -> None:
    assert placed((CLAUSE,), new) == (None if place is None else (*place, WORDS))


def test_what_the_old_text_says_twice_proves_nothing() -> None:
    new = (f"{BEFORE}{WORDS}另",)
    assert placed((CLAUSE,), new) is not None
    assert placed((CLAUSE, f"{BEFORE}{WORDS}"), new) is None


@pytest.mark.parametrize(("before", "found"), [("春夏秋冬", True), ("夏秋冬", False)])
def test_six_letters_are_needed_in_all_and_marks_are_none(before: str, found: bool) -> None:
    old, new = f"{before}，甲乙", f"另{before}，甲乙另"
    expected = ("b0", len(before) + 2, "甲乙") if found else None
    assert placed((old,), (new,), "甲乙") == expected


def test_words_over_two_paragraphs_are_not_looked_for() -> None:
    old, new = AnchorIndex(paper("首甲乙", "丙丁尾")), AnchorIndex(paper("首甲乙", "丙丁尾"))
    assert SoleWords(old, new, ()).place(anchor(old, "b0", 1, "b1", 2)) is None


LINE = "签章：甲乙"


@pytest.mark.parametrize(
    ("went", "came", "doubt", "found"),
    [(1, 1, False, True), (2, 1, False, False), (1, 2, False, False), (1, 0, False, False),
     (1, 1, True, False)],
)  # fmt: skip
def test_a_line_that_went_once_and_came_once_is_the_same_line(
    went: int, came: int, doubt: bool, found: bool
) -> None:
    old, new = paper(*[LINE] * (went + doubt)), paper("序言", *[LINE] * came)
    olds, news = list(old.paragraphs()), list(new.paragraphs())[1:]
    pairs = [Pair("deleted", (one,), ()) for one in olds[:went]]
    pairs += [Pair("inserted", (), (one,)) for one in news]
    pairs += [Pair("same", (one,), (news[0],), sure=False) for one in olds[went:]]
    lost = anchor(old, "b0", 3, "b0", 5)
    place = SoleWords(AnchorIndex(old), AnchorIndex(new), pairs).place(lost)
    assert (place and place[:5]) == (("b1", 3, "b1", 5, "甲乙") if found else None)
