"""条款库: the office's list of clauses, and what counsel takes from it into an annotation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from review.actions import clause_library
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.law.permissions import Act, Duty, may_perform
from review.models import LibraryClause
from review.registers import clause_library as register
from review.web import loading, scripts
from review.web.access import duty, person, signed_in
from review.web.forms.matters import ClauseForm
from review.web.idempotency import at_most_once

page = Blueprint("clause_library", __name__)


@page.get("/clauses")
@signed_in
def all() -> str:
    return _list(ClauseForm())


def _list(form: ClauseForm) -> str:
    return render_template(
        "clause_library/all.html",
        clauses=register.current(),
        retired=register.retired(),
        may_keep=may_perform(person().role, Duty.KEEP_CLAUSES),
        form=form,
    )


@page.post("/clauses")
@duty(Duty.KEEP_CLAUSES)
def add() -> Any:
    form = ClauseForm()
    return _kept(
        form, lambda: clause_library.keep(form.wording(), by=person()), lambda: _list(form)
    )


@page.get("/clauses/<int:clause>/revision")
@duty(Duty.KEEP_CLAUSES)
def revision(clause: int) -> str:
    old = _clause(clause)
    return _revision(old, ClauseForm(obj=old))


def _revision(old: LibraryClause, form: ClauseForm) -> str:
    return render_template("clause_library/revise.html", clause=old, form=form)


@page.post("/clauses/<int:clause>/revision")
@duty(Duty.KEEP_CLAUSES)
def revise(clause: int) -> Any:
    old, form = _clause(clause), ClauseForm()
    return _kept(
        form,
        lambda: clause_library.keep(form.wording(), by=person(), replaces=old),
        lambda: _revision(old, form),
    )


def _kept(form: ClauseForm, deed: Callable[[], object], shown: Callable[[], str]) -> Any:
    if not form.validate():
        return shown(), 422

    def act() -> str:
        deed()
        return url_for("clause_library.all")

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return shown(), 422


@page.post("/clauses/<int:clause>/retirement")
@duty(Duty.KEEP_CLAUSES)
def retire(clause: int) -> Any:
    old = _clause(clause)

    def act() -> str:
        clause_library.retire(old, by=person())
        return url_for("clause_library.all")

    return at_most_once(act)


def _clause(id: int) -> LibraryClause:
    return db.session.get(LibraryClause, id) or abort(404)


@page.get("/matters/<int:id>/revisions/<int:number>/clauses/<int:clause>")
@signed_in
def show(id: int, number: int, clause: int) -> Any:
    """One of them, for the form of an annotation to take in."""
    loading.matter(id, Act.ANNOTATE)
    use = request.args.get("use", "")
    offer = register.offer(clause, use) or abort(404)
    if not scripts.asked():
        address = url_for(
            "documents.read", id=id, number=number, clause=clause, use=use, _anchor="annotate"
        )
        return redirect(address, 303)
    return scripts.answer({name: str(value) for name, value in offer._asdict().items()})
