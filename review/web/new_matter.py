"""新建: choose the kind, say what the matter is, hand in its text; mend the terms later."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for

from review.actions import classifications, conversions, documents, matters
from review.actions.unit_of_work import Invalid, Refused
from review.checks import particulars
from review.law.kinds import DOCUMENTS, KINDS
from review.law.permissions import Act, Duty
from review.law.vocabulary import Kind
from review.models import Classification, Matter
from review.registers import document_records as register
from review.registers import facts, materials, matter_files
from review.web import loading
from review.web.access import duty, person, signed_in
from review.web.classification import own
from review.web.documents import after
from review.web.forms.matter_terms import FORMS, TermsForm, opening
from review.web.idempotency import at_most_once

TWIN = "您已有一件同名的草稿（{number}），请在那件上继续办理；确需另建的，请改用不同的名称"
page = Blueprint("new_matter", __name__, url_prefix="/matters")


@page.get("/new")
@duty(Duty.OPEN_MATTER)
def choose() -> str:
    return render_template(
        "new_matter/choose.html", kinds=KINDS.values(), unopened=register.unopened(person())
    )


def _kind(word: str) -> Kind:
    if word not in {one.value for one in Kind}:
        abort(404)
    return Kind(word)


@page.get("/new/<kind>")
@duty(Duty.OPEN_MATTER)
def new(kind: str) -> Any:
    chosen = _kind(kind)
    found = _found(chosen)
    if found is None and chosen in DOCUMENTS:
        return redirect(url_for("classification.new"), 303)
    form = opening(chosen)
    if found and not form.title.data:
        form.title.data = found.title
    return _page(chosen, form)


def _found(kind: Kind) -> Classification | None:
    """The decision that a document is opened on; a contract needs none."""
    if kind not in DOCUMENTS:
        return None
    number = request.values.get("classification", type=int)
    return own(number) if number and number < 2**31 else None


def _page(kind: Kind, form: Any) -> str:
    return render_template(
        "new_matter/new.html",
        kind=kind,
        form=form,
        wanted=materials.wanted(kind),
        found=_found(kind),
    )


@page.post("/new/<kind>")
@duty(Duty.OPEN_MATTER)
def create(kind: str) -> Any:
    chosen = _kind(kind)
    form, found = opening(chosen), _found(chosen)
    if found is None and chosen in DOCUMENTS:
        raise Refused("文件和制度先认定，再送审")
    if form.secret.data == "yes":
        matters.refuse_secret(by=person())
    if not form.validate():
        return _page(chosen, form), 422
    upload, received = request.files.get("file"), None
    try:
        if upload and upload.filename:
            received = documents.submit(upload.filename, upload.read(), documents.TEXT)
            documents.make_ready(None, received)
        return at_most_once(lambda: _opened(form, received, found))
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(chosen, form), 422


@page.post("/new/reading")
@duty(Duty.OPEN_MATTER)
def read() -> Any:
    """What a contract says of itself, while the form is still being filled in; nothing is kept."""
    upload = request.files.get("file")
    if request.form.get("secret") == "yes":
        matters.refuse_secret(by=person())
    if request.form.get("secret") != "no" or not upload or not upload.filename:
        abort(400)
    try:
        received = documents.submit(upload.filename, upload.read())
    except Invalid as fault:
        return {"refused": str(fault)}, 422
    words = sum(len(one.text) for one in received.paper.paragraphs())
    found = particulars.of(received.paper)
    ours = current_app.config["REVIEW_OFFICE"]
    theirs = [one for one in found.parties if one.name != ours]
    return {
        "read": f"已读出{words}字" if words else "没有读到文字：可能是扫描件，不能在线批注",
        "offers": {
            "title": [found.title] if found.title else [],
            "counterparty": [one.name for one in theirs],
            "credit_code": [one.code for one in theirs if one.code],
            "amount": [f"{found.total:.2f}"] if found.total is not None else [],
        },
    }


def _opened(form: Any, received: documents.Received | None, found: Classification | None) -> str:
    terms = form.terms()
    twin = matter_files.draft_called(terms.title, terms.kind, person())
    if twin:  # a page fetched anew by going back has a new key: the form alone cannot tell
        raise Invalid("title", TWIN.format(number=twin.number))
    matter = _matter(form, found)
    if received:
        return after(matter, conversions.add(matter, received, by=person()))
    return url_for("matters.show", id=matter.id)


def _matter(form: Any, found: Classification | None) -> Matter:
    if found:
        return classifications.open_on(found, form.terms(), by=person())
    return matters.open_matter(form.terms(), by=person())


@page.get("/<int:id>/terms")
@signed_in
def edit(id: int) -> str:
    matter = loading.matter(id, Act.EDIT)
    return _editing(matter, FORMS[matter.kind](obj=matter.particulars, title=matter.title))


def _editing(matter: Matter, form: TermsForm) -> str:
    """The form, and beside it what a contract's text itself says: offered, never forced."""
    revision = facts.latest_revision(matter)
    found = None
    if revision and matter.kind is Kind.CONTRACT:
        found = particulars.of(documents.reading(revision))
    return render_template("new_matter/edit.html", matter=matter, form=form, found=found)


@page.post("/<int:id>/terms")
@signed_in
def describe(id: int) -> Any:
    matter = loading.matter(id, Act.EDIT)
    form = FORMS[matter.kind]()
    if not form.validate():
        return _editing(matter, form), 422

    def act() -> str:
        matters.describe(matter, form.terms(), by=person())
        return url_for("matters.show", id=id)

    return at_most_once(act)
