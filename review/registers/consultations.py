"""How a question stands: what it is about, how long it was reviewed, what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from review import clock
from review.law import facts as law
from review.law.vocabulary import Conclusion, Subject
from review.models import Deadline, Decision, Matter, Meeting, Opinion
from review.registers.deadlines import calendar
from review.registers.settings import period
from review.registers.together import rows

KEY = "consultation.review"


def reviewed_for(matter: Matter) -> int | None:
    """Working days since the materials were complete; None where the review never began."""
    starts_on = next((one.starts_on for one in rows(Deadline, matter) if one.key == KEY), None)
    return calendar().between(starts_on, clock.today()) if starts_on else None


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
    return {one.meeting_id: one for one in rows(Decision, matter)}
