"""单个事项的链接: when counsel may be let in to one matter by a mailed link, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from review.law.requirements import Requirement

LIFE = timedelta(days=14)


@dataclass(frozen=True)
class Addressee:
    """Counsel of the matter: whether there is one now, and whether mail reaches them."""

    assigned: bool
    reached: bool


LINK = (
    Requirement[Addressee](
        "has_counsel",
        "已分办法律顾问",
        "还没有分办法律顾问，或者法律顾问已经回避",
        lambda to: to.assigned,
    ),
    Requirement[Addressee](
        "counsel_is_reached",
        "法律顾问登记了邮箱，系统可以发信",
        "法律顾问没有登记邮箱，或者系统没有设置发信服务器",
        lambda to: to.reached,
    ),
)
