"""制定主体清单: enter an organ, strike one off."""

from __future__ import annotations

from review import clock
from review.actions import log, procedure
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.permissions import Duty
from review.models import IssuingBody, Person
from review.registers.issuing_bodies import listed


def enter(name: str, basis: str, *, by: Person) -> IssuingBody:
    with unit_of_work():
        procedure.require_duty(Duty.MANAGE_SETTINGS, by=by)
        if any(body.name == name.strip() for body in listed()):
            raise Invalid("name", "这个机关已经在制定主体清单上")
        body = IssuingBody(name=name.strip(), basis=basis.strip(), by_id=by.id)
        db.session.add(body)
        db.session.flush()
        log.append("list_issuer", by=by, object={"id": body.id}, name=body.name, reason=body.basis)
        return body


def strike(body: IssuingBody, *, by: Person) -> None:
    """From here on it may not issue; what it issued stands."""
    with unit_of_work():
        procedure.require_duty(Duty.MANAGE_SETTINGS, by=by)
        if body.ended_at is None:
            body.ended_at = clock.now()
            db.session.flush()
            log.append("strike_issuer", by=by, object={"id": body.id}, name=body.name)
