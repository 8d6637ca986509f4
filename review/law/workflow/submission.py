"""送审和受理: how a matter reaches the office, the same rows in every chapter."""

from __future__ import annotations

from review.law import sign_gate as gate
from review.law import who
from review.law.procedure import Condition, Step
from review.law.vocabulary import Status, StepName
from review.law.workflow.names import COMPLETE, INCOMPLETE, MENDED, PRACTICE

N, S = StepName, Status


def submission(
    label: str,
    again: str,
    basis: str,
    *,
    ready: tuple[Condition, ...],
    complete: tuple[Condition, ...],
    period: str,
    drafting: tuple[Status, ...] = (S.DRAFT,),
    reviewing: tuple[Status, ...] = (S.REVIEWING,),
) -> tuple[Step, ...]:
    """The rows from 送审 to 退回补正, in which only these things are a chapter's own.

    `ready` is asked of the drafter when submitting, `complete` of the office when accepting;
    `period` is the review period that acceptance starts, `drafting` the statuses before submission,
    `reviewing` those in which the text is being reviewed.
    """
    return (
        Step(
            N.SUBMIT, label, (S.DRAFT,), S.SUBMITTED, who.drafter, basis,
            needs=ready,
            tells=("office",),
        ),
        Step(
            N.RESUBMIT, again, (S.RETURNED,), S.SUBMITTED, who.drafter, PRACTICE,
            needs=ready,
            tells=("office",),
        ),
        Step(
            N.WITHDRAW, "撤回", (*drafting, S.SUBMITTED, S.RETURNED), S.WITHDRAWN, who.drafter,
            PRACTICE,
            stops=period,
            tells=("office",),
            aside=True,
        ),
        Step(
            N.ACCEPT, "受理", (S.SUBMITTED,), S.ACCEPTED, who.office, COMPLETE,
            needs=complete,
            starts=period,
            tells=("drafter",),
        ),
        Step(
            N.RESUME, "受理并恢复审查", (S.SUBMITTED,), S.REVIEWING, who.office, MENDED,
            needs=(*complete, gate.declared),
            starts=period,
            tells=("drafter", "counsel"),
        ),
        Step(
            N.SEND_BACK, "退回补正", (S.SUBMITTED, S.ACCEPTED, S.ASSIGNED, *reviewing), S.RETURNED,
            who.office, INCOMPLETE,
            reason=True,
            tells=("drafter", "counsel"),
            aside=True,
        ),
    )  # fmt: skip
