"""期限: how one deadline is reckoned, line by line; lengthen it, stop it, let it go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, render_template, url_for

from review.actions import deadline_changes, urging
from review.actions.unit_of_work import Invalid
from review.chinese import spoken_weekday
from review.extensions import db
from review.law.permissions import Act, may
from review.models import Deadline
from review.registers import deadlines, facts, settings
from review.web import loading
from review.web.access import person, signed_in
from review.web.forms.deadlines import ExtendForm, HoldForm
from review.web.idempotency import at_most_once

page = Blueprint("deadlines", __name__, url_prefix="/matters/<int:id>/deadlines")


def _load(id: int, number: int) -> Deadline:
    matter = loading.matter(id)
    query = db.select(Deadline).filter_by(matter_id=matter.id, id=number)
    return db.session.scalars(query).first() or abort(404)


@page.get("/<int:number>")
@signed_in
def show(id: int, number: int) -> str:
    return _page(_load(id, number), ExtendForm(), HoldForm())


def _page(deadline: Deadline, extend: ExtendForm, hold: HoldForm) -> str:
    known, asking = facts.facts(deadline.matter), person().legal
    refusal = deadline_changes.refusal(deadline)
    held = any(pause.ended_on is None for pause in deadline.pauses)
    return render_template(
        "deadlines/show.html",
        matter=deadline.matter,
        one=deadlines.reckoned(deadline),
        lasted=deadlines.lasted(deadline),
        extend=extend,
        hold=hold,
        held=held,
        refusal=refusal,
        most=settings.limit("deadline.extension"),
        may_extend=not refusal and not deadline.extension and may(asking, Act.EXTEND, known),
        may_hold=not refusal and may(asking, Act.HOLD, known),
        spoken=spoken_weekday,
    )


def _done(deadline: Deadline, deed: Callable[[], None]) -> Any:
    def act() -> str:
        deed()
        return url_for("deadlines.show", id=deadline.matter_id, number=deadline.id)

    return at_most_once(act)


@page.post("/<int:number>/extension")
@signed_in
def extend(id: int, number: int) -> Any:
    deadline, form = _load(id, number), ExtendForm()
    empty = HoldForm(formdata=None)
    if not form.validate():
        return _page(deadline, form, empty), 422
    amount, why = form.amount.data or 0, form.why.data
    try:
        return _done(deadline, lambda: deadline_changes.extend(deadline, amount, why, by=person()))
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(deadline, form, empty), 422


@page.post("/<int:number>/pause")
@signed_in
def hold(id: int, number: int) -> Any:
    deadline, form = _load(id, number), HoldForm()
    if not form.validate():
        return _page(deadline, ExtendForm(formdata=None), form), 422
    return _done(deadline, lambda: deadline_changes.hold(deadline, form.why.data, by=person()))


@page.post("/<int:number>/resumption")
@signed_in
def resume(id: int, number: int) -> Any:
    deadline = _load(id, number)
    return _done(deadline, lambda: deadline_changes.resume(deadline, by=person()))


@page.post("/<int:number>/urging")
@signed_in
def urge(id: int, number: int) -> Any:
    deadline = _load(id, number)

    def act() -> str:
        urging.urge(deadline, by=person())
        return url_for("desk.show", _anchor="late")

    return at_most_once(act)
