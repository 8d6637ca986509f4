"""网络回调: the administrator sets up who else is told, sees how it went, and ends it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for

from review.actions import webhooks
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.law.permissions import Duty
from review.law.vocabulary.webhook import WebhookForm
from review.models import Section, Webhook
from review.registers import webhooks as register
from review.web.access import duty, person
from review.web.forms.webhooks import WebhookSettingForm

page = Blueprint("webhooks", __name__, url_prefix="/webhooks")


@page.get("")
@duty(Duty.MANAGE_WEBHOOKS)
def all() -> str:
    return _page(WebhookSettingForm(formdata=None))


def _page(form: WebhookSettingForm, secret: str = "") -> str:
    form.offer(register.sections())
    return render_template(
        "webhooks/all.html",
        rows=register.every(),
        waiting=register.waiting(),
        form=form,
        secret=secret,
    )


@page.post("")
@duty(Duty.MANAGE_WEBHOOKS)
def make() -> Any:
    form = WebhookSettingForm()
    form.offer(register.sections())
    if not form.validate():
        return _page(form), 422
    section = db.session.get(Section, int(form.section.data)) if form.section.data else None
    kind, secret = form.form.data, form.secret.data or ""
    try:
        given = webhooks.make(form.name.data, kind, section, form.address.data, secret, by=person())
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(form), 422
    shown = given if kind is WebhookForm.STANDARD else ""
    return _page(WebhookSettingForm(formdata=None), shown)


@page.post("/<int:webhook>/end")
@duty(Duty.MANAGE_WEBHOOKS)
def end(webhook: int) -> Any:
    webhooks.end(db.session.get(Webhook, webhook) or abort(404), by=person())
    return redirect(url_for("webhooks.all"), 303)
