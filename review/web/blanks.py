"""留白: every blank of the newest text, filled by a new text or explained on one page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, render_template, request, url_for

from review.actions import blanks
from review.actions.unit_of_work import Faults
from review.law.permissions import Act, may
from review.models import Matter
from review.registers import blanks as register
from review.registers.facts import facts
from review.web import loading
from review.web.access import person, signed_in
from review.web.forms.fields import unfit
from review.web.idempotency import at_most_once

page = Blueprint("blanks", __name__, url_prefix="/matters/<int:id>/blanks")
MOST = 1000
_NAME = re.compile(r"reason-(\d{1,4})")


@page.get("")
@signed_in
def show(id: int) -> str:
    return _page(loading.matter(id, Act.READ_TEXT), {})


def _page(matter: Matter, faults: Mapping[str, str]) -> str:
    revision = loading.revision(matter)
    return render_template(
        "blanks/show.html",
        matter=matter,
        revision=revision,
        blanks=register.told(matter, revision),
        may_explain=may(person().legal, Act.EXPLAIN_BLANKS, facts(matter)),
        sent=request.form,
        faults=faults,
    )


@page.post("")
@signed_in
def explain(id: int) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    revision = loading.seen(matter, request.form.get("revision"))

    def act() -> str:
        blanks.explain(matter, revision, _reasons(), by=person())
        return url_for("blanks.show", id=id)

    try:
        return at_most_once(act)
    except Faults as several:
        return _page(matter, several.by_field), 422


def _reasons() -> dict[int, str]:
    """What was typed, by the place of the blank; Faults by field."""
    reasons: dict[int, str] = {}
    faults: dict[str, str] = {}
    for name, typed in request.form.items():
        if not (match := _NAME.fullmatch(name)) or not typed.strip():
            continue
        if fault := unfit(typed, MOST):
            faults[name] = fault
        reasons[int(match[1])] = typed
    if not reasons:
        faults["form"] = "没有填写任何说明"
    if faults:
        raise Faults(faults)
    return reasons
