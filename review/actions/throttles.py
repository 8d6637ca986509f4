"""次数限制: count what somebody does, and say when it was often enough for now."""

from __future__ import annotations

from sqlalchemy import delete, func, select

from review import clock
from review.actions import log
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.law.throttles import WINDOW
from review.law.vocabulary.throttle import Throttled
from review.models import Person, Throttle


def passes(person: Person, sort: Throttled, most: int) -> bool:
    """Whether once more is within `most` in ten minutes, and count it; 0 is no limit.

    The first refusal of a window is an event, those after it are not: a program that goes on asking
    shall not fill the log.
    """
    if not most:
        return True
    with unit_of_work():
        db.session.get(Person, person.id, with_for_update=True)  # two at once are counted as two
        since = clock.now() - WINDOW
        mine = (Throttle.person_id == person.id, Throttle.sort == sort)
        db.session.execute(delete(Throttle).where(*mine, Throttle.at <= since))
        counted = db.session.scalar(select(func.count()).select_from(Throttle).where(*mine)) or 0
        if counted <= most:
            db.session.add(Throttle(person_id=person.id, sort=sort))
        if counted == most:
            log.append("throttled", by=person, text=sort.label)
        return counted < most
