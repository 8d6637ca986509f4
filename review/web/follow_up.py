"""督办: what meetings asked for, one's own, or everybody's for whoever reads the meetings."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for

from review.actions import follow_up
from review.extensions import db
from review.law.permissions import Duty, may_perform
from review.models import FollowUp
from review.registers import sittings as register
from review.web.access import person, signed_in
from review.web.forms.sittings import ReportForm
from review.web.idempotency import at_most_once

page = Blueprint("follow_ups", __name__, url_prefix="/follow-ups")


def _sees_all() -> bool:
    return bool(may_perform(person().role, Duty.READ_SITTINGS))


@page.get("")
@signed_in
def all() -> str:
    return _page(ReportForm(), 0)


def _page(form: ReportForm, at: int) -> str:
    """`at` is the follow-up whose report was sent, 0 for none."""
    follow_ups = register.follow_ups(None if _sees_all() else person())
    keeps = bool(may_perform(person().role, Duty.KEEP_SITTINGS))
    return render_template(
        "sittings/follow_ups.html",
        rows=follow_ups,
        forms={
            up.id: form if up.id == at else ReportForm(formdata=None)
            for up in follow_ups
            if up.report is None and (keeps or up.owner_id == person().id)
        },
        sees_all=_sees_all(),
    )


@page.post("/<int:id>/report")
@signed_in
def report(id: int) -> Any:
    up, form = db.session.get(FollowUp, id), ReportForm()
    if up is None or not (_sees_all() or up.owner_id == person().id):
        abort(404)
    if not form.validate():
        return _page(form, id), 422

    def act() -> str:
        follow_up.report(up, form.text.data, by=person())
        return url_for("follow_ups.all")

    return at_most_once(act)
