"""制度汇编: what issuing an edition needs."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.requirements import Requirement


@dataclass(frozen=True)
class Edition:
    """`rules` in force now; `same` is the number of the last edition that holds just these, 0 for none."""

    rules: int
    same: int = 0


ISSUE = (
    Requirement[Edition](
        "holds_rules",
        "有现行有效的内部制度",
        "没有现行有效的内部制度，不能印发汇编",
        lambda edition: edition.rules > 0,
    ),
    Requirement[Edition](
        "changed",
        "现行有效的内部制度与上一版不同",
        "现行有效的内部制度与第{thing.same}版相同，不必印发新版",
        lambda edition: not edition.same,
    ),
)
