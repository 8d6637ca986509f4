"""评估和清理 of a document in force: continued, to be amended, repealed, lapsed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from review.actions import dating, deadlines, procedure
from review.actions.issuing import EXPIRY
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.law.chronology import Bound
from review.law.vocabulary import StepName, Upkept
from review.models import Issue, Matter, Person, Publication, Upkeep
from review.registers.batching import last

STEPS = {
    Upkept.EVALUATED: StepName.EVALUATE,
    Upkept.KEPT: StepName.KEEP,
    Upkept.AMENDED: StepName.AMEND,
    Upkept.REPEALED: StepName.REPEAL,
    Upkept.LAPSED: StepName.LAPSE,
}


@dataclass(frozen=True)
class Decided:
    kind: Upkept
    decided_on: date
    body: str
    grounds: str
    late_reason: str = ""


def decide(matter: Matter, decided: Decided, *, by: Person) -> Upkeep:
    with unit_of_work():
        name = STEPS[decided.kind]
        procedure.check(matter, name, by=by)
        published, issued = last(Publication, matter), last(Issue, matter)
        since = published.published_on if published else issued.formed_on if issued else None
        late = dating.settle(
            "decided_on", decided.decided_on, "决定日期", decided.late_reason,
            (Bound(since, "公布日期" if published else "成文日期"),),
        )  # fmt: skip
        upkeep = Upkeep(
            matter_id=matter.id,
            kind=decided.kind,
            decided_on=decided.decided_on,
            body=decided.body,
            grounds=decided.grounds,
            late_reason=late,
            by_id=by.id,
        )
        db.session.add(upkeep)
        db.session.flush()
        procedure.take(
            matter, name, by=by, body=upkeep.body, decided_on=upkeep.decided_on.isoformat(),
            note=upkeep.grounds, late_reason=late,
        )  # fmt: skip
        _watch(matter, decided)
        return upkeep


def _watch(matter: Matter, decided: Decided) -> None:
    """The last day of force is watched until the document ends; no clean-up moves it."""
    if decided.kind in (Upkept.REPEALED, Upkept.LAPSED):
        deadlines.meet(matter, EXPIRY)
