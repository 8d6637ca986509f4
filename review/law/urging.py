"""催办: what urging somebody on asks of a deadline."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.requirements import Requirement


@dataclass(frozen=True)
class Urging:
    """A deadline that somebody is urged to keep.

    `mine`: whoever urges is the one it waits for. `urged_today`: somebody urged it on already.
    """

    overdue: bool
    mine: bool
    urged_today: bool


overdue = Requirement[Urging](
    "overdue", "期限已经逾期", "这一期限没有逾期，还不能催办", lambda one: one.overdue
)
of_others = Requirement[Urging](
    "of_others", "轮到别人办理", "这一期限轮到您本人办理，不用催办", lambda one: not one.mine
)
once_a_day = Requirement[Urging](
    "once_a_day",
    "同一期限当天没有催办过",
    "这一期限今天已经催办过，同一期限一天只催办一次",
    lambda urging: not urging.urged_today,
)

URGE = (overdue, of_others, once_a_day)
