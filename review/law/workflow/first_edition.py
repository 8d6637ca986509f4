"""The first edition of each chapter, for the matters that began under it: what it had otherwise.

A row goes when no matter uses it any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from review.law import issue_gate as issue
from review.law import who
from review.law.procedure import Chapter, Step
from review.law.vocabulary import Status, StepName
from review.law.workflow import consultation, contract, internal, second_edition
from review.law.workflow.names import LAWYER

N, S = StepName, Status


def _before(chapter: Chapter, without: Iterable[StepName], *instead: Step) -> Chapter:
    """Without the organ's review, without what only the newer edition reserves to 主要负责人."""
    other = {step.name: step for step in instead}
    earlier = [_plainly(other.get(step.name, step)) for step in chapter.steps]
    return chapter.before(1, organ=False, without=without, instead=earlier)


def _plainly(step: Step) -> Step:
    by = who.leader if step.by is who.signatory else step.by
    return replace(
        step,
        by=by,
        needs=tuple(condition for condition in step.needs if condition is not issue.by_organ),
    )


def _from(chapter: Chapter, name: StepName, *gone: Status, **other: object) -> Step:
    """A row as the newer edition has it, not from these statuses, and otherwise as said."""
    step = chapter.step(name)
    before = tuple(status for status in step.before if status not in gone)
    return replace(step, **{"before": before, **other})  # type: ignore[arg-type]


CONTRACT = _before(contract.CHAPTER, ())
NORMATIVE = _before(
    second_edition.NORMATIVE,
    (N.LEGAL_REVIEW, N.ASK_COUNSEL_AGAIN),
    _from(
        second_edition.NORMATIVE, N.OPINE, label="出具审核意见", after=S.OPINED, basis=LAWYER,
        stops="normative.review.max", tells=("drafter", "office"),
    ),
    _from(second_edition.NORMATIVE, N.REVISE_IN_REVIEW, S.ADVISED, tells=("counsel", "office")),
    _from(second_edition.NORMATIVE, N.SEND_BACK, S.ADVISED),
    _from(second_edition.NORMATIVE, N.RECLASSIFY, S.ADVISED),
    _from(second_edition.NORMATIVE, N.ABANDON, S.ADVISED),
)  # fmt: skip
INTERNAL = _before(
    internal.CHAPTER,
    (N.SIGN_OFF, N.DECLINE_SIGN_OFF),
    _from(
        internal.CHAPTER, N.ISSUE, before=(S.PASSED,),
        needs=tuple(condition for condition in internal.CHAPTER.step(N.ISSUE).needs if condition is not issue.signed_off),
    ),
    _from(internal.CHAPTER, N.REVISE, S.SIGNED_OFF),
    _from(internal.CHAPTER, N.ABANDON, S.SIGNED_OFF),
)  # fmt: skip
CONSULTATION = _before(consultation.CHAPTER, (N.LEGAL_REVIEW,))
