"""会议: record what a meeting decided of the text before it, with votes and dissent."""

from __future__ import annotations

from typing import Any

from review import clock
from review.actions import dating, procedure, sittings
from review.actions.signing import newest
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law import meetings as law
from review.law.chronology import Bound
from review.law.kinds import KINDS
from review.law.meetings import Minutes
from review.law.vocabulary import StepName
from review.models import Matter, Meeting, Person, Revision
from review.registers.facts import latest_opinion


def deliberate(matter: Matter, revision: Revision, minutes: Minutes, *, by: Person) -> Meeting:
    """集体审议 of a document; the outcome says which step is taken."""
    return _decided(matter, revision, minutes, KINDS[matter.kind].outcomes[minutes.outcome], by)


def decide(matter: Matter, revision: Revision, minutes: Minutes, *, by: Person) -> Meeting:
    """What a meeting decided of a contract: recorded beside its way, which it opens or not."""
    return _decided(matter, revision, minutes, StepName.RECORD_MEETING, by)


def _decided(
    matter: Matter, revision: Revision, minutes: Minutes, name: StepName, by: Person
) -> Meeting:
    with unit_of_work():
        procedure.check(matter, name, by=by)
        newest(matter, revision)
        minutes = sittings.sat(matter, minutes)
        late = dated(matter, minutes)
        for field, sentence in law.contradictions(minutes).items():
            raise Invalid(field, sentence)
        meeting = recorded(matter, revision, minutes, late, by=by)
        procedure.take(matter, name, by=by, **told(meeting))
        return meeting


def dated(matter: Matter, minutes: Minutes) -> str:
    """The meeting may not lie before the opinion it should have heard; why it is told of late."""
    opinion = latest_opinion(matter)
    heard = clock.local(opinion.made_at).date() if opinion else None
    after = (Bound(heard, "出具审核意见的日期"),)
    return dating.settle("held_on", minutes.held_on, "开会日期", minutes.late_reason, after)


def recorded(
    matter: Matter, revision: Revision | None, minutes: Minutes, late: str, *, by: Person
) -> Meeting:
    """The record of the meeting, bound to the text that was before it."""
    meeting = Meeting(
        matter_id=matter.id,
        revision_id=revision.id if revision else None,
        text_hash=revision.text_hash if revision else None,
        name=minutes.name,
        held_on=minutes.held_on,
        minutes=minutes.number,
        attendance=minutes.attendance,
        in_favour=minutes.in_favour,
        against=minutes.against,
        abstained=minutes.abstained,
        discussion=minutes.discussion,
        dissent=minutes.dissent,
        last_word=minutes.last_word,
        outcome=minutes.outcome,
        late_reason=late,
        by_id=by.id,
    )
    db.session.add(meeting)
    db.session.flush()
    sittings.bind(minutes, meeting)
    return meeting


def told(meeting: Meeting) -> dict[str, Any]:
    """What the log says of it."""
    return {
        "meeting": meeting.name,
        "held_on": meeting.held_on.isoformat(),
        "minutes": meeting.minutes,
        "attendance": meeting.attendance,
        "votes": f"同意{meeting.in_favour}，反对{meeting.against}，弃权{meeting.abstained}",
        "dissent": meeting.dissent,
        "last_word": meeting.last_word,
        "resolution": meeting.outcome.value,
        "text": meeting.text_hash,
        "late_reason": meeting.late_reason,
    }
