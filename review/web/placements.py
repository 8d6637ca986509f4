"""定位: place by hand, or drop with a reason, what a new revision displaced."""

from typing import Any

from flask import Blueprint, render_template

from review.actions import documents, placements
from review.actions.unit_of_work import Invalid
from review.models import Annotation, Matter
from review.web import loading
from review.web.access import person, signed_in
from review.web.annotations import deed, found, spanned
from review.web.forms.matters import ReasonForm
from review.web.forms.reviewing import PlaceForm

page = Blueprint("placements", __name__, url_prefix="/matters/<int:id>")


@page.get("/annotations/<int:note>/placement")
@signed_in
def show(id: int, note: int) -> str:
    matter, annotation = found(id, note)
    return _placing(matter, annotation, PlaceForm(), ReasonForm())


def _placing(matter: Matter, annotation: Annotation, form: PlaceForm, reason: ReasonForm) -> str:
    return render_template(
        "placements/show.html",
        matter=matter,
        note=annotation,
        spot=annotation.placements[-1],
        revision=loading.revision(matter),
        form=form,
        reason=reason,
    )


@page.post("/annotations/<int:note>/placement")
@signed_in
def place(id: int, note: int) -> Any:
    matter, annotation = found(id, note)
    revision, form = loading.revision(matter), PlaceForm()
    try:
        span, paper = spanned(form, revision), documents.reading(revision)
        return deed(
            annotation,
            lambda: placements.place(annotation, revision, paper, span, by=person()),
        )
    except Invalid as fault:
        form.quote.errors = [str(fault)]
        return _placing(matter, annotation, form, ReasonForm()), 422


@page.post("/annotations/<int:note>/dropping")
@signed_in
def drop(id: int, note: int) -> Any:
    matter, annotation = found(id, note)
    revision, reason = loading.revision(matter), ReasonForm()
    if not reason.validate():
        return _placing(matter, annotation, PlaceForm(), reason), 422
    why = reason.reason.data or ""
    return deed(annotation, lambda: placements.drop(annotation, revision, why, by=person()))
