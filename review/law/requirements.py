"""What an act asks of the thing it is done to, beside who may do it and when: rows with their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from review.law.procedure import YES, Ruling
from review.words import Words

Thing = TypeVar("Thing")
PRACTICE = "办公室惯例"


@dataclass(frozen=True)
class Requirement(Generic[Thing]):
    """`label` is what must hold, `refusal` the sentence said where it does not.

    The sentence may name what it speaks of: it is formatted with `thing`.
    """

    key: str
    label: str
    refusal: str
    holds: Callable[[Thing], bool]
    basis: str = PRACTICE


def judge(needs: Iterable[Requirement[Thing]], thing: Thing) -> Ruling:
    """The first requirement that does not hold, in its own words."""
    for need in needs:
        if not need.holds(thing):
            return Ruling(False, Words(need.refusal, thing=thing))
    return YES
