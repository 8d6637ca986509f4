"""示范文本: the office's list of texts that contracts are held against."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for

from review.actions import documents, model_texts
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.law.permissions import Duty, may_perform
from review.models import ModelText
from review.registers import model_texts as register
from review.web.access import duty, person, signed_in
from review.web.documents import download
from review.web.forms.fields import offered
from review.web.forms.matters import TemplateForm
from review.web.idempotency import at_most_once

page = Blueprint("model_texts", __name__, url_prefix="/templates")


@page.get("")
@signed_in
def all() -> str:
    return _list(_form())


def _form() -> TemplateForm:
    form = TemplateForm()
    editions = [(str(edition.id), edition.label) for edition in register.current()]
    form.replaces.choices = offered(editions)
    return form


def _list(form: TemplateForm) -> str:
    return render_template(
        "model_texts/all.html",
        current=register.current(),
        retired=register.retired(),
        uses=register.uses(),
        may_open=may_perform(person().role, Duty.OPEN_MATTER),
        may_keep=may_perform(person().role, Duty.KEEP_TEMPLATES),
        form=form,
    )


@page.post("")
@duty(Duty.KEEP_TEMPLATES)
def add() -> Any:
    form, sent = _form(), request.files.get("file")
    try:
        if not form.validate():
            return _list(form), 422
        if not sent or not sent.filename:
            raise Invalid("file", "请选择文件")
        received = documents.submit(sent.filename, sent.read())
        followed = db.session.get(ModelText, int(form.replaces.data or 0))

        def act() -> str:
            model_texts.add(form.about(), received, by=person(), replaces=followed)
            return url_for("model_texts.all")

        return at_most_once(act)
    except Invalid as fault:
        form.file.errors = [str(fault)]
        return _list(form), 422


@page.post("/<int:template>/retirement")
@duty(Duty.KEEP_TEMPLATES)
def retire(template: int) -> Any:
    model_text = db.session.get(ModelText, template) or abort(404)

    def act() -> str:
        model_texts.retire(model_text, by=person())
        return url_for("model_texts.all")

    return at_most_once(act)


@page.get("/<int:template>/file")
@signed_in
def file(template: int) -> Response:
    model_text = db.session.get(ModelText, template) or abort(404)
    return download(documents.store().get(model_text.sha256), model_text.name)
