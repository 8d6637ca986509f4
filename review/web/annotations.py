"""批注: write on words, answer, settle."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, render_template, request, url_for

from review.actions import annotations, documents, placements, pointing, unreviewed
from review.actions.unit_of_work import Faults, Invalid
from review.law import annotations as law
from review.law.permissions import Act, may
from review.models import Annotation, Matter, Revision
from review.paper.anchoring.beyond import words
from review.registers import answer_uptake, facts
from review.registers.note_facts import note_in
from review.web import conflict, findings, loading, scripts
from review.web.access import person, signed_in
from review.web.forms.answers import answers as read_answers
from review.web.forms.matters import ReasonForm
from review.web.forms.reviewing import AnnotateForm, RemarkForm
from review.web.idempotency import at_most_once
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
    revision, newest, form = (
        loading.revision(matter, number),
        loading.revision(matter),
        AnnotateForm(),
    )
    sound = form.validate()
    if revision.id != newest.id:
        return _outdated(matter, revision, form)
    if not sound:
        return _desk_again(matter, revision, form)
    try:
        span, paper = spanned(form, revision), documents.reading(revision)

        def act() -> str:
            annotation = annotations.annotate(
                matter, revision, paper, span, form.note(), by=person()
            )
            findings.take_up(form, annotation)
            return _thread(annotation)

        return at_most_once(act)
    except annotations.Outdated:
        return _outdated(matter, revision, form)
    except Invalid as fault:
        form._fields.get(fault.field, form.quote).errors = [str(fault)]
        return _desk_again(matter, revision, form)


def _desk_again(matter: Matter, revision: Revision, form: AnnotateForm) -> Any:
    if scripts.asked():
        return scripts.problem(422, "内容需要改正", "请改正后再发出", errors=form.errors)
    return desk(matter, revision, form), 422


def _outdated(matter: Matter, revision: Revision, form: AnnotateForm) -> Any:
    """Both texts, and the form as it was typed, on the newest revision."""
    newest = loading.revision(matter)
    clash = conflict.between(revision, newest, form.span())
    words = annotations.STALE.format(seen=revision.number, now=newest.number)
    if scripts.asked():
        block = render_template("annotations/conflict.html", conflict=clash)
        where = url_for("documents.read", id=matter.id, number=newest.number)
        return scripts.problem(409, "文本已有新版", words, conflict=block, location=where)
    form.place(clash.span, clash.now)
    form.quote.errors = [words]
    return desk(matter, newest, form, clash=clash), 409


def deed(annotation: Annotation, act: Callable[[], object], back: str = "") -> Any:
    def done() -> str:
        act()
        return back or _thread(annotation)

    return at_most_once(done)


def found(id: int, note: int) -> tuple[Matter, Annotation]:
    matter = loading.matter(id, Act.READ_TEXT)
    return matter, loading.annotation(matter, note)


@page.post("/annotations/<int:note>/remarks")
@signed_in
def remark(id: int, note: int) -> Any:
    matter, annotation = found(id, note)
    form = RemarkForm()
    if not form.validate():
        return _page_again(matter, form)
    text, seen = form.text.data or "", form.placement()
    try:
        return deed(
            annotation, lambda: annotations.remark(annotation, text, seen=seen, by=person())
        )
    except annotations.Outdated as fault:
        return _moved(matter, annotation, form, str(fault))


def _moved(matter: Matter, annotation: Annotation, form: RemarkForm, words: str) -> Any:
    """The words then and now; sent again, the reply speaks of where they stand now."""
    now = annotation.placements[-1]
    places = {placement.id: placement for placement in annotation.placements}
    seen = places.get(form.placement() or 0, annotation.placements[0])
    clash = conflict.of_placements(seen, now)
    form.text.errors, form.seen.data = [words], str(now.id)
    if scripts.asked():
        block = render_template("annotations/conflict.html", conflict=clash)
        return scripts.problem(409, "批注已重新定位", words, conflict=block, seen=now.id)
    return render_template("errors/form.html", matter=matter, form=form, clash=clash), 409


def _page_again(matter: Matter, form: Any) -> Any:
    if scripts.asked():
        return scripts.problem(422, "内容需要改正", "请改正后再发出", errors=form.errors)
    return render_template("errors/form.html", matter=matter, form=form), 422


@page.get("/answers")
@signed_in
def answers(id: int) -> str:
    return _answers(loading.matter(id, Act.READ_TEXT), {})


def _answers(matter: Matter, faults: Mapping[str, str]) -> str:
    """Every annotation on one page, to be answered in one rhythm and sent in one deed."""
    revision, known = loading.revision(matter), facts.facts(matter)
    notes, asking = facts.annotations_of(matter), person().legal
    contradicted = {note.id for note in notes if answer_uptake.contradicted(note, revision)}
    return render_template(
        "annotations/answers.html",
        matter=matter,
        revision=revision,
        notes=notes,
        spots={note.id: note.placement(revision.id) or note.placements[-1] for note in notes},
        adoptions={note.id: answer_uptake.adoption(note, revision) for note in notes},
        suggested={note.id: answer_uptake.suggested(note, revision) for note in notes},
        contradicted=contradicted,
        changed=unreviewed.every(matter) if contradicted else (),
        said=words,
        known=known,
        unconfirmed=lambda note: law.unconfirmed(note_in(note, revision)),
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
        annotations.make_ready(matter, given)

        def act() -> str:
            annotations.answer_all(matter, given, by=person())
            return url_for("annotations.answers", id=id)

        return at_most_once(act)
    except Faults as several:
        return _answers(matter, several.by_field), 422


@page.post("/annotations/<int:note>/pointing")
@signed_in
def point(id: int, note: int) -> Any:
    """Sent with the form of the answers, of which it takes the one place that was chosen."""
    matter, annotation = found(id, note)
    block = request.form.get(f"block-{note}", "")

    def act() -> str:
        pointing.point(annotation, block, by=person())
        return url_for("annotations.answers", id=id, _anchor=f"a-{note}")

    try:
        return at_most_once(act)
    except Invalid as fault:
        return _answers(matter, {f"block-{note}": str(fault)}), 422


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
        return _page_again(matter, form)
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
