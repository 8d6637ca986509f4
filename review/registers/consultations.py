"""How a question stands: what it is about, how long it was reviewed, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import selectinload

from review import clock
from review.law import facts as law
from review.law.deadlines import lasted
from review.law.vocabulary import Conclusion, Status, Subject
from review.models import Deadline, Decision, Matter, Meeting, Opinion
from review.registers.batching import last, rows
from review.registers.deadlines import calendar, pauses_of
from review.registers.settings import period

KEY = "consultation.review"


def reviewed_for(matter: Matter) -> int | None:
    """Working days from complete materials to the decision, or to today while there is none; the
    days on which the clock stood still are left out. None where the review never began.
    """
    periods = [
        deadline
        for deadline in rows(Deadline, matter, selectinload(Deadline.pauses))
        if deadline.key == KEY
    ]
    if not periods:
        return None
    pauses = [pause for deadline in periods for pause in pauses_of(deadline)]
    return lasted(periods[0].starts_on, _until(matter), calendar(), pauses)


DECIDED = (Status.DECIDED, Status.REJECTED, Status.ARCHIVED)
ENDED = (*DECIDED, Status.WITHDRAWN, Status.ABANDONED)


def _until(matter: Matter) -> date:
    """The day of the decision, or on which the question was given up; today while it is open."""
    held = last(Decision, matter) if matter.status in DECIDED else None
    if held is not None:
        return held.meeting.held_on
    over = matter.status in ENDED
    return clock.local(matter.status_since).date() if over else clock.today()


def consultation(matter: Matter, opinion: Opinion | None) -> law.Consultation:
    record = matter.consultation
    if record is None:
        return law.Consultation()
    since = reviewed_for(matter)
    short = since is None or since < period("decision.review.min").amount
    return law.Consultation(
        subject=record.subject,
        risk_stated=bool(
            opinion and opinion.conclusion is Conclusion.EXPLORATORY and opinion.risk.strip()
        ),
        hasty=record.subject is Subject.DECISION and short,
        hurry_explained=bool(record.hurry_reason),
    )


def meetings(matter: Matter) -> Sequence[Meeting]:
    return rows(Meeting, matter)


def decisions(matter: Matter) -> dict[int, Decision]:
    """Each meeting's decision, by the meeting."""
    return {decision.meeting_id: decision for decision in rows(Decision, matter)}
