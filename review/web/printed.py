"""排版核对: what a second program prints otherwise than we read, each difference let pass on one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, render_template, request, url_for

from review.actions import printed_texts
from review.actions.unit_of_work import Faults
from review.law.permissions import Act, may
from review.models import Matter
from review.registers import printed_texts as register
from review.registers.facts import facts
from review.web import loading
from review.web.access import person, signed_in
from review.web.forms.fields import unfit
from review.web.idempotency import at_most_once

page = Blueprint("printed", __name__, url_prefix="/matters/<int:id>/printed")
MOST = 1000


@page.get("")
@signed_in
def show(id: int) -> str:
    return _page(loading.matter(id, Act.READ_TEXT), {})


def _page(matter: Matter, faults: Mapping[str, str]) -> str:
    revision = loading.revision(matter)
    return render_template(
        "printed/show.html",
        matter=matter,
        revision=revision,
        second=register.of(revision),
        may_pass=may(person().legal, Act.ACCEPT_PRINT, facts(matter)),
        sent=request.form,
        faults=faults,
    )


@page.post("")
@signed_in
def let_pass(id: int) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    revision = loading.seen(matter, request.form.get("revision"))

    def act() -> str:
        reason, marks = request.form.get("reason", ""), request.form.getlist("marks")
        if fault := unfit(reason, MOST):
            raise Faults({"reason": fault})
        printed_texts.let_pass(matter, revision, marks, reason, by=person())
        return url_for("printed.show", id=id)

    try:
        return at_most_once(act)
    except Faults as several:
        return _page(matter, several.by_field), 422


@page.post("/again")
@signed_in
def again(id: int) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    revision = loading.seen(matter, request.form.get("revision"))

    def act() -> str:
        printed_texts.ask_again(matter, revision, by=person())
        return url_for("printed.show", id=id)

    return at_most_once(act)
