"""修订: the page on which a drafter names the document that a new one replaces."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for

from review.actions import successions
from review.actions.unit_of_work import Refused
from review.law.kinds import DOCUMENTS
from review.law.permissions import Act
from review.models import Matter
from review.registers import successions as register
from review.web import loading
from review.web.access import person, signed_in
from review.web.forms.fields import offered
from review.web.forms.matters import PredecessorForm
from review.web.idempotency import at_most_once

page = Blueprint("successions", __name__, url_prefix="/matters/<int:id>/predecessor")


@page.get("")
@signed_in
def show(id: int) -> str:
    matter = _document(id)
    return _page(matter, _form(matter))


def _document(id: int) -> Matter:
    matter = loading.matter(id, Act.NAME_PREDECESSOR)
    return matter if matter.kind in DOCUMENTS else abort(404)


def _form(matter: Matter) -> PredecessorForm:
    form = PredecessorForm()
    form.old.choices = offered(
        (str(one.id), f"{one.number}《{one.title}》{one.status.label}")
        for one in register.candidates(matter, person())
    )
    return form


def _page(matter: Matter, form: PredecessorForm) -> str:
    return render_template(
        "successions/show.html", matter=matter, form=form, named=register.predecessor(matter)
    )


@page.post("")
@signed_in
def name(id: int) -> Any:
    matter = _document(id)
    form = _form(matter)
    if not form.validate():
        return _page(matter, form), 422
    old = loading.matter(int(form.old.data))

    def act() -> str:
        successions.name(matter, old, form.reason.data or "", by=person())
        return url_for("matters.show", id=id)

    try:
        return at_most_once(act)
    except Refused as fault:
        form.old.errors = [str(fault)]
        return _page(matter, form), 422
