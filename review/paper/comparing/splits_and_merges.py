"""Where Enter or Backspace was pressed: neighbours that read, letter for letter, as one before or after.

Such a split or merge is certain whatever the texts resemble, so it is found before anything is
aligned by likeness: a heading of four characters run into its clause is not lost in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")

SHORTEST = 4
"""A joined text below this is too common to prove that its halves belong together."""


def splits_and_merges(parts: Sequence[str], wholes: Sequence[str]) -> list[int]:
    """Ascending n, such that parts n and n+1 became, or were, one of `wholes`, and no other could be.

    A row of a table is given as "" and is no part and no whole.
    """
    fresh = {text for text in set(wholes).difference(parts) if len(text) >= SHORTEST}
    if not fresh:
        return []
    fresh = {text for text, n in Counter(wholes).items() if n == 1 and text in fresh}
    pairs = [
        (left + two, n)
        for n, (left, two) in enumerate(pairwise(parts))
        if left and two and left + two in fresh
    ]
    often = Counter(text for text, _ in pairs)
    return [n for text, n in pairs if often[text] == 1]


def gathered(units: Sequence[T], joins: Sequence[int]) -> list[tuple[T, ...]]:
    """The units in groups of one, and of two where the first's number is among the joins."""
    if not joins:
        return [(unit,) for unit in units]
    groups: list[tuple[T, ...]] = []
    joined = set(joins)
    n = 0
    while n < len(units):
        size = 2 if n in joined else 1
        groups.append(tuple(units[n : n + size]))
        n += size
    return groups
