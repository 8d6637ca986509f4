"""Start, pause and meet the periods of a matter; reckon them anew when the rules change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from review import clock
from review.actions import log, notices
from review.extensions import db
from review.law.settings import MIN, READY
from review.models import Deadline, Matter, Pause, Person
from review.registers import settings
from review.registers.deadlines import reckon
from review.words import Words


def _running(matter: Matter, key: str | None = None) -> list[Deadline]:
    query = select(Deadline).filter_by(matter_id=matter.id, met_at=None)
    return list(db.session.scalars(query.filter_by(key=key) if key else query))


def start(matter: Matter, key: str, *, on: date | None = None) -> None:
    """Start the period on the day of its event, today unless said; one only paused goes on."""
    running = _running(matter, key)
    if not running:
        begin(matter, key, on=on or clock.today())
    for deadline in running:
        resume(deadline)


def begin(matter: Matter, key: str, *, on: date) -> None:
    """A period of its own, whatever others of the key run."""
    period = settings.period(key)
    deadline = Deadline(
        matter_id=matter.id,
        key=key,
        label=period.label,
        starts_on=on,
        amount=period.amount,
        unit=period.unit,
        shortest=_shortest(period.pair, period.amount),
        floor=period.bound == MIN,
        due_on=on,
    )
    db.session.add(deadline)
    settle(deadline)


def _shortest(pair: str, most: int) -> int | None:
    return min(settings.period(pair).amount, most) if pair else None


def pause(matter: Matter, reason: str) -> None:
    """Stop the periods that ran from complete materials; no law's own period waits for them."""
    for deadline in _running(matter):
        if settings.period(deadline.key).since == READY:
            hold(deadline, reason)


def hold(deadline: Deadline, reason: str) -> None:
    deadline.pauses.append(Pause(began_on=clock.today(), reason=reason))
    settle(deadline)


def resume(deadline: Deadline) -> None:
    for held in deadline.pauses:
        held.ended_on = held.ended_on or clock.today()
    settle(deadline)


def meet(matter: Matter, key: str) -> None:
    for deadline in _running(matter, key):
        deadline.met_at = clock.now()


def settle(deadline: Deadline) -> None:
    """Keep what the reckoning finds, for the lists that ask for it."""
    db.session.flush()
    reckoned = reckon(deadline)
    deadline.due_on = reckoned.due or deadline.due_on
    deadline.alert_on = reckoned.alert_on
    deadline.provisional = reckoned.provisional
    db.session.flush()


def recompute(running: Sequence[Deadline], why: str, *, by: Person | None) -> int:
    """Reckon running deadlines anew and say of each that moves from which day to which, and why.

    A deadline that was met is never among them.
    """
    moved = 0
    for deadline in running:
        if deadline.met_at is not None:
            continue
        before = deadline.due_on
        settle(deadline)
        if deadline.due_on != before and deadline.alert_on is not None:
            moved += 1
            _tell(deadline, before.isoformat(), why, by=by)
    return moved


def _tell(deadline: Deadline, before: str, why: str, *, by: Person | None) -> None:
    after = deadline.due_on.isoformat()
    matter = deadline.matter
    log.append(
        "recompute", by=by, matter=matter, period=deadline.label, old=before, new=after, why=why
    )
    words = Words(
        "《{title}》的{deadline}由{before}改为{after}：{why}",
        title=matter.title,
        deadline=deadline.label,
        before=before,
        after=after,
        why=why,
    )
    notices.tell(("drafter", "counsel", "office"), matter, words, by=by)
