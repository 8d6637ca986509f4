"""修订: what naming the document that a new one replaces needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from review.law.requirements import Requirement
from review.law.vocabulary import Status

IN_FORCE = (Status.COMPILED, Status.IN_FORCE, Status.AMENDING)
UNTAKEN = (Status.WITHDRAWN, Status.ABANDONED, Status.REJECTED, Status.DROPPED)
"""A successor that ended here replaces nothing, and another may be begun."""
PRACTICE = "文件修订以新文件替代旧文件（各地规范性文件管理的通行做法）"
PUBLISHED = (Status.PUBLISHED, Status.FILED, Status.REGISTERED, Status.UNREGISTERED, *IN_FORCE)
"""Where a document that was made public stands, filed or not."""


def applies(status: Status, effective_on: date | None, today: date) -> bool:
    """Whether a successor is in force: by its 施行日期, or, of a rule that has none, by its status."""
    if effective_on is None:
        return status in IN_FORCE
    return status in PUBLISHED and effective_on <= today


@dataclass(frozen=True)
class Naming:
    """`taken` names the successor that is already under way, "" for none."""

    same_kind: bool
    in_force: bool
    taken: str = ""


SUCCEED = (
    Requirement[Naming](
        "same_kind",
        "修订的是同一种类的文件",
        "只能写明同一种类的文件",
        lambda naming: naming.same_kind,
        PRACTICE,
    ),
    Requirement[Naming](
        "still_in_force",
        "修订的文件现行有效、拟修改或者已汇编",
        "这份文件不是现行有效的，不能作为修订的对象",
        lambda naming: naming.in_force,
        PRACTICE,
    ),
    Requirement[Naming](
        "no_other_successor",
        "没有另一件正在办理的修订",
        "{thing.taken}已经写明修订这份文件",
        lambda naming: not naming.taken,
        PRACTICE,
    ),
)
