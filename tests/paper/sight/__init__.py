"""Pairs of files that differ in one thing that is seen, or in one that is not, by rule."""

from __future__ import annotations

from collections.abc import Iterator

from tests.paper.sight import (
    contested,
    covering,
    drawings,
    fields,
    looks,
    numbers,
    places,
    pointing,
    tables,
)
from tests.paper.sight.contract import Pair


def all_pairs() -> Iterator[Pair]:
    """All pairs of all kinds."""
    for family in (looks, numbers, fields, tables, drawings, contested, places, pointing, covering):
        yield from family.pairs()
