"""令牌: one's own programs, in 我的账户; the token is shown on the page that made it, once."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, url_for

from review.actions import tokens
from review.law.tokens import Scope
from review.registers import tokens as register
from review.web.access import person, signed_in
from review.web.forms.tokens import TokenForm

page = Blueprint("tokens", __name__, url_prefix="/account/tokens")


@page.get("")
@signed_in
def all() -> str:
    return _page(TokenForm(formdata=None))


def _page(form: TokenForm, token: str = "") -> str:
    rows = register.of(person())
    return render_template(
        "tokens/all.html", rows=rows, scopes=register.scopes, form=form, token=token
    )


@page.post("")
@signed_in
def make() -> Any:
    form = TokenForm()
    if not form.validate():
        return _page(form), 422
    scopes = [Scope(word) for word in form.scopes.data or ()]
    token = tokens.make(person(), form.name.data, scopes, int(form.life.data))
    return _page(TokenForm(formdata=None), token)


@page.post("/<int:token>/revocation")
@signed_in
def revoke(token: int) -> Any:
    tokens.revoke(person(), token)
    return redirect(url_for("tokens.all"), 303)
