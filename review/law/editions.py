"""版次: what is asked before a matter under way is moved to the newest edition of its chapter."""

from __future__ import annotations

from review.law.requirements import Requirement

older = Requirement[int](
    "older",
    "事项按旧版程序办理",
    "事项已经按现行程序办理，不必改",
    lambda behind: behind > 0,
)
MOVE = (older,)
