"""议事机构: who decides together, with how many, by vote or not."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for

from review.actions import bodies
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.law import sittings as law
from review.law.permissions import Duty, may_perform
from review.models import Body, BodyMember
from review.registers import sittings as register
from review.web.access import duty, person
from review.web.forms.sittings import BodyForm, EndForm, MemberForm
from review.web.idempotency import at_most_once

page = Blueprint("bodies", __name__, url_prefix="/bodies")


@page.get("")
@duty(Duty.READ_SITTINGS)
def all() -> str:
    return _page(BodyForm(), MemberForm(), 0)


def _page(
    form: BodyForm, member: MemberForm, at: int, ending: EndForm | None = None, ends: int = 0
) -> str:
    """`at` is the body whose form of a member was sent, `ends` the one whose end was, 0 for none."""
    found = register.bodies()
    return render_template(
        "sittings/bodies.html",
        bodies=found,
        need={body.id: law.needed(body.quorum, len(body.seated)) for body in found},
        form=form,
        forms={body.id: member if body.id == at else MemberForm(formdata=None) for body in found},
        endings={
            body.id: ending if ending and body.id == ends else EndForm(formdata=None)
            for body in found
        },
        keeps=bool(may_perform(person().role, Duty.KEEP_SITTINGS)),
    )


@page.post("")
@duty(Duty.KEEP_SITTINGS)
def set_up() -> Any:
    form = BodyForm()
    if not form.validate():
        return _page(form, MemberForm(formdata=None), 0), 422

    def act() -> str:
        bodies.set_up(form.name.data, form.quorum.data, form.votes.data, by=person())
        return url_for("bodies.all")

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(form, MemberForm(formdata=None), 0), 422


@page.post("/<int:id>/end")
@duty(Duty.KEEP_SITTINGS)
def end(id: int) -> Any:
    body, form = db.session.get(Body, id) or abort(404), EndForm()
    if not form.validate():
        return _page(BodyForm(formdata=None), MemberForm(formdata=None), 0, form, id), 422

    def act() -> str:
        bodies.end(body, form.reason.data, by=person())
        return url_for("bodies.all")

    return at_most_once(act)


@page.post("/<int:id>/members")
@duty(Duty.KEEP_SITTINGS)
def seat(id: int) -> Any:
    body, form = db.session.get(Body, id) or abort(404), MemberForm()
    if not form.validate():
        return _page(BodyForm(formdata=None), form, id), 422

    def act() -> str:
        bodies.seat(body, form.name.data, form.post.data or "", form.chair.data, by=person())
        return url_for("bodies.all")

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(BodyForm(formdata=None), form, id), 422


@page.post("/<int:id>/members/<int:member>/end")
@duty(Duty.KEEP_SITTINGS)
def unseat(id: int, member: int) -> Any:
    body_member = db.session.get(BodyMember, member)
    if body_member is None or body_member.body_id != id:
        abort(404)

    def act() -> str:
        bodies.unseat(body_member, by=person())
        return url_for("bodies.all")

    return at_most_once(act)
