"""会议: the sittings of the office's bodies, their agendas, who was there, what follows from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, render_template, url_for

from review import clock
from review.actions import campaign_meetings, follow_up, sittings
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.law import sittings as law
from review.law.permissions import Duty, may_perform
from review.models import AgendaItem, Body, Campaign, Matter, Person, Sitting
from review.registers import campaigns as cleanups
from review.registers import sittings as register
from review.web.access import duty, person
from review.web.forms.fields import Form
from review.web.forms.sittings import CallForm, EndForm, FollowUpForm, HeldForm, ItemForm
from review.web.idempotency import at_most_once

page = Blueprint("sittings", __name__, url_prefix="/sittings")


def _keeps() -> bool:
    return bool(may_perform(person().role, Duty.KEEP_SITTINGS))


@page.get("")
@duty(Duty.READ_SITTINGS)
def all() -> str:
    return _list(CallForm.among(register.bodies(), planned_on=clock.today()))


def _list(form: CallForm) -> str:
    return render_template(
        "sittings/all.html",
        sittings=register.sittings(),
        cleanups=cleanups.listed(),
        bodies=register.bodies(),
        form=form,
        keeps=_keeps(),
    )


@page.post("")
@duty(Duty.KEEP_SITTINGS)
def call() -> Any:
    form = CallForm.among(register.bodies())
    if not form.validate():
        return _list(form), 422

    def act() -> str:
        body = db.session.get_one(Body, int(form.body.data))
        sitting = sittings.call(body, form.name.data, form.planned_on.data, by=person())
        return url_for("sittings.show", id=sitting.id)

    return _done(act, form, lambda: _list(form))


def _done(act: Callable[[], str], form: Form, again: Callable[[], str]) -> Any:
    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return again(), 422


def _sitting(id: int) -> Sitting:
    return db.session.get(Sitting, id) or abort(404)


@page.get("/<int:id>")
@duty(Duty.READ_SITTINGS)
def show(id: int) -> str:
    return _page(_sitting(id))


def _page(sitting: Sitting, **forms: Form) -> str:
    members = len(sitting.attendance if sitting.record else sitting.body.seated)
    shown = {
        "putting": ItemForm.among(register.candidates(), cleanups.waiting(), formdata=None),
        "holding": HeldForm.of(sitting, formdata=None, on=sitting.planned_on),
        "leaving": EndForm(formdata=None),
        "asking": FollowUpForm.among(register.owners(), formdata=None),
    }
    return render_template(
        "sittings/show.html",
        sitting=sitting,
        cleanups=cleanups.before(sitting),
        members=members,
        need=law.needed(sitting.body.quorum, members),
        present=register.present(sitting),
        told=register.attendance_told(sitting),
        keeps=_keeps(),
        **{**shown, **forms},
    )


@page.post("/<int:id>/items")
@duty(Duty.KEEP_SITTINGS)
def put(id: int) -> Any:
    sitting = _sitting(id)
    form = ItemForm.among(register.candidates(), cleanups.waiting())
    if not form.validate():
        return _page(sitting, putting=form), 422

    def act() -> str:
        if form.campaign:
            campaign = db.session.get_one(Campaign, form.campaign)
            campaign_meetings.put(sitting, campaign, by=person())
        else:
            matter = db.session.get_one(Matter, int(form.matter.data))
            sittings.put(sitting, matter, form.grave.data, form.amount.data, by=person())
        return url_for("sittings.show", id=id)

    return _done(act, form, lambda: _page(sitting, putting=form))


@page.post("/<int:id>/items/<int:item>/withdrawal")
@duty(Duty.KEEP_SITTINGS)
def take_off(id: int, item: int) -> Any:
    sitting, form = _sitting(id), EndForm()
    agenda_item = db.session.get(AgendaItem, item)
    if agenda_item is None or agenda_item.sitting_id != id:
        abort(404)
    if not form.validate():
        return _page(sitting, leaving=form), 422

    def act() -> str:
        sittings.take_off(agenda_item, form.reason.data, by=person())
        return url_for("sittings.show", id=id)

    return _done(act, form, lambda: _page(sitting, leaving=form))


@page.post("/<int:id>/record")
@duty(Duty.KEEP_SITTINGS)
def hold(id: int) -> Any:
    sitting = _sitting(id)
    form = HeldForm.of(sitting)
    if not form.validate():
        return _page(sitting, holding=form), 422

    def act() -> str:
        held = sittings.Held(
            form.on.data,
            form.away(),
            form.counsel.data or "",
            form.papers_on.data,
            form.minutes.data or "",
            form.late_reason.data or "",
        )
        sittings.hold(sitting, held, by=person())
        return url_for("sittings.show", id=id)

    return _done(act, form, lambda: _page(sitting, holding=form))


@page.post("/<int:id>/items/<int:item>/follow-ups")
@duty(Duty.KEEP_SITTINGS)
def ask(id: int, item: int) -> Any:
    sitting, form = _sitting(id), FollowUpForm.among(register.owners())
    agenda_item = db.session.get(AgendaItem, item)
    if agenda_item is None or agenda_item.sitting_id != id:
        abort(404)
    if not form.validate():
        return _page(sitting, asking=form), 422

    def act() -> str:
        owner = db.session.get_one(Person, int(form.owner.data))
        follow_up.ask(agenda_item, form.text.data, owner, form.due_on.data, by=person())
        return url_for("sittings.show", id=id)

    return _done(act, form, lambda: _page(sitting, asking=form))
