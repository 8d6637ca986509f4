"""起草: the fields of a 示范文本 are filled in, and the text goes on to 送审 or is taken as Word."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from review.actions import matters, model_texts
from review.extensions import db
from review.law.permissions import Duty
from review.law.vocabulary import Kind
from review.models import ModelText
from review.web import new_matter
from review.web.access import duty, person
from review.web.documents import download
from review.web.forms.template_fields import FillingForm, filling

page = Blueprint("template_fields", __name__, url_prefix="/templates/<int:template>/filling")


def _open(template: int) -> tuple[ModelText, FillingForm]:
    edition = db.session.get(ModelText, template)
    if edition is None or edition.retired_at:
        abort(404)
    return edition, filling(model_texts.fields_of(edition))


@page.get("")
@duty(Duty.OPEN_MATTER)
def show(template: int) -> Any:
    """The form; a text without fields is taken as it is."""
    edition, form = _open(template)
    if not form.asked:
        address = url_for("new_matter.new", kind=Kind.CONTRACT.value, template=edition.id)
        return redirect(address, 303)
    return _asked(edition, form)


def _asked(edition: ModelText, form: FillingForm) -> str:
    return render_template("model_texts/fill.html", edition=edition, form=form)


@page.post("")
@duty(Duty.OPEN_MATTER)
def fill(template: int) -> Any:
    edition, form = _open(template)
    if form.secret.data == "yes":
        matters.refuse_secret(by=person())
    if not form.validate():
        return _asked(edition, form), 422
    received = model_texts.filled(edition, form.values)
    if request.form.get("do") == "take":
        return download(received.content, received.name)
    return new_matter.started(edition, received)
