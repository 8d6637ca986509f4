"""我的账户: one's own password and sessions."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from review.actions import passwords, people
from review.actions.unit_of_work import Invalid
from review.registers import people as register
from review.web.access import person, signed_in
from review.web.forms.people import PasswordForm

page = Blueprint("account", __name__, url_prefix="/account")


@page.get("")
@signed_in
def show() -> str:
    return _page(PasswordForm())


def _page(form: PasswordForm) -> str:
    return render_template(
        "account/show.html",
        form=form,
        changed=request.args.get("changed") == "password",
        rule=passwords.RULE,
        sessions=register.sessions(person(), people.IDLE, people.WHOLE),
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


@page.post("/sessions/<int:session>/end")
@signed_in
def end(session: int) -> Any:
    people.end_session(person(), session)
    return redirect(url_for("account.show"), 303)
