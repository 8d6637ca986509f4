"""审查清单: the lists in force, their versions side by side, and the next version."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, request, url_for

from review.actions import checklists
from review.actions.unit_of_work import Invalid
from review.law.checklist_edits import ListFault, differences
from review.law.kinds import CHECKLISTS
from review.law.permissions import Duty, may_perform
from review.registers import checklists as register
from review.web.access import duty, person
from review.web.forms.checklists import ItemRow, ReasonForm, hidden, shown, typed
from review.web.forms.fields import UNSEEN
from review.web.idempotency import at_most_once

page = Blueprint("checklists", __name__, url_prefix="/settings/checklists")


@page.get("")
@duty(Duty.READ_SETTINGS)
def all() -> str:
    lists = [register.current(checklist.key) for checklist in CHECKLISTS]
    return render_template("checklists/all.html", lists=lists)


def _versions(key: str) -> list[register.Version]:
    return register.versions(key) or abort(404)


@page.get("/<key>")
@duty(Duty.READ_SETTINGS)
def show(key: str) -> str:
    """The version in force, or the one asked for, and how it differs from the one before."""
    every = _versions(key)
    number = request.args.get("version", len(every), type=int)
    if not 1 <= number <= len(every):
        abort(404)
    chosen, before = every[number - 1], every[number - 2] if number > 1 else None
    return render_template(
        "checklists/show.html",
        chosen=chosen,
        versions=every,
        changes=differences(before.list, chosen.list) if before else (),
        before=before,
        may_change=bool(may_perform(person().role, Duty.MANAGE_SETTINGS)),
    )


@page.get("/<key>/new")
@duty(Duty.MANAGE_SETTINGS)
def edit(key: str) -> str:
    now = _versions(key)[-1]
    return _editing(now, shown(now.list), ReasonForm())


def _editing(
    now: register.Version, rows: list[ItemRow], form: ReasonForm, fault: ListFault | None = None
) -> str:
    return render_template("checklists/edit.html", now=now, rows=rows, form=form, fault=fault)


@page.post("/<key>/new")
@duty(Duty.MANAGE_SETTINGS)
def write(key: str) -> Any:
    every, based_on = _versions(key), request.form.get("based_on", type=int) or 0
    now = every[based_on - 1] if 1 <= based_on <= len(every) else every[-1]
    form, rows = ReasonForm(), typed(now.list, request.form)
    place = hidden(rows)
    if place is not None:
        fault = ListFault(place, "label", UNSEEN)
        return _editing(now, rows, form, fault), 422
    if not form.validate():
        return _editing(now, rows, form), 422

    def act() -> str:
        given = [row.written for row in rows]
        checklists.write(key, now.number, given, form.reason.data, by=person())
        return url_for("checklists.show", key=key)

    try:
        return at_most_once(act)
    except ListFault as fault:
        return _editing(now, rows, form, fault), 422
    except Invalid as fault:
        form.reason.errors = [str(fault)]
        return _editing(now, rows, form), 422
