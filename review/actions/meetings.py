"""集体审议: record what a meeting decided of the reviewed text, with votes and dissent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from review import clock
from review.actions import dating, procedure
from review.actions.signing import newest
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.chronology import Bound
from review.law.vocabulary import Resolution
from review.models import Matter, Meeting, Person, Revision
from review.registers.facts import latest_opinion

STEPS = {
    Resolution.PASSED: "pass_meeting",
    Resolution.IN_PRINCIPLE: "pass_in_principle",
    Resolution.AGAIN: "deliberate_again",
    Resolution.REJECTED: "reject",
}


@dataclass(frozen=True)
class Held:
    """The meeting as the minutes have it."""

    name: str
    held_on: date
    minutes: str
    attendance: str
    in_favour: int
    against: int
    abstained: int
    resolution: Resolution
    discussion: str = ""
    dissent: str = ""
    last_word: str = ""
    late_reason: str = ""


def deliberate(matter: Matter, revision: Revision, held: Held, *, by: Person) -> Meeting:
    """The meeting may not lie before the opinion it should have heard."""
    with unit_of_work():
        name = STEPS[held.resolution]
        procedure.check(matter, name, by=by)
        newest(matter, revision)
        opinion = latest_opinion(matter)
        heard = Bound(
            clock.local(opinion.made_at).date() if opinion else None, "出具审核意见的日期"
        )
        late = dating.settle("held_on", held.held_on, "开会日期", held.late_reason, after=(heard,))
        _consistent(held)
        made = Meeting(
            matter_id=matter.id,
            revision_id=revision.id,
            text_hash=revision.text_hash,
            name=held.name,
            held_on=held.held_on,
            minutes=held.minutes,
            attendance=held.attendance,
            in_favour=held.in_favour,
            against=held.against,
            abstained=held.abstained,
            discussion=held.discussion,
            dissent=held.dissent,
            last_word=held.last_word,
            outcome=held.resolution,
            late_reason=late,
            by_id=by.id,
        )
        db.session.add(made)
        db.session.flush()
        procedure.take(matter, name, by=by, **_told(made))
        return made


def _told(made: Meeting) -> dict[str, Any]:
    return {
        "meeting": made.name,
        "held_on": made.held_on.isoformat(),
        "minutes": made.minutes,
        "attendance": made.attendance,
        "votes": f"同意{made.in_favour}，反对{made.against}，弃权{made.abstained}",
        "dissent": made.dissent,
        "last_word": made.last_word,
        "resolution": made.outcome.value,
        "text": made.text_hash,
        "late_reason": made.late_reason,
    }


def _consistent(held: Held) -> None:
    """Dissent is written down; what passed has more voices for it than against."""
    if held.in_favour + held.against + held.abstained == 0:
        raise Invalid("in_favour", "请填写表决情况")
    if held.against + held.abstained and not held.dissent.strip():
        raise Invalid("dissent", "有反对或者弃权的，应当如实写明不同意见")
    passed = held.resolution in (Resolution.PASSED, Resolution.IN_PRINCIPLE)
    if passed and held.in_favour <= held.against and not held.last_word.strip():
        told = "同意不多于反对而通过的，应当写明主要负责人的理由"
        raise Invalid("last_word", told)
