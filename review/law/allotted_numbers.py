"""预留文号: what asking for a document's number needs."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.requirements import Requirement


@dataclass(frozen=True)
class Asking:
    """`own`: the document bears a number of this office's series; `kept` is the one it has, or ""."""

    own: bool
    kept: str = ""


ALLOT = (
    Requirement[Asking](
        "own_series",
        "以本中心名义制发",
        "不是以本中心名义制发的，文号由制发机关编排，不在本系统预留",
        lambda asking: asking.own,
    ),
    Requirement[Asking](
        "none_kept",
        "没有预留而未用的文号",
        "已经预留文号{thing.kept}，不重复预留",
        lambda asking: not asking.kept,
    ),
)
