"""修订: name the document that a new one is to replace, linked both ways; the old ends when it applies."""

from __future__ import annotations

from sqlalchemy import select

from review import clock
from review.actions import deadlines, log, procedure
from review.actions.issuing import EXPIRY
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.law import successions as law
from review.law.permissions import Act
from review.law.vocabulary import StepName
from review.models import Matter, Person, Publication, Succession
from review.registers import successions as register
from review.registers.batching import last


def name(matter: Matter, old: Matter, reason: str, *, by: Person) -> Succession:
    """`old` stays in force until the new one applies, or a decision of its own ends it before."""
    with unit_of_work():
        procedure.require(Act.NAME_PREDECESSOR, matter, by=by)
        others = [one for one in register.successors(old) if one is not matter]
        naming = law.Naming(
            old.kind is matter.kind and old is not matter,
            old.status in law.IN_FORCE,
            f"{others[0].number}《{others[0].title}》" if others else "",
        )
        procedure.demand(law.SUCCEED, naming)
        succession = Succession(
            matter_id=matter.id, old_id=old.id, reason=reason.strip(), by_id=by.id
        )
        db.session.add(succession)
        db.session.flush()
        told = f"{old.number}《{old.title}》"
        log.append("name_predecessor", by=by, matter=matter, old=told, reason=succession.reason)
        log.append("successor_named", by=by, matter=old, new=f"{matter.number}《{matter.title}》")
        return succession


def follow() -> int:
    """已被替代: every document whose successor applies by today; how many."""
    with unit_of_work():
        query = select(Succession).join(Matter, Succession.old_id == Matter.id)
        named = db.session.scalars(query.where(Matter.status.in_(law.IN_FORCE))).all()
        due = {row.old_id: row for row in named if _applies(row)}
        for row in due.values():
            new = row.matter
            told = f"{new.number}《{new.title}》"
            procedure.take(row.old, StepName.SUPERSEDE, by=None, new=told)
            deadlines.meet(row.old, EXPIRY)
        return len(due)


def _applies(row: Succession) -> bool:
    published = last(Publication, row.matter)
    effective = published.effective_on if published else None
    named = register.predecessor(row.matter) is row.old
    return named and law.applies(row.matter.status, effective, clock.today())
