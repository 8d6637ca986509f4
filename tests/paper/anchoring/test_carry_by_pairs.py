"""What carrying makes of a comparison: the bounds, one by one, on pairs that are written by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from review.paper.anchoring.anchors import anchor
from review.paper.anchoring.carry import Carried, aligned, carry
from review.paper.comparing.pairs import Comparison, Kind, Pair
from review.paper.comparing.tokens import BREAK, Edit
from tests.paper.drafts import letters, paper


def edited(text: str, *places: tuple[int, int]) -> tuple[str, tuple[Edit, ...]]:
    """The text with other letters in those places, and the edits that say so."""
    for start, end in places:
        text = text[:start] + letters(900 + start, end - start) + text[end:]
    return text, tuple(Edit(start, end, start, end) for start, end in places)


def judged(
    quote: tuple[int, int], *places: tuple[int, int], text: str = letters(0, 40),
    likeness: float = 0.9, kind: Kind = "edited", alone: bool = True, in_row: bool = False,
    around: Sequence[Pair | None] = (None,),
) -> Carried:  # fmt: skip
    """The quote of a paragraph that was edited in `places`; unless `alone`, another says the same.

    `around` holds the pairs beside it; None is its own.
    """
    new, edits = edited(text, *places)
    far = [] if alone else [text]
    was, now = paper(text, *far), paper(new, *far)
    own = Pair(
        kind, (next(was.paragraphs()),), (next(now.paragraphs()),), edits, likeness, in_row=in_row
    )
    pairs = tuple(own if each is None else each for each in around)
    made = anchor(was, "b0", quote[0], "b0", quote[1])
    return carry(was, now, [made], Comparison(pairs, {}, {}))[0]


@pytest.mark.parametrize(
    ("length", "exchanged", "state"),
    [(4, 12, "edited"), (4, 13, "orphan"), (5, 14, "edited"), (5, 15, "orphan")],
)
def test_words_are_exchanged_where_the_passage_is_no_longer_than_twice_them_and_four(
    length: int, exchanged: int, state: str
) -> None:
    assert judged((12, 12 + length), (10, 10 + exchanged)).state == state


@pytest.mark.parametrize(("lost", "state"), [(4, "edited"), (5, "orphan")])
def test_words_of_which_half_stayed_are_judged_however_long_the_passage(
    lost: int, state: str
) -> None:
    """Eight letters, the first of which went with more than twenty before them; and nine."""
    assert judged((22, 30), (0, 22 + lost)).state == state
    assert judged((22, 31), (0, 26)).state == "edited"


def test_words_that_went_alone_are_deleted() -> None:
    text = letters(0, 40)
    was, now = paper(text), paper(text[:20] + text[28:])
    pair = Pair("edited", (*was.paragraphs(),), (*now.paragraphs(),), (Edit(20, 28, 20, 20),), 0.9)
    made = anchor(was, "b0", 20, "b0", 28)
    (found,) = carry(was, now, [made], Comparison((pair,), {}, {}))
    assert (found.state, found.why) == ("orphan", "所引文字已删除。")


# Two edits (the first of them outside the quote), unless it says otherwise.
@pytest.mark.parametrize(
    ("alone", "likeness", "length", "lost", "state"),
    [
        # Another paragraph says the same: most of the words, and enough of them, must have stayed.
        (False, 0.74, 8, 1, "guessed"),
        (False, 0.74, 8, 2, "guessed"),
        (False, 0.74, 8, 3, "orphan"),
        (False, 0.74, 6, 1, "guessed"),
        (False, 0.74, 5, 1, "orphan"),
        (False, 0.75, 8, 3, "guessed"),
        (False, 0.89, 8, 1, "guessed"),
        (False, 0.90, 8, 1, "edited"),
        # None does.
        (True, 0.74, 8, 3, "guessed"),
        (True, 0.74, 8, 1, "guessed"),
        (True, 0.75, 8, 2, "edited"),
        (True, 0.84, 8, 3, "guessed"),
        (True, 0.85, 8, 3, "edited"),
    ],
)
def test_how_like_the_paragraphs_must_be(
    alone: bool, likeness: float, length: int, lost: int, state: str
) -> None:
    places = ((2, 4), (20, 20 + lost))
    assert judged((20, 20 + length), *places, likeness=likeness, alone=alone).state == state


@pytest.mark.parametrize(
    ("kind", "places", "likeness", "state", "confidence"),
    [
        ("edited", ((2, 4),), 0.7411, "guessed", 0.371),
        ("edited", ((2, 4), (20, 22)), 0.8003, "edited", 0.81),
        ("moved", ((2, 4),), 0.7777, "moved", 0.739),
        ("edited", ((2, 4),), 0.75, "same", 1.0),
    ],
)
def test_how_sure_it_is(
    kind: Kind, places: tuple[tuple[int, int], ...], likeness: float, state: str, confidence: float
) -> None:
    """Half, or nearly all, of the likeness; 0.6 and 0.35 of what stayed, times the likeness."""
    found = judged((20, 28), *places, kind=kind, likeness=likeness)
    assert (found.state, found.confidence) == (state, confidence)


@pytest.mark.parametrize(
    ("kind", "in_row", "places", "likeness", "state"),
    [
        ("edited", False, ((2, 4), (6, 7)), 0.8, "guessed"),
        ("edited", True, ((2, 4), (6, 7)), 0.8, "same"),
        ("moved", True, ((2, 4), (6, 7)), 0.8, "guessed"),
        ("moved", False, ((2, 4), (6, 7)), 0.95, "guessed"),
        ("moved", False, (), 1.0, "moved"),
    ],
)
def test_words_that_another_paragraph_says_too_prove_a_row_and_what_was_not_changed(
    kind: Kind, in_row: bool, places: tuple[tuple[int, int], ...], likeness: float, state: str
) -> None:
    found = judged((20, 28), *places, kind=kind, in_row=in_row, likeness=likeness, alone=False)
    assert found.state == state


@pytest.mark.parametrize(
    ("own", "state"),
    [(letters(100, 4), "same"), (letters(100, 3), "guessed"), ("怒、怕；怖，怙", "guessed"),
     ("第十二条", "guessed")],
)  # fmt: skip
def test_four_letters_of_its_own_prove_a_paragraph_but_no_number_of_a_clause(
    own: str, state: str
) -> None:
    shared = letters(0, 20)
    old, new = own + letters(200, 2) + shared, own + letters(300, 2) + shared
    was, now = paper(old, shared), paper(new, shared)
    at = len(own)
    pair = Pair("edited", (next(was.paragraphs()),), (next(now.paragraphs()),),
                (Edit(at, at + 2, at, at + 2),), 0.8)  # fmt: skip
    made = anchor(was, "b0", at + 6, "b0", at + 14)
    assert carry(was, now, [made], Comparison((pair,), {}, {}))[0].state == state


def beside(kind: Kind, sure: bool = True) -> Pair:
    return Pair(kind, (), (), sure=sure)


SAME, MOVED, DOUBTFUL = beside("same"), beside("moved"), beside("same", False)


@pytest.mark.parametrize(
    ("around", "state"),
    [
        ((SAME, None), "guessed"),
        ((None, SAME), "guessed"),
        ((beside("edited"), None), "guessed"),
        ((MOVED, None, SAME), "guessed"),
        ((SAME, None, MOVED), "guessed"),
        ((MOVED, None), "orphan"),
        ((DOUBTFUL, None), "orphan"),
        ((None, DOUBTFUL), "orphan"),
        ((SAME, MOVED, None), "orphan"),
        ((None, MOVED, SAME), "orphan"),
        ((None,), "orphan"),
    ],
)
def test_one_exchanged_stretch_is_a_guess_beside_a_paragraph_that_stayed(
    around: tuple[Pair | None, ...], state: str
) -> None:
    found = judged((20, 28), (20, 23), likeness=0.7, alone=False, around=around)
    assert found.state == state
    for other in (((2, 4), (20, 23)), ((20, 23), (30, 31))):  # two stretches are not one
        assert judged((20, 28), *other, likeness=0.7, alone=False, around=around).state == "orphan"
    moved = judged((20, 28), (20, 23), likeness=0.7, alone=False, around=around, kind="moved")
    assert moved.state == "orphan"


def over_two(
    head: Sequence[tuple[int, int]] = (), tail: Sequence[tuple[int, int]] = (), between: int = 0,
    gone: str = "", unsure: str = "", swapped: bool = False,
) -> Carried:  # fmt: skip
    """A quote of the last four letters of a paragraph of ten and the first four of the next."""
    first, first_edits = edited(letters(0, 10), *head)
    last, last_edits = edited(letters(20, 10), *tail)
    texts = [first, *([letters(200, between)] if between else []), last]
    was = paper(letters(0, 10), letters(20, 10))
    now = paper(*(reversed(texts) if swapped else texts))
    before, after = was.paragraphs(), sorted(now.paragraphs(), key=lambda one: one.text != first)
    pairs = [
        Pair("deleted" if name == gone else "edited", (one,), () if name == gone else (other,),
             edits, 0.9, name != unsure)
        for name, one, other, edits in (
            ("head", next(before), after[0], first_edits),
            ("tail", next(before), after[-1], last_edits),
        )
    ]  # fmt: skip
    return carry(was, now, [anchor(was, "b0", 6, "b1", 4)], Comparison(tuple(pairs), {}, {}))[0]


def test_a_quote_over_two_paragraphs_needs_both_of_them_and_their_order() -> None:
    assert over_two().state == "same"
    assert over_two(swapped=True).state == "orphan"
    for end in ("head", "tail"):
        assert over_two(gone=end).state == "orphan"
        assert over_two(unsure=end).state == "orphan"


@pytest.mark.parametrize(
    ("head", "tail", "state"),
    [([(6, 10)], [], "edited"), ([], [(0, 4)], "edited"),
     ([(6, 10)], [(3, 4)], "orphan"), ([(9, 10)], [(0, 4)], "orphan")],
)  # fmt: skip
def test_half_of_a_quote_over_two_paragraphs_must_have_stayed(
    head: list[tuple[int, int]], tail: list[tuple[int, int]], state: str
) -> None:
    assert over_two(head, tail).state == state


@pytest.mark.parametrize(("between", "state"), [(48, "edited"), (49, "orphan")])
def test_its_ends_stand_no_farther_apart_than_twice_its_length_and_forty(
    between: int, state: str
) -> None:
    """The quote has nine letters with its line feed, what stands there now ten and those between."""
    assert over_two(between=between).state == state


@pytest.mark.parametrize(
    ("quote", "now", "place"),
    [
        ((2, 4), "丁", ("b1", 0, "b1", 1)),
        ((0, 2), "甲乙", ("b0", 0, "b0", 2)),
        ((0, 3), "甲乙", ("b0", 0, "b0", 2)),
        ((0, 4), "甲乙\n丁", ("b0", 0, "b1", 1)),
    ],
)
def test_a_place_at_the_seam_of_a_split_goes_inwards(
    quote: tuple[int, int], now: str, place: tuple[str, int, str, int]
) -> None:
    """甲乙丙丁戊己 was split: 丙 became the end of the first half."""
    was, new = paper("甲乙丙丁戊己"), paper("甲乙", "丁戊己")
    pair = Pair("edited", (*was.paragraphs(),), (*new.paragraphs(),), (Edit(2, 3, 2, 3),))
    assert pair.new_text == f"甲乙{BREAK}丁戊己"
    made = anchor(was, "b0", quote[0], "b0", quote[1])
    (found,) = carry(was, new, [made], Comparison((pair,), {}, {}))
    assert found.anchor is not None
    assert (found.anchor.quote, found.anchor[:4]) == (now, place)


@pytest.mark.parametrize(
    ("block", "path", "there"),
    [
        ("b0", "", True),
        ("b1", "", True),
        ("b2", "", False),
        ("b2", "第三条", True),
        ("b2", "第三条/（一）", True),
        ("b2", "第四条", False),
    ],
)
def test_a_place_is_aligned_in_the_paragraphs_that_the_old_one_became_or_in_its_clause(
    block: str, path: str, there: bool
) -> None:
    """The old paragraph was split; another one followed it."""
    was, now = paper("甲乙丙", "尾"), paper("甲", "丙", "尾")
    (split, other), (first, second, last) = was.paragraphs(), now.paragraphs()
    pairs = Pair("edited", (split,), (first, second)), Pair("same", (other,), (last,))
    old = anchor(was, "b0", 0, "b0", 1)._replace(path="第三条" if path else "")
    new = anchor(now, block, 0, block, 1)._replace(path=path)
    assert aligned(Comparison(pairs, {}, {}), old, new) == there
