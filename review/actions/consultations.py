"""Take a question through its decision: why the review was short, what the meeting decided."""

from __future__ import annotations

from review import clock
from review.actions import procedure
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law import chronology as dates
from review.law import minutes as law
from review.law.chronology import Bound
from review.law.minutes import Minutes
from review.models import Decision, Matter, Meeting, Opinion, Person, Revision
from review.registers import deadlines as reckoned
from review.registers.facts import latest_opinion, latest_revision


def hurry(matter: Matter, reason: str, *, by: Person) -> None:
    """Say why a 重大行政决策 was reviewed in less time than it should have had."""
    with unit_of_work():
        procedure.take(matter, "hurry", by=by, reason=reason)
        assert matter.consultation is not None
        matter.consultation.hurry_reason = reason.strip()


def deliberate(matter: Matter, minutes: Minutes, *, by: Person) -> Decision:
    """Register the meeting and its decision; the outcome says which step is taken."""
    with unit_of_work():
        procedure.hold(matter)
        opinion, revision = latest_opinion(matter), latest_revision(matter)
        assert matter.consultation is not None
        for field, sentence in law.faults(minutes, matter.consultation.subject).items():
            raise Invalid(field, sentence)
        _dated(minutes, opinion)
        name = law.STEPS[minutes.outcome]
        meeting = _meeting(matter, minutes, revision, by=by)
        procedure.take(
            matter, name, by=by, reason=minutes.decided, meeting=minutes.name,
            held_on=minutes.held_on.isoformat(), minutes=minutes.number,
            votes=f"{minutes.in_favour}:{minutes.against}:{minutes.abstained}",
            dissent=minutes.dissent, last_word=minutes.last_word,
            reply=minutes.followed.value, why=minutes.departure, late_reason=minutes.late_reason,
        )  # fmt: skip
        assert opinion is not None
        decision = Decision(
            matter_id=matter.id,
            meeting_id=meeting.id,
            opinion_id=opinion.id,
            text=minutes.decided,
            followed=minutes.followed,
            departure=minutes.departure,
            by_id=by.id,
        )
        db.session.add(decision)
        db.session.flush()
        return decision


def _dated(minutes: Minutes, opinion: Opinion | None) -> None:
    """No meeting in the future, none before the opinion that was to be before it."""
    given = clock.local(opinion.made_at).date() if opinion else None
    after = [Bound(given, "法律意见出具日期")]
    said = dates.fault(minutes.held_on, "会议日期", clock.today(), after=after)
    if said:
        raise Invalid("held_on", said)
    if dates.late(minutes.held_on, clock.today(), reckoned.calendar()) and not minutes.late_reason:
        told = f"距今已超过{dates.RECENT}个工作日，属于补录，请写明理由"
        raise Invalid("late_reason", told)


def _meeting(matter: Matter, minutes: Minutes, revision: Revision | None, *, by: Person) -> Meeting:
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
        late_reason=minutes.late_reason,
        by_id=by.id,
    )
    db.session.add(meeting)
    db.session.flush()
    return meeting
