"""版次: what the newest edition of the chapter has otherwise, and the way over to it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for

from review.actions import editions
from review.actions.unit_of_work import Invalid, Refused
from review.law import facts
from review.law.editions import MOVE
from review.law.kinds import KINDS, STATUTE, chapter_of
from review.law.permissions import Act, may
from review.law.requirements import judge
from review.models import Matter
from review.registers import document_records
from review.web import loading
from review.web.access import person, signed_in
from review.web.forms.matters import ReasonForm
from review.web.idempotency import at_most_once

page = Blueprint("editions", __name__, url_prefix="/matters/<int:id>/edition")


def newer(matter: Matter) -> int | None:
    """The edition in force, where the matter goes by one before it."""
    newest = STATUTE[matter.kind].edition
    return newest if matter.edition < newest else None


def open_to(asking: facts.Person, matter: Matter, known: facts.Matter) -> bool:
    """Whether this person may move the matter to the newest edition now."""
    if not (newer(matter) and may(asking, Act.MOVE_EDITION, known)):
        return False
    return bool(judge(MOVE, document_records.moving(matter)))


@page.get("")
@signed_in
def show(id: int) -> str:
    return _page(loading.matter(id, Act.MOVE_EDITION), ReasonForm())


def _page(matter: Matter, form: ReasonForm) -> str:
    old, new = chapter_of(matter.kind, matter.edition), STATUTE[matter.kind]
    if old is new:
        abort(404)
    if not (ruling := judge(MOVE, document_records.moving(matter))):
        raise Refused(ruling.reason)
    added = [step for step in new.steps if step.name not in old.by_name]
    other = [
        (old.by_name[step.name], step)
        for step in new.steps
        if step.name in old.by_name and step != old.by_name[step.name]
    ]
    brought = [one for one in KINDS[matter.kind].materials if one.since > old.edition]
    return render_template(
        "editions/show.html", matter=matter, form=form, old=old, new=new, added=added, other=other,
        brought=brought,
    )  # fmt: skip


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
