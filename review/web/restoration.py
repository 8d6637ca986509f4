"""恢复日志: what is lost, told to the two who must confirm it before the gate may open again."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, url_for

from review.actions import restoration
from review.evidence.restoration import restorations
from review.extensions import db
from review.law.permissions import Duty
from review.law.vocabulary import Role
from review.models import Person
from review.registers import log as register
from review.web.access import duty, person
from review.web.idempotency import at_most_once

page = Blueprint("restoration", __name__, url_prefix="/log/restoration")


@page.get("")
@duty(Duty.CONFIRM_RESTORATION)
def show() -> str:
    known = restorations(register.epochs())
    return render_template(
        "restoration/show.html",
        known=known,
        waiting=restoration.waiting(),
        roles=(Role.ADMINISTRATOR, Role.OFFICE),
        people={each.id: each for each in db.session.scalars(db.select(Person))},
        me=person(),
    )


@page.post("")
@duty(Duty.CONFIRM_RESTORATION)
def confirm() -> Any:
    def act() -> str:
        restoration.confirm(by=person())
        return url_for("restoration.show")

    return at_most_once(act)
