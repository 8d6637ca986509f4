"""登记签订: the signed copy is held against the cleared text, and every difference answered for."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for
from itsdangerous import BadSignature, URLSafeSerializer

from review.actions import copies, documents
from review.actions.signed_copies import Signed, register_copy
from review.actions.signed_copies import sign as sign_copy
from review.actions.unit_of_work import Invalid
from review.law.permissions import Act
from review.law.signed_copy import seat_of
from review.models import Matter
from review.paper.comparing.signed_copy import Difference
from review.registers import facts, signed_copies
from review.web import loading
from review.web.access import person, signed_in
from review.web.documents import download
from review.web.forms.reviewing import SignForm
from review.web.idempotency import at_most_once

page = Blueprint("signings", __name__, url_prefix="/matters/<int:id>/signing")


@page.get("")
@signed_in
def new(id: int) -> str:
    """The signing copy, the copy that came back and whom it waits for, and the form for another."""
    return _form(loading.matter(id, Act.UPLOAD_SIGNED), SignForm())


def _form(
    matter: Matter, form: SignForm, differences: tuple[Difference, ...] = (), kept: str = ""
) -> str:
    revision = loading.revision(matter)
    returned = signed_copies.current(matter)
    return render_template(
        "signings/new.html",
        matter=matter,
        form=form,
        found=differences,
        kept=kept,
        revision=revision,
        returned=returned,
        standing=signed_copies.standing(returned) if returned else None,
        signing_copy=facts.signing_copy(matter),
        may_check=seat_of(person().legal, facts.facts(matter)) is not None,
    )


@page.post("")
@signed_in
def sign(id: int) -> Any:
    matter, form = loading.matter(id, Act.UPLOAD_SIGNED), SignForm()
    kept = ""
    try:
        name, content = _sent(matter, form)
        kept = _keep(matter, name, content)
        if not form.validate():
            return _form(matter, form, kept=kept), 422
        received = documents.submit(name, content, documents.SIGNED_COPY)
        clearance = facts.valid_clearance(matter) or abort(404)
        checked = copies.examine(matter, clearance, received, by=person())
        copy = Signed(
            received, form.signed_on.data, form.signatory.data, form.copies.data,
            form.explanation.data or "", checked,
        )  # fmt: skip

        def act() -> str:
            returned = sign_copy(matter, copy, by=person())
            if returned.signing:
                return url_for("matters.show", id=id, _anchor="signed")
            return url_for("signings.new", id=id)

        return at_most_once(act)
    except copies.Differs as several:
        form.explanation.errors = [str(several)]
        return _form(matter, form, several.differences, kept), 422
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _form(matter, form, kept=kept), 422


def _sent(matter: Matter, form: SignForm) -> tuple[str, bytes]:
    """The file that was picked, or the one picked before that the page still holds."""
    sent = request.files.get("file")
    if sent and sent.filename:
        return sent.filename, sent.read()
    try:
        of, name, sha256 = _seal().loads(form.kept.data or "")
    except BadSignature:
        form.validate()
        raise Invalid("file", "请选择签署件") from None
    if of != matter.id:
        raise Invalid("file", "请选择签署件")
    return name, documents.store().get(sha256)


def _keep(matter: Matter, name: str, content: bytes) -> str:
    """Hold the file while the page is mended: a browser forgets it. Unnamed files are swept."""
    return str(_seal().dumps([matter.id, name, documents.store().put(content)]))


def _seal() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="signed copy")


@page.post("/registration")
@signed_in
def register(id: int) -> Any:
    """Register the copy that everyone has confirmed whom the law asks."""
    matter = loading.matter(id, Act.UPLOAD_SIGNED)
    returned = signed_copies.current(matter) or abort(404)

    def act() -> str:
        register_copy(returned, by=person())
        return url_for("matters.show", id=id, _anchor="signed")

    return at_most_once(act)


@page.get("/copy")
@signed_in
def copy(id: int) -> Response:
    """签署用文本 as it was made, or as PDF where `?print=1` asks for it."""
    signing_copy = facts.signing_copy(loading.matter(id, Act.READ_TEXT))
    printed = request.args.get("print") == "1"
    sha256 = signing_copy and (signing_copy.print if printed else signing_copy.sha256)
    if signing_copy is None or not sha256:
        abort(404)
    name = f"{PurePath(signing_copy.name).stem}.pdf" if printed else signing_copy.name
    return download(documents.store().get(sha256), name)


@page.get("/returned")
@signed_in
def returned_file(id: int) -> Response:
    """The copy that came back and is not registered yet."""
    returned_copy = signed_copies.current(loading.matter(id, Act.READ_TEXT)) or abort(404)
    return download(documents.store().get(returned_copy.sha256), returned_copy.name)


@page.get("/file")
@signed_in
def file(id: int) -> Response:
    signing = facts.signing(loading.matter(id, Act.READ_TEXT))
    if signing is None:
        abort(404)
    return download(documents.store().get(signing.sha256), signing.name)
