"""催办: tell whoever an overdue deadline waits for that somebody asks for it, once a day."""

from __future__ import annotations

from review import clock
from review.actions import log, notices, procedure
from review.actions.reminders import Due
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.law.permissions import Act
from review.law.preferences import Told
from review.law.urging import URGE, Urging
from review.models import Deadline, Person, Reminder
from review.registers import next_steps
from review.registers.deadlines import days_left, urged_today
from review.words import Words


def urge(deadline: Deadline, *, by: Person) -> None:
    """A notice to each it waits for and an event; raise Refused in the law's words."""
    with unit_of_work():
        matter = deadline.matter
        procedure.require(Act.URGE, matter, by=by)
        db.session.refresh(deadline)
        left, waiting = days_left(deadline), next_steps.awaited(deadline)
        overdue = deadline.met_at is None and left is not None and left < 0
        mine, again = by.id in {person.id for person in waiting}, bool(urged_today([deadline.id]))
        procedure.demand(URGE, Urging(overdue and not deadline.floor, mine, again))
        db.session.add(Reminder(deadline_id=deadline.id, sort="urge", told_on=clock.today()))
        log.append(
            "urge", by=by, matter=matter, object={"id": deadline.id}, period=deadline.label,
            urged="、".join(one.name for one in waiting),
        )  # fmt: skip
        words = Words(
            "{by}催办：{words}，请尽快办理", by=by.name, words=Due(deadline, left or 0, {}).words
        )
        notices.leave(waiting, matter, words, by=by, kind=Told.DEADLINE)
