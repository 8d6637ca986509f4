"""What the desk asks of a matter's records, read once for as long as no event may have changed it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from review.law import facts as law
from review.law.chores import Threads
from review.models import Matter
from review.registers import cache
from review.registers.batching import batched
from review.registers.facts import facts
from review.registers.threads import threads


class Known(NamedTuple):
    facts: law.Matter
    threads: Threads


def of(matter: Matter, gathered: law.Matter | None = None) -> Known:
    """Read from the records now, beside the facts that were `gathered` already."""
    gathered = gathered or facts(matter)
    return Known(gathered, threads(matter, gathered))


def of_all(
    ids: Collection[int], read: Callable[[Sequence[int]], Sequence[Matter]]
) -> Mapping[int, Known]:
    """Of each of these matters; those not known yet are `read` and gathered together."""
    known = cache.of_matters()
    rows = read([id for id in ids if id not in known])
    with batched(rows):
        known.update({row.id: of(row) for row in rows})
    return known
