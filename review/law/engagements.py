"""常年法律顾问: which contract a firm may not review, and when giving it a matter needs a reason."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from review.chinese import spoken_date
from review.law.kinds import KINDS
from review.law.requirements import Requirement
from review.law.vocabulary import Kind
from review.words import Words

# What a scope says that leaves no kind out.
ALL = ("全部", "各类", "所有")


def same_name(one: str, other: str) -> bool:
    """Whether two names are of one body, however brackets and spaces are typed."""
    names = ["".join(unicodedata.normalize("NFKC", name).split()) for name in (one, other)]
    return bool(names[0]) and names[0] == names[1]


@dataclass(frozen=True)
class Giving:
    """A contract about to be given to a firm; `party` is its other side."""

    firm: str
    party: str


ASSIGN = (
    Requirement[Giving](
        "not_own_contract",
        "法律顾问所在律所不是合同的对方",
        "合同的对方就是{thing.firm}，律所不能审查自己作为一方的合同",
        lambda giving: not same_name(giving.firm, giving.party),
        "律师法第三十九条",
    ),
)


@dataclass(frozen=True)
class Engagement:
    """One 聘用 of a firm as registered and confirmed; `entry` is its number in the register."""

    firm: str
    begins_on: date
    ends_on: date
    scope: str
    entry: int = 0

    def covers(self, kind: Kind) -> bool:
        return any(word in self.scope for word in (*KINDS[kind].agreed, *ALL))


def ending(on: date, engagements: Sequence[Engagement], ahead: int) -> list[tuple[Engagement, int]]:
    """The engagements that end within `ahead` days and are not renewed, with the days that are left."""
    return [
        (one, (one.ends_on - on).days)
        for one in engagements
        if 0 <= (one.ends_on - on).days <= ahead and not _renewed(one, engagements)
    ]


def _renewed(engagement: Engagement, engagements: Sequence[Engagement]) -> bool:
    return any(
        same_name(one.firm, engagement.firm) and one.ends_on > engagement.ends_on
        for one in engagements
    )


def doubt(firm: str, kind: Kind, on: date, engagements: Sequence[Engagement]) -> str:
    """Why a matter of that kind needs a reason to be given to the firm on a day; "" for none.

    Where no engagement at all is registered, nothing is asked.
    """
    if not engagements:
        return ""
    own = [engagement for engagement in engagements if same_name(engagement.firm, firm)]
    if not own:
        return Words("没有登记{firm}的聘用", firm=firm)
    now = [engagement for engagement in own if engagement.begins_on <= on <= engagement.ends_on]
    if not now:
        last = max(own, key=lambda engagement: engagement.ends_on)
        term = Words(
            "{begins_on}至{ends_on}",
            begins_on=spoken_date(last.begins_on),
            ends_on=spoken_date(last.ends_on),
        )
        return Words("{firm}的服务期是{term}，今天不在服务期内", firm=firm, term=term)
    if not any(engagement.covers(kind) for engagement in now):
        return Words(
            "{firm}的服务范围是“{scope}”，没有写明{kind}",
            firm=firm,
            scope=now[-1].scope,
            kind=kind.label,
        )
    return ""
