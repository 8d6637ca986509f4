"""版次: what the newest edition of the chapter has otherwise, and the way over to it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for

from review.actions import editions
from review.actions.unit_of_work import Invalid
from review.law.kinds import STATUTE, chapter_of
from review.law.permissions import Act
from review.models import Matter
from review.web import loading
from review.web.access import person, signed_in
from review.web.forms.matters import ReasonForm
from review.web.idempotency import at_most_once

page = Blueprint("editions", __name__, url_prefix="/matters/<int:id>/edition")


@page.get("")
@signed_in
def show(id: int) -> str:
    return _page(loading.matter(id, Act.MOVE_EDITION), ReasonForm())


def _page(matter: Matter, form: ReasonForm) -> str:
    old, new = chapter_of(matter.kind, matter.edition), STATUTE[matter.kind]
    if old is new:
        abort(404)
    added = [step for step in new.steps if step.name not in old.by_name]
    other = [
        (old.by_name[step.name], step)
        for step in new.steps
        if step.name in old.by_name and step != old.by_name[step.name]
    ]
    return render_template(
        "editions/show.html", matter=matter, form=form, old=old, new=new, added=added, other=other
    )


@page.post("")
@signed_in
def move(id: int) -> Any:
    matter, form = loading.matter(id, Act.MOVE_EDITION), ReasonForm()
    if not form.validate():
        return _page(matter, form), 422

    def act() -> str:
        editions.move(matter, form.reason.data or "", by=person())
        return url_for("matters.show", id=id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form.reason.errors = [str(fault)]
        return _page(matter, form), 422
