"""批注: write on words, answer, settle."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, render_template, request, url_for

from review.actions import annotations, documents, placements
from review.actions.unit_of_work import Faults, Invalid
from review.law.permissions import Act, may
from review.models import Annotation, Matter, Revision
from review.registers import facts, uptake
from review.web import loading
from review.web.access import person, signed_in
from review.web.forms.answers import answers as read_answers
from review.web.forms.matters import ReasonForm
from review.web.forms.reviewing import AnnotateForm, RemarkForm
from review.web.once import once
from review.web.workbench import desk

page = Blueprint("annotations", __name__, url_prefix="/matters/<int:id>")


def _thread(annotation: Annotation) -> str:
    newest = facts.latest_revision(annotation.matter)
    return url_for(
        "documents.read",
        id=annotation.matter_id,
        number=newest.number if newest else 1,
        _anchor=f"a-{annotation.id}",
    )


def spanned(form: Any, revision: Revision) -> placements.Span:
    """The place the page sent; without scripts, the place of the quoted words if only one has it."""
    sent = form.span()
    if sent is not None:
        return sent
    return placements.locate(documents.reading(revision), form.quote.data or "")


@page.post("/revisions/<int:number>/annotations")
@signed_in
def annotate(id: int, number: int) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    revision, form = loading.revision(matter, number), AnnotateForm()
    if not form.validate():
        return desk(matter, revision, form), 422
    try:
        span, paper = spanned(form, revision), documents.reading(revision)

        def act() -> str:
            made = annotations.annotate(matter, revision, paper, span, form.note(), by=person())
            return _thread(made)

        return once(act)
    except Invalid as fault:
        form._fields.get(fault.field, form.quote).errors = [str(fault)]
        return desk(matter, revision, form), 422


def deed(annotation: Annotation, act: Callable[[], object], back: str = "") -> Any:
    def done() -> str:
        act()
        return back or _thread(annotation)

    return once(done)


def found(id: int, note: int) -> tuple[Matter, Annotation]:
    matter = loading.matter(id, Act.READ_TEXT)
    return matter, loading.annotation(matter, note)


@page.post("/annotations/<int:note>/remarks")
@signed_in
def remark(id: int, note: int) -> Any:
    matter, annotation = found(id, note)
    form = RemarkForm()
    if not form.validate():
        return _page_again(matter, form), 422
    return deed(
        annotation, lambda: annotations.remark(annotation, form.text.data or "", by=person())
    )


def _page_again(matter: Matter, form: Any) -> str:
    faults = [error for field in form for error in field.errors]
    return render_template("errors/form.html", matter=matter, faults=faults, form=form)


@page.get("/answers")
@signed_in
def answers(id: int) -> str:
    return _answers(loading.matter(id, Act.READ_TEXT), {})


def _answers(matter: Matter, faults: Mapping[str, str]) -> str:
    """Every annotation on one page, to be answered in one rhythm and sent in one deed."""
    revision, known = loading.revision(matter), facts.facts(matter)
    notes, asking = facts.annotations_of(matter), person().legal
    return render_template(
        "annotations/answers.html",
        matter=matter,
        revision=revision,
        notes=notes,
        spots={note.id: note.placement(revision.id) or note.placements[-1] for note in notes},
        adoptions={note.id: uptake.adoption(note, revision) for note in notes},
        suggested={note.id: uptake.suggested(note, revision) for note in notes},
        contradicted={note.id for note in notes if uptake.contradicted(note, revision)},
        known=known,
        unconfirmed=facts.unconfirmed,
        may_answer=may(asking, Act.ANSWER, known),
        may_confirm=may(asking, Act.CONFIRM, known),
        sent=request.form,
        faults=faults,
    )


@page.post("/answers")
@signed_in
def answer(id: int) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    try:
        given = read_answers(request.form, facts.annotations_of(matter))

        def act() -> str:
            annotations.answer_all(matter, given, by=person())
            return url_for("annotations.answers", id=id)

        return once(act)
    except Faults as several:
        return _answers(matter, several.by_field), 422


@page.post("/annotations/<int:note>/confirmation")
@signed_in
def confirm(id: int, note: int) -> Any:
    _, annotation = found(id, note)
    back = url_for("annotations.answers", id=id, _anchor=f"a-{note}")
    return deed(annotation, lambda: annotations.confirm(annotation, by=person()), back)


@page.post("/annotations/<int:note>/settlement")
@signed_in
def settle(id: int, note: int) -> Any:
    _, annotation = found(id, note)
    return deed(annotation, lambda: annotations.settle(annotation, by=person()))


@page.post("/annotations/<int:note>/reopening")
@signed_in
def reopen(id: int, note: int) -> Any:
    matter, annotation = found(id, note)
    form = ReasonForm()
    if not form.validate():
        return _page_again(matter, form), 422
    return deed(
        annotation, lambda: annotations.reopen(annotation, form.reason.data or "", by=person())
    )


@page.post("/annotations/<int:note>/withdrawal")
@signed_in
def withdraw(id: int, note: int) -> Any:
    matter, annotation = found(id, note)
    newest = loading.revision(matter)
    back = url_for("documents.read", id=id, number=newest.number)
    return deed(annotation, lambda: annotations.withdraw(annotation, by=person()), back)
