"""Word 批注稿: take a text out with its annotations, and in again what counsel did to it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for

from review.actions import incoming, mailed_answers, outgoing
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.law.permissions import Act, may
from review.models import MailedAnswer, Matter, ReturnedFile
from review.registers import mailed_answers as register
from review.registers.facts import facts
from review.web import loading
from review.web.access import person, signed_in
from review.web.documents import download
from review.web.forms.incoming import ReturnedForm, choice
from review.web.idempotency import at_most_once

page = Blueprint("incoming", __name__, url_prefix="/matters/<int:id>")


@page.get("/revisions/<int:number>/word")
@signed_in
def word(id: int, number: int) -> Response:
    """The text of that version with every thread as Word comments, proposals as its changes."""
    revision = loading.revision(loading.matter(id, Act.READ_TEXT), number)
    return download(outgoing.composed(revision).docx, outgoing.name_of(revision))


@page.get("/incoming/new")
@signed_in
def new(id: int) -> str:
    return _asking(loading.matter(id, Act.TAKE_IN), ReturnedForm())


def _asking(matter: Matter, form: ReturnedForm) -> str:
    revision = loading.revision(matter)
    return render_template(
        "incoming/new.html",
        matter=matter,
        form=form,
        newest=revision,
        offered=outgoing.offered(revision),
        waiting=register.waiting(matter, person()),
        back=mailed_answers.address_of(matter, person()),
        mails_text=mailed_answers.mails_text() and bool(person().email),
    )


@page.post("/incoming/mailed/<int:answer>/confirmation")
@signed_in
def confirm(id: int, answer: int) -> Any:
    """Theirs: it is gone through like a file they uploaded."""
    row = _mailed(loading.matter(id, Act.TAKE_IN), answer)
    returned = mailed_answers.confirm(row, by=person())
    return redirect(url_for("incoming.show", id=id, returned=returned.id), 303)


@page.post("/incoming/mailed/<int:answer>/removal")
@signed_in
def drop(id: int, answer: int) -> Any:
    mailed_answers.drop(_mailed(loading.matter(id, Act.TAKE_IN), answer), by=person())
    return redirect(url_for("incoming.new", id=id), 303)


def _mailed(matter: Matter, id: int) -> MailedAnswer:
    row = db.session.get(MailedAnswer, id)
    mine = row and (row.matter_id, row.person_id) == (matter.id, person().id)
    return row if row and mine else abort(404)


@page.post("/incoming/mailing")
@signed_in
def mail(id: int) -> Any:
    """The text of the newest version to one's own letter box, where the installation allows it."""
    matter = loading.matter(id, Act.TAKE_IN)

    def act() -> str:
        mailed_answers.send_text(matter, loading.revision(matter), by=person())
        return url_for("incoming.new", id=id)

    return at_most_once(act)


@page.post("/incoming")
@signed_in
def receive(id: int) -> Any:
    matter = loading.matter(id, Act.TAKE_IN)
    form, sent = ReturnedForm(), request.files.get("file")
    try:
        if not sent or not sent.filename:
            raise Invalid("file", "请选择文件")
        arrived = incoming.arrived(sent.filename, sent.read())

        def act() -> str:
            returned_file = incoming.receive(matter, arrived, by=person())
            return url_for("incoming.show", id=id, returned=returned_file.id)

        return at_most_once(act)
    except Invalid as fault:
        form.file.errors = [str(fault)]
        return _asking(matter, form), 422


@page.get("/incoming/<int:returned>")
@signed_in
def show(id: int, returned: int) -> str:
    matter = loading.matter(id, Act.READ_TEXT)
    return _shown(matter, loading.returned(matter, returned))


def _shown(matter: Matter, returned: ReturnedFile) -> str:
    """What the file brings now, and what was taken in from it before."""
    brought = incoming.brought(returned)
    asking, known = person().legal, facts(matter)
    return render_template(
        "incoming/show.html",
        matter=matter,
        returned=returned,
        brought=brought,
        found=brought.found,
        token=incoming.token,
        changed=incoming.CHANGED,
        annotation_id=incoming.register.annotation_id,
        rulings={act.name.lower(): may(asking, act, known)
                 for act in (Act.TAKE_IN, Act.ANNOTATE, Act.REMARK, Act.SETTLE)},
    )  # fmt: skip


@page.post("/incoming/<int:returned>/taking")
@signed_in
def take_in(id: int, returned: int) -> Any:
    matter = loading.matter(id, Act.TAKE_IN)
    returned_file, chosen = loading.returned(matter, returned), choice(request.form)
    seen = request.form.get("revision", type=int) or 0

    def act() -> str:
        incoming.take_in(returned_file, seen, chosen, by=person())
        return url_for("incoming.show", id=id, returned=returned)

    return at_most_once(act)
