"""What the office prints to prove something: the clearance, what became of each remark, the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from review.paper.issuing.gbt9704 import OfficialPage
from review.paper.issuing.letters import CONFIRMED, Anchor, Text


@dataclass(frozen=True)
class Condition:
    """One condition of the sign gate as it stood, and what shows it."""

    label: str
    met: bool
    evidence: str = ""


@dataclass(frozen=True)
class Approved:
    """One approval of exactly this text."""

    name: str
    role: str
    at: datetime
    note: str = ""


@dataclass(frozen=True)
class Clearance:
    """准予签署: this text, and no other, may be signed."""

    number: str
    section: str
    party: str
    text: Text
    conditions: tuple[Condition, ...]
    approvals: tuple[Approved, ...]
    cleared_by: str
    at: datetime
    anchor: Anchor


@dataclass(frozen=True)
class Settled:
    """One remark and what the section did with it."""

    clause: str
    quote: str
    remark: str
    basis: str
    reply: str
    reason: str = ""


def clearance_sheet(clearance: Clearance) -> bytes:
    page = OfficialPage(f"《{clearance.text.title}》\n准予签署单")
    page.number(clearance.number)
    rows = (
        ("送审科室", clearance.section),
        ("相对方", clearance.party),
        ("准予签署的文本", f"第{clearance.text.revision}版"),
        ("文本指纹", clearance.text.fingerprint),
        ("审查日志", f"共{clearance.anchor.size}条，根\n{clearance.anchor.root}"),
    )
    page.table((), rows, (36, 120))
    page.heading("一、签署条件")
    page.table(
        ("序号", "条件", "是否满足", "凭据"),
        [
            (str(n), condition.label, "满足" if condition.met else "未满足", condition.evidence)
            for n, condition in enumerate(clearance.conditions, 1)
        ],
        (14, 66, 22, 54),
    )
    page.heading("二、审批记录")
    page.table(
        ("审批人", "职务", "时间", "意见"),
        [
            (approved.name, approved.role, _clock(approved.at), approved.note)
            for approved in clearance.approvals
        ],
        (28, 34, 46, 48),
    )
    page.text("本单只对上列指纹的文本有效；文本有任何变动，本单自动失效。")
    page.note(CONFIRMED)
    page.signature((clearance.cleared_by,), clearance.at.date())
    return page.content()


def adoption_table(title: str, rows: Sequence[Settled], signed: str, on: date) -> bytes:
    """采纳情况表, on paper laid across."""
    page = OfficialPage(f"《{title}》审查意见采纳情况表", landscape=True)
    page.blank()
    page.table(
        ("序号", "条款", "原文", "审查意见", "依据", "采纳情况", "理由"),
        [
            (
                str(n),
                settled.clause,
                settled.quote,
                settled.remark,
                settled.basis,
                settled.reply,
                settled.reason,
            )
            for n, settled in enumerate(rows, 1)
        ],
        (14, 26, 60, 62, 38, 22, 35),
    )
    page.signature((signed,), on)
    return page.content()


def _clock(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}"
