"""The second editions: of 规范性文件, which were all issued here, in whose name they might be; of 法律咨询,
to which no papers on a decision and its procedure had to be brought."""

from __future__ import annotations

from dataclasses import replace

from review.law import elsewhere_gate as there
from review.law import who
from review.law.procedure import Step
from review.law.vocabulary import Status
from review.law.workflow import consultation, normative
from review.law.workflow.elsewhere import AWAY, COSIGN, elsewhere

NEW = frozenset({there.ours, there.cosigned})
NAMES = tuple(step.name for step in (*elsewhere(()), COSIGN))
STATUSES = frozenset({*AWAY, Status.COUNTERSIGNING, Status.DROPPED})


def _before(step: Step) -> Step:
    return replace(
        step,
        by=who.drafter if step.by is who.own_drafter else step.by,
        needs=tuple(need for need in step.needs if need not in NEW),
        before=tuple(status for status in step.before if status not in STATUSES),
    )


NORMATIVE = normative.CHAPTER.before(
    2, organ=True, without=NAMES, instead=[_before(step) for step in normative.CHAPTER.steps]
)
CONSULTATION = consultation.CHAPTER.before(2, organ=False, without=(), instead=())
