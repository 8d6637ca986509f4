"""送审材料: how one is asked for, and on what basis; which are, stands with the kind of matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from review.law.vocabulary import MaterialKind, Subject, Word


@dataclass(frozen=True)
class Wanted:
    """`of` are the subjects of a question it is asked for with; empty: with every one. `since` is the
    edition of the chapter from which on it is asked for."""

    kind: MaterialKind
    required: bool
    basis: str
    of: tuple[Subject, ...] = ()
    since: int = 1

    def asked(self, subject: Subject | None, edition: int | None = None) -> bool:
        """Of a question on `subject`, by this edition of its chapter; None: by the newest."""
        return (not self.of or subject in self.of) and (edition is None or edition >= self.since)


class Demand(Word):
    REQUIRED = "required", "必交"
    OPTIONAL = "optional", "选交"
    OFF = "off", "不要求"

    @classmethod
    def of(cls, wanted: Wanted) -> Self:
        return cls("required" if wanted.required else "optional")


LOCAL = "各地政府合同管理的通行做法"
REVIEW_115 = "国办发〔2018〕115号第五点"


def missing(wanted: Sequence[Wanted], present: set[MaterialKind]) -> tuple[str, ...]:
    """Labels of the required materials that are not there yet."""
    return tuple(need.kind.label for need in wanted if need.required and need.kind not in present)
