"""制定主体: who may issue normative documents, and what the office says of findings."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, render_template, url_for

from review.actions import classifications, issuing_bodies
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.law.permissions import Duty, may_perform
from review.models import Classification, IssuingBody
from review.registers import issuing_bodies as register
from review.web.access import duty, person
from review.web.forms.issuing_bodies import ConfirmForm, IssuerForm
from review.web.idempotency import at_most_once

page = Blueprint("issuing_bodies", __name__, url_prefix="/settings/issuers")


@page.get("")
@duty(Duty.READ_SETTINGS)
def all() -> str:
    return _page(IssuerForm(formdata=None), ConfirmForm(formdata=None), 0)


def _page(form: IssuerForm, word: ConfirmForm, at: int) -> str:
    """`at` is the finding whose form was sent, 0 for none."""
    waiting = register.unconfirmed()
    return render_template(
        "issuing_bodies/all.html",
        bodies=register.listed(),
        own=current_app.config["REVIEW_OFFICE"],
        form=form,
        waiting=waiting,
        forms={row.id: word if row.id == at else ConfirmForm(formdata=None) for row in waiting},
        said=register.confirmed(),
        may_change=bool(may_perform(person().role, Duty.MANAGE_SETTINGS)),
        may_confirm=bool(may_perform(person().role, Duty.CONFIRM_FINDING)),
    )


@page.post("")
@duty(Duty.MANAGE_SETTINGS)
def enter() -> Any:
    form = IssuerForm()
    if not form.validate():
        return _page(form, ConfirmForm(formdata=None), 0), 422

    def act() -> str:
        issuing_bodies.enter(form.name.data, form.basis.data, by=person())
        return url_for("issuing_bodies.all")

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(form, ConfirmForm(formdata=None), 0), 422


@page.post("/<int:id>/end")
@duty(Duty.MANAGE_SETTINGS)
def strike(id: int) -> Any:
    body = db.session.get(IssuingBody, id) or abort(404)

    def act() -> str:
        issuing_bodies.strike(body, by=person())
        return url_for("issuing_bodies.all")

    return at_most_once(act)


@page.post("/findings/<int:id>")
@duty(Duty.CONFIRM_FINDING)
def confirm(id: int) -> Any:
    found, form = db.session.get(Classification, id) or abort(404), ConfirmForm()
    if not form.validate():
        return _page(IssuerForm(formdata=None), form, id), 422

    def act() -> str:
        classifications.confirm(found, form.agreed.data, form.reason.data, by=person())
        return url_for("issuing_bodies.all")

    return at_most_once(act)
