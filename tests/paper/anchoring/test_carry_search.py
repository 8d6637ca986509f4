"""Words that left their paragraph are looked for in new text near by, on pairs written by hand."""

from __future__ import annotations

import pytest

from review.paper.anchoring.anchors import anchor
from review.paper.anchoring.carry import Carried, carry
from review.paper.comparing.pairs import Comparison, Pair
from review.paper.comparing.tokens import Edit
from tests.paper.drafts import letters, paper


def searched(quote: str, fresh: str, at: int = 0, away: int = 1) -> Carried:
    """The quote's paragraph was deleted as pair `at`; `fresh` came as the pair `away` from it."""
    was, now = paper(quote + letters(700, 3)), paper(letters(800, 3) + fresh + letters(810, 3))
    came = (Edit(0, 0, 2, len(fresh) + 6),)
    pairs = [Pair("same", (), ())] * (max(at, at + away) + 6)
    pairs[at] = Pair("deleted", (*was.paragraphs(),), ())
    pairs[at + away] = Pair("inserted", (), (*now.paragraphs(),), came)
    made = anchor(was, "b0", 0, "b0", len(quote))
    return carry(was, now, [made], Comparison(tuple(pairs), {}, {}))[0]


@pytest.mark.parametrize(
    ("at", "away", "state"),
    [
        (0, 3, "guessed"),
        (0, 4, "orphan"),
        (2, -2, "guessed"),
        (4, -3, "guessed"),
        (4, -4, "orphan"),
    ],
)
def test_deleted_words_are_looked_for_three_pairs_to_either_side(
    at: int, away: int, state: str
) -> None:
    words = letters(0, 6)
    found = searched(words, words, at, away)
    assert (found.state, found.confidence) == (state, 0.6 if state == "guessed" else 0.0)
    assert (found.anchor and found.anchor.quote) == (words if state == "guessed" else None)


@pytest.mark.parametrize(
    ("quote", "fresh", "state"),
    [
        (letters(0, 5), letters(0, 5), "orphan"),
        (letters(0, 4) + "\n" + letters(4, 4), letters(0, 4) + "\n" + letters(4, 4), "orphan"),
        (letters(0, 6), letters(0, 6) + "，" + letters(0, 6), "orphan"),
        ("甲" * 6, "甲" * 7, "orphan"),
        # One letter of twelve, or of eleven, is another.
        (letters(0, 12), letters(0, 5) + "一" + letters(6, 6), "guessed"),
        (letters(0, 11), letters(0, 5) + "一" + letters(6, 5), "orphan"),
    ],
)
def test_what_is_looked_for(quote: str, fresh: str, state: str) -> None:
    found = searched(quote, fresh)
    assert (found.state, found.anchor and found.anchor.quote) == (
        state, fresh if state == "guessed" else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stayed", "state", "confidence"),
    [(15, "guessed", 0.6), (12, "guessed", 0.4), (11, "orphan", 0.0)],
)
def test_new_text_much_shorter_than_the_quote_is_not_the_quote(
    stayed: int, state: str, confidence: float
) -> None:
    """All that is new is some of its letters; four fifths of fifteen are twelve."""
    quote = letters(0, 15)
    was, now = paper(quote + "已废"), paper(quote[:stayed])
    gone = Pair("deleted", (*was.paragraphs(),), ())
    came = Pair("inserted", (), (*now.paragraphs(),), (Edit(0, 0, 0, stayed),))
    made = anchor(was, "b0", 0, "b0", 15)
    (found,) = carry(was, now, [made], Comparison((gone, came), {}, {}))
    assert (found.state, found.confidence) == (state, confidence)
