"""What the text of a revision cannot prove by itself, for the banner of every page that decides."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from review.actions.documents import store
from review.paper import model
from review.paper.caveats import KINDS, Entry, entries

KEPT = 256


class Told(NamedTuple):
    """One kind of caveat: its title and its lines."""

    title: str
    lines: tuple[Entry, ...]


@lru_cache(maxsize=KEPT)
def caveats_in(reading: str) -> tuple[Told, ...]:
    """The caveats of a stored reading, kind after kind; a reading never changes."""
    sorted_entries = sorted(
        entries(model.load(store().get(reading))), key=lambda each: _order(each.kind)
    )
    kinds = groupby(sorted_entries, key=lambda each: each.kind)
    return tuple(Told(KINDS[kind].title, tuple(lines)) for kind, lines in kinds)


def _order(kind: str) -> int:
    return list(KINDS).index(kind)
