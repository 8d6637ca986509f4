"""常用意见: counsel's own stock of opinions, saved from the form, put back into it, thrown away."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, url_for

from review.actions import drafts
from review.actions.unit_of_work import Invalid
from review.law.permissions import Act
from review.registers import drafts_and_phrases
from review.web import loading, scripts
from review.web.access import person, signed_in
from review.web.forms.reviewing import AnnotateForm
from review.web.workbench import desk

page = Blueprint("phrases", __name__, url_prefix="/matters/<int:id>/revisions/<int:number>/phrases")


@page.post("")
@signed_in
def save(id: int, number: int) -> Any:
    """Keep what is in the form; it stays in the form, and is no annotation yet."""
    matter = loading.matter(id, Act.ANNOTATE)
    form = AnnotateForm()
    try:
        if not form.validate():
            raise Invalid("", "")
        note = form.note()
        phrase = drafts.save_phrase(
            note.severity, note.category, note.text, note.basis, note.proposal, by=person()
        )
    except Invalid as fault:
        if fault.field:
            form.text.errors = [str(fault)]
        if scripts.asked():
            return scripts.problem(422, "没有存下", "请改正后再存", errors=form.errors)
        return desk(matter, loading.revision(matter, number), form), 422
    details = {"id": phrase.id, "text": phrase.text}
    back = url_for("documents.read", id=id, number=number, phrase=phrase.id, _anchor="annotate")
    return scripts.answer(details) if scripts.asked() else redirect(back, 303)


@page.post("/<int:phrase>/deletion")
@signed_in
def delete(id: int, number: int, phrase: int) -> Any:
    row = drafts_and_phrases.phrase(person(), phrase) or abort(404)
    drafts.delete_phrase(row, by=person())
    back = url_for("documents.read", id=id, number=number, _anchor="annotate")
    return scripts.answer({}) if scripts.asked() else redirect(back, 303)


@page.get("/<int:phrase>")
@signed_in
def show(id: int, number: int, phrase: int) -> Any:
    """One of one's own, for the form to take in."""
    row = drafts_and_phrases.phrase(person(), phrase) or abort(404)
    if not scripts.asked():
        address = url_for("documents.read", id=id, number=number, phrase=phrase, _anchor="annotate")
        return redirect(address, 303)
    names = ("severity", "category", "text", "basis", "proposal")
    return scripts.answer({name: str(getattr(row, name)) for name in names})
