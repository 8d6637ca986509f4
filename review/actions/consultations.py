"""Take a question through its decision: why the review was short, what the meeting decided."""

from __future__ import annotations

from review.actions import meetings, procedure, sittings
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law import meetings as law
from review.law.kinds import KINDS
from review.law.meetings import Minutes
from review.law.vocabulary import StepName
from review.models import Decision, Matter, Person
from review.registers.facts import latest_opinion, latest_revision


def hurry(matter: Matter, reason: str, *, by: Person) -> None:
    """Say why a 重大行政决策 was reviewed in less time than it should have had."""
    with unit_of_work():
        procedure.take(matter, StepName.HURRY, by=by, reason=reason)
        assert matter.consultation is not None
        matter.consultation.hurry_reason = reason.strip()


def deliberate(matter: Matter, minutes: Minutes, *, by: Person) -> Decision:
    """Register the meeting and its decision; the outcome says which step is taken."""
    with unit_of_work():
        procedure.hold(matter)
        opinion = latest_opinion(matter)
        assert matter.consultation is not None
        minutes = sittings.sat(matter, minutes)
        for field, sentence in law.faults(minutes, matter.consultation.subject).items():
            raise Invalid(field, sentence)
        late = meetings.dated(matter, minutes)
        held = meetings.recorded(matter, latest_revision(matter), minutes, late, by=by)
        procedure.take(
            matter, KINDS[matter.kind].outcomes[minutes.outcome], by=by, reason=minutes.decided,
            reply=minutes.followed.value, why=minutes.departure, **meetings.told(held),
        )  # fmt: skip
        assert opinion is not None
        decision = Decision(
            matter_id=matter.id,
            meeting_id=held.id,
            opinion_id=opinion.id,
            text=minutes.decided,
            followed=minutes.followed,
            departure=minutes.departure,
            by_id=by.id,
        )
        db.session.add(decision)
        db.session.flush()
        return decision
