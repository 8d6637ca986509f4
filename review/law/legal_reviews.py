"""法制审核: how the organ's own opinion may stand to counsel's advice."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.requirements import Requirement


@dataclass(frozen=True)
class Following:
    """`adopted`: the advice is followed in all; `same`: the conclusions are one; `reasoned`: a reason
    is given. `advised` is counsel's conclusion."""

    advised: str
    adopted: bool
    same: bool
    reasoned: bool


same_conclusion = Requirement[Following](
    "same_conclusion",
    "采纳法律意见的，结论与法律顾问的相同",
    "法律顾问的结论是“{thing.advised}”；结论不同的，不能选“采纳”",
    lambda following: not following.adopted or following.same,
)
departs_with_reason = Requirement[Following](
    "departs_with_reason",
    "部分采纳、不采纳法律意见的，写明理由",
    "部分采纳、不采纳法律意见的，须写明理由",
    lambda following: following.adopted or following.reasoned,
)
FOLLOW = (same_conclusion, departs_with_reason)
