"""版次: what is asked before a matter under way is moved to the newest edition of its chapter."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.requirements import Requirement


@dataclass(frozen=True)
class Moving:
    """How many editions it is `behind`; `issued`: by this office, though by the newest edition another
    organ issues it, so that nothing of the newest would go on from there."""

    behind: int
    issued: bool = False


older = Requirement[Moving](
    "older",
    "事项按旧版程序办理",
    "事项已经按现行程序办理，不必改",
    lambda moving: moving.behind > 0,
)
unissued = Requirement[Moving](
    "unissued",
    "按现行程序由其他机关制发的文件，还没有由本单位印发",
    "按现行程序这份文件由其他机关制发，本单位已经按旧版程序印发，须按旧版程序办完",
    lambda moving: not moving.issued,
)
MOVE = (older, unissued)
