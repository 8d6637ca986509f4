"""Days that people report: refused when they cannot stand, kept as 补录 when they come late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from review import clock
from review.actions.unit_of_work import Invalid
from review.law import chronology as law
from review.law.chronology import Bound
from review.registers.calendar import calendar
from review.words import Words


def settle(field: str, day: date, label: str, late_reason: str, after: Sequence[Bound] = ()) -> str:
    """The reason why the day is reported late, "" where it is not; raise Invalid for a bad day."""
    said = law.fault(day, label, clock.today(), after=after)
    if said:
        raise Invalid(field, said)
    if not law.late(day, clock.today(), calendar()):
        return ""
    if not late_reason.strip():
        sentence = Words("距今已超过{recent}个工作日，属于补录，请写明理由", recent=law.RECENT)
        raise Invalid("late_reason", f"{label}{sentence}")
    return late_reason.strip()
