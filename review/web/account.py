"""我的账户: one's own password and sessions."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask_login import current_user

from review import clock
from review.actions import passwords, people, preferences
from review.actions.unit_of_work import Invalid
from review.law.delegation import OWN_POWER
from review.registers import delegations, factors
from review.registers import people as register
from review.registers import preferences as chosen
from review.web.access import person, signed_in
from review.web.forms.people import PasswordForm
from review.web.forms.preferences import PreferencesForm

page = Blueprint("account", __name__, url_prefix="/account")


@page.get("")
@signed_in
def show() -> str:
    return _page()


def _page(form: PasswordForm | None = None, choices: PreferencesForm | None = None) -> str:
    me = person()
    return render_template(
        "account/show.html",
        form=form or PasswordForm(formdata=None),
        choices=choices or PreferencesForm.of(chosen.mailings(me), chosen.signature(me)),
        mails=bool(current_app.config["REVIEW_MAIL"]) and not current_app.config["DEMO"],
        standing_in=[
            each
            for each in delegations.of(me)
            if each.ended_at is None and each.until_on >= clock.today()
        ],
        has_factor=factors.has(me),
        may_delegate=me.role in OWN_POWER,
        changed=request.args.get("changed", ""),
        rule=passwords.RULE,
        sessions=register.sessions(me, people.IDLE, people.WHOLE),
        here=people.digest(current_user.token),
    )


@page.post("/password")
@signed_in
def change_password() -> Any:
    form = PasswordForm()
    if not form.validate():
        return _page(form), 422
    old, new = form.old.data or "", form.password.data or ""
    try:
        people.change_password(person(), old, new, current_user.token, request.remote_addr or "")
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(form), 422
    return redirect(url_for("account.show", changed="password"), 303)


@page.post("/preferences")
@signed_in
def choose() -> Any:
    form = PreferencesForm()
    if not form.validate():
        return _page(choices=form), 422
    preferences.choose(person(), form.mailings(), form.signature.data or "")
    return redirect(url_for("account.show", changed="preferences"), 303)


@page.post("/sessions/<int:session>/end")
@signed_in
def end(session: int) -> Any:
    people.end_session(person(), session)
    return redirect(url_for("account.show"), 303)
