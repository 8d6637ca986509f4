"""分办和利益冲突声明: how counsel comes to a matter, the same rows in every chapter."""

from __future__ import annotations

from review.law import who
from review.law.procedure import Step
from review.law.vocabulary import Status, StepName
from review.law.workflow.names import CONFLICT, DISCLOSURE, PRACTICE

N, S = StepName, Status

ENGAGEMENT = (
    Step(
        N.ASSIGN, "分办", (S.ACCEPTED,), S.ASSIGNED, who.office,
        "律师事务所统一接受委托（律师法第二十五条）",
        tells=("counsel",),
        page="matters.assignment",
    ),
    Step(
        N.REASSIGN, "改派", (S.ASSIGNED, S.DISCLOSED, S.REVIEWING), S.ASSIGNED, who.office,
        PRACTICE,
        reason=True,
        tells=("counsel", "drafter"),
        page="matters.assignment", aside=True,
    ),
    Step(
        N.DECLARE, "声明无利益冲突", (S.ASSIGNED,), S.REVIEWING, who.assigned_counsel, CONFLICT,
        tells=("office",),
        page="matters.declaration",
    ),
    Step(
        N.DISCLOSE, "披露利益冲突情形", (S.ASSIGNED,), S.DISCLOSED, who.assigned_counsel,
        DISCLOSURE,
        reason=True,
        tells=("office",),
        page="matters.declaration",
    ),
    Step(
        N.CONSENT, "知情同意", (S.DISCLOSED,), S.REVIEWING, who.office, DISCLOSURE,
        reason=True,
        tells=("counsel",),
    ),
    Step(
        N.RECUSE, "回避", (S.ASSIGNED, S.DISCLOSED), S.ACCEPTED, who.assigned_counsel, CONFLICT,
        reason=True,
        tells=("office",),
        page="matters.declaration", aside=True,
    ),
)  # fmt: skip
