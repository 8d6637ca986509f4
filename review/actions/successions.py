"""修订: name the document in force that a new one is to replace, linked both ways."""

from __future__ import annotations

from review.actions import log, procedure
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.law import successions as law
from review.law.permissions import Act
from review.models import Matter, Person, Succession
from review.registers import successions as register


def name(matter: Matter, old: Matter, reason: str, *, by: Person) -> Succession:
    """`old` stays in force until it is repealed or lapses by a decision of its own."""
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
