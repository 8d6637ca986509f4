"""A finding: which rule, where, which words; offered to a person who decides, never a conclusion."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Weight(Enum):
    """How grave a hit is taken; the word people read."""

    STOP = "阻断"
    WARN = "警示"
    HINT = "提示"


@dataclass(frozen=True)
class Rule:
    """`innocent` says when a hit is no fault (可能误报原因); `question` is what the rule asks."""

    id: str
    weight: Weight
    defect: str
    basis: str
    innocent: str
    family: str = ""
    question: str = ""


@dataclass(frozen=True)
class Finding:
    """`place` counts paragraphs from 0, `start` code points of that paragraph.

    `suggestion`, `weight` and `basis` are those of this hit where they differ from the rule's.
    """

    rule: Rule
    quote: str
    place: int
    start: int
    suggestion: str = ""
    weight: Weight | None = None
    basis: str = ""

    @property
    def severity(self) -> Weight:
        return self.weight or self.rule.weight

    @property
    def authority(self) -> str:
        return self.basis or self.rule.basis

    @property
    def advice(self) -> str:
        return self.suggestion or self.rule.defect
