"""Word 批注稿: take a text out with its annotations, and in again what counsel did to it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template, request, url_for

from review.actions import incoming, outgoing
from review.actions.unit_of_work import Invalid
from review.law.permissions import Act, may
from review.models import Matter, ReturnedFile
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
    )


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
