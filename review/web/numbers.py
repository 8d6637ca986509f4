"""预留文号: the numbers allotted to one document, asked for before its formal text is made."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, url_for

from review.actions import allotted_numbers, procedure
from review.actions.unit_of_work import Invalid
from review.law.permissions import Act, may
from review.law.vocabulary import StepName
from review.models import Matter
from review.registers import allotted_numbers as register
from review.registers import facts
from review.web import loading
from review.web.access import person, signed_in
from review.web.forms.reviewing import VoidNumberForm
from review.web.idempotency import at_most_once

page = Blueprint("numbers", __name__, url_prefix="/matters/<int:id>/number")


@page.get("")
@signed_in
def show(id: int) -> str:
    return _page(loading.matter(id, Act.READ_TEXT), VoidNumberForm())


def _page(matter: Matter, form: VoidNumberForm) -> str:
    return render_template(
        "acts/numbers.html",
        matter=matter,
        allotted=register.of(matter),
        kept=register.kept(matter),
        form=form,
        may_void=bool(may(person().legal, Act.VOID_NUMBER, facts.facts(matter))),
    )


@page.post("")
@signed_in
def allot(id: int) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    procedure.prepare(matter)

    def act() -> str:
        allotted_numbers.allot(matter, by=person())
        return url_for("acts.new", id=id, name=StepName.ISSUE)

    return at_most_once(act)


@page.post("/void")
@signed_in
def void(id: int) -> Any:
    matter, form = loading.matter(id, Act.VOID_NUMBER), VoidNumberForm()
    if not form.validate():
        return _page(matter, form), 422

    def act() -> str:
        allotted_numbers.void(matter, form.reason.data, by=person())
        return url_for("numbers.show", id=id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form.reason.errors = [str(fault)]
        return _page(matter, form), 422
