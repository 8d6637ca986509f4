"""核对签署件: a returned copy beside the cleared text, difference by difference or page by page."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for

from review.actions import signed_copies as deeds
from review.actions.comparisons import page_picture
from review.actions.unit_of_work import Invalid
from review.law.permissions import Act
from review.law.signed_copy import seat_of
from review.law.vocabulary import PageState, Route, Touched
from review.models import Matter, ReturnedCopy
from review.registers import facts, signed_copies
from review.web import loading
from review.web.access import person, signed_in
from review.web.forms.fields import HIDDEN
from review.web.forms.signed_copies import CheckForm
from review.web.idempotency import at_most_once
from review.words import Words

page = Blueprint("signed_copies", __name__, url_prefix="/matters/<int:id>/signing/check")
MOST, LONGEST = 2_000, 500  # answers of one form, characters of one


def _found(id: int) -> tuple[Matter, ReturnedCopy]:
    matter = loading.matter(id, Act.CONFIRM_COPY)
    return matter, signed_copies.current(matter) or abort(404)


@page.get("")
@signed_in
def check(id: int) -> str:
    matter, returned = _found(id)
    return _form(matter, returned, _asked(returned, CheckForm(formdata=None)))


def _asked(returned: ReturnedCopy, form: CheckForm) -> CheckForm:
    """The form in the words that fit the copy."""
    if returned.route is Route.TEXT:
        form.accept_differences()
    return form


def _form(matter: Matter, returned: ReturnedCopy, form: CheckForm) -> str:
    copy = facts.signing_copy(matter)
    return render_template(
        "signed_copies/check.html",
        matter=matter,
        returned=returned,
        form=form,
        scanned=returned.route is Route.SCAN,
        numbers=range(1, returned.pages + 1),
        touched={touched.value: touched.label for touched in Touched},
        states=[PageState(page_state) for page_state in returned.page_states],
        copy=copy,
        signing_copy=copy,
        standing=signed_copies.standing(returned),
        seat=seat_of(person().legal, facts.facts(matter)),
        answers=request.form.getlist("answers"),
    )


@page.post("")
@signed_in
def confirm(id: int) -> Any:
    matter, returned = _found(id)
    form = _asked(returned, CheckForm())
    if not form.validate():
        return _form(matter, returned, form), 422
    answers = tuple(request.form.getlist("answers"))[:MOST]
    if any(HIDDEN.search(answer) or len(answer) > LONGEST for answer in answers):
        form.verdict.errors = [
            Words("每处理由不超过{longest}字，不能含有不可见的字符", longest=LONGEST)
        ]
        return _form(matter, returned, form), 422
    read = deeds.Reading(form.verdict.data == "same", answers, form.note.data or "")

    def act() -> str:
        deeds.confirm(matter, returned, read, by=person())
        return url_for("matters.show", id=id, _anchor="signed" if returned.signing else None)

    try:
        return at_most_once(act)
    except Invalid as fault:
        field = form.note if fault.field == "note" else form.verdict
        field.errors = [str(fault)]
        return _form(matter, returned, form), 422


@page.get("/<side>/<int:number>.png")
@signed_in
def picture(id: int, side: str, number: int) -> Response:
    """A page of the returned copy, or of the signing copy as it was printed."""
    matter = loading.matter(id, Act.READ_TEXT)
    returned, copy = signed_copies.current(matter), facts.signing_copy(matter)
    file = {"returned": returned and returned.sha256, "signing": copy and copy.print}.get(side)
    if not file:
        abort(404)
    return Response(page_picture(file, number), mimetype="image/png")
