"""送审材料 of each kind: what must be there, what may be, and on what basis it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from review.law.vocabulary import Kind, MaterialKind, Word


@dataclass(frozen=True)
class Wanted:
    kind: MaterialKind
    required: bool
    basis: str


class Demand(Word):
    REQUIRED = "required", "必交"
    OPTIONAL = "optional", "选交"
    OFF = "off", "不要求"

    @classmethod
    def of(cls, wanted: Wanted) -> Self:
        return cls("required" if wanted.required else "optional")


M = MaterialKind
LOCAL = "各地政府合同管理办法的通行要求（本区规定第七条以下未核实，以办公室设置为准）"
REVIEW_115 = "国办发〔2018〕115号第五点（文字未核对原文，以办公室设置为准）"

MATERIALS: dict[Kind, tuple[Wanted, ...]] = {
    Kind.CONTRACT: (
        Wanted(M.CREDENTIALS, True, LOCAL),
        Wanted(M.APPROVAL_BASIS, True, LOCAL),
        Wanted(M.AWARD, False, "采购文件确定事项签订（政府采购法第四十六条）"),
        Wanted(M.BUDGET, False, "预算法第十三条"),
        Wanted(M.NEGOTIATION, False, "办公室惯例"),
        Wanted(M.OTHER, False, "办公室惯例"),
    ),
    Kind.NORMATIVE: (
        Wanted(M.EXPLANATION, True, REVIEW_115),
        Wanted(M.LEGAL_BASIS, True, REVIEW_115),
        Wanted(M.COMMENTS, True, REVIEW_115),
        Wanted(M.OWN_REVIEW, False, REVIEW_115),
        Wanted(M.COMPETITION, False, "公平竞争审查条例第十七条"),
        Wanted(M.CONSISTENCY, False, "北京市优化营商环境条例第七十五条"),
        Wanted(M.RISK, False, REVIEW_115),
        Wanted(M.OTHER, False, "办公室惯例"),
    ),
    Kind.INTERNAL: (
        Wanted(M.EXPLANATION, False, "办公室惯例"),
        Wanted(M.LEGAL_BASIS, False, "办公室惯例"),
        Wanted(M.OTHER, False, "办公室惯例"),
    ),
    Kind.CONSULTATION: (
        Wanted(M.BACKGROUND, False, "办公室惯例"),
        Wanted(M.LEGAL_BASIS, False, "办公室惯例"),
        Wanted(M.OTHER, False, "办公室惯例"),
    ),
}


def missing(wanted: Sequence[Wanted], present: set[MaterialKind]) -> tuple[str, ...]:
    """Labels of the required materials that are not there yet."""
    return tuple(one.kind.label for one in wanted if one.required and one.kind not in present)
