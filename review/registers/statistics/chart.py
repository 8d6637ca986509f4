"""The year by months and by category, for the charts; each is made of the parts of a figure."""

from __future__ import annotations

from collections import Counter

from review import clock
from review.law.vocabulary import Reply
from review.registers.statistics.figure import MONTHS, Figure
from review.registers.statistics.reviews import COLUMNS

COLOURS = ("f1", "f2", "f4", "f3")
PARTS = "remarks-"  # figures of the advice, by what was replied


def reached(year: int) -> int:
    """How many months of the year have begun; of those ahead nothing is known, not even nought."""
    today = clock.today()
    return 12 if year < today.year else today.month


def opinions(letters: Figure) -> list[tuple[str, str, list[int]]]:
    """For each column its word, its colour, and how many opinions each of the twelve months had."""
    found = Counter(part.marks for part in letters.parts)
    return [
        (word, colour, [found[month, word] for month in MONTHS])
        for word, colour in zip(dict.fromkeys(COLUMNS.values()), COLOURS, strict=False)
    ]


def grave(blocking: Figure, most: int = 6) -> list[tuple[str, int]]:
    """The categories with the most annotations that must be dealt with, and how many."""
    return Counter(part.marks[1] for part in blocking.parts).most_common(most)


def replies(found: dict[str, Figure]) -> list[tuple[str, int, str]]:
    """What became of the advice that was answered: the reply, how often, its colour."""
    rows = ((Reply(key.removeprefix(PARTS)), found[key]) for key in found if key.startswith(PARTS))
    return [
        (reply.label, len(figure.parts), colour)
        for (reply, figure), colour in zip(rows, COLOURS, strict=False)
    ]
