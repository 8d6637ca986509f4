"""送审材料: what each kind of matter needs, on what basis, set by the office."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, request, url_for

from review.actions import materials
from review.actions.unit_of_work import Invalid
from review.law.materials import Demand
from review.law.permissions import Duty, may_perform
from review.law.vocabulary import Kind, MaterialKind
from review.registers import materials as register
from review.web.access import duty, person
from review.web.forms.settings import DemandForm
from review.web.idempotency import at_most_once

page = Blueprint("materials", __name__, url_prefix="/settings/materials")


@page.get("")
@duty(Duty.READ_SETTINGS)
def all() -> str:
    return _page(DemandForm(formdata=None))


def _page(form: DemandForm, mended: str = "") -> str:
    return render_template(
        "materials/all.html",
        kinds=[(kind, register.every(kind)) for kind in Kind],
        demands=Demand.choices(),
        form=form,
        mended=mended,
        typed=request.form,
        may_change=bool(may_perform(person().role, Duty.MANAGE_SETTINGS)),
    )


@page.post("/<kind>")
@duty(Duty.MANAGE_SETTINGS)
def change(kind: str) -> Any:
    if kind not in {known_kind.value for known_kind in Kind}:
        abort(404)
    form = DemandForm()
    if not form.validate():
        return _page(form, kind), 422
    typed = {
        material_kind: request.form.get(f"demand-{material_kind.value}", "")
        for material_kind in MaterialKind
    }
    words = {demand.value for demand in Demand}
    wanted = {material_kind: Demand(word) for material_kind, word in typed.items() if word in words}

    def act() -> str:
        materials.demand(Kind(kind), wanted, form.reason.data, by=person())
        return url_for("materials.all", _anchor=kind)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(form, kind), 422
