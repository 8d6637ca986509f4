"""第二步验证: the second step of signing in, and one's own authenticator in 我的账户."""

from __future__ import annotations

from typing import Any

import flask
import segno
from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from review.actions import factors
from review.actions.unit_of_work import Invalid, Refused
from review.law.factors import Awaited
from review.models import Person
from review.registers import factors as register
from review.web import step_up
from review.web.access import person, public, signed_in
from review.web.session import admit, safe_next

page = Blueprint("factors", __name__)
HALF = "half"
"""Where the cookie keeps the token of a session that has only the password."""


def _half() -> tuple[str, Any]:
    token = str(flask.session.get(HALF, ""))
    waiting = factors.half_of(token)
    if waiting is None:
        raise Refused("登录等待过久，请重新登录")
    return token, waiting


@page.get("/sign-in/second")
@public
def second() -> str:
    return _second()


def _second(fault: str = "") -> str:
    _, waiting = _half()
    if waiting.awaits == Awaited.ENROLMENT:
        return render_template("factors/enrol.html", fault=fault, **_drawn(waiting.person))
    return render_template("factors/second.html", fault=fault, who=waiting.person)


def _drawn(who: Person) -> dict[str, Any]:
    """The secret as a picture for the authenticator, and in letters for who cannot take one."""
    secret = factors.begin(who)
    code = segno.make(factors.address(who, secret), error="m")
    spelled = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    picture = code.svg_data_uri(scale=5, border=3, light="#fff")
    return {"who": who, "secret": spelled, "picture": picture}


@page.post("/sign-in/second")
@public
def prove() -> Any:
    token, waiting = _half()
    typed, where = request.form.get("code", "")[:60], request.remote_addr or ""
    onwards = flask.session.get("next")
    try:
        if waiting.awaits == Awaited.ENROLMENT:
            whole, codes = factors.enter_enrolled(token, typed, where)
        else:
            whole, codes = factors.enter(token, typed, where), []
    except Invalid as fault:
        return _second(str(fault)), 422
    admit(whole)
    if codes:
        return render_template("factors/codes.html", codes=codes, onwards=safe_next(onwards))
    return redirect(safe_next(onwards), 303)


@page.get("/account/factor")
@signed_in
def show() -> Any:
    return _own()


def _own(fault: str = "") -> str:
    me = person()
    known = {"fault": fault, "asked": register.asked(me)}
    if register.has(me):
        left = register.codes_left(me)
        return render_template("factors/show.html", factor=register.totp(me), left=left, **known)
    return render_template("factors/show.html", factor=None, **known, **_drawn(me))


@page.post("/account/factor")
@signed_in
def enrol() -> Any:
    typed = request.form.get("code", "")[:60]
    try:
        codes = factors.confirm(person(), typed, current_user.token)
    except Invalid as fault:
        return _own(str(fault)), 422
    onwards = url_for("account.show")
    return render_template("factors/codes.html", codes=codes, onwards=onwards)


@page.post("/account/factor/codes")
@signed_in
def renew_codes() -> Any:
    codes = factors.renew_codes(person())
    return render_template("factors/codes.html", codes=codes, onwards=url_for("account.show"))


@page.post("/account/factor/removal")
@signed_in
def drop() -> Any:
    factors.drop(person())
    return redirect(url_for("account.show"), 303)


@page.get("/account/confirmation")
@signed_in
def ask() -> Any:
    return _asked()


def _asked(fault: str = "") -> str:
    fresh = factors.fresh(current_user.signed_in)
    return render_template(
        "factors/confirm.html", fault=fault, fresh=fresh, has=register.has(person())
    )


@page.post("/account/confirmation")
@signed_in
def confirm() -> Any:
    """Prove ahead of a deed that a script will send."""
    try:
        step_up.renew(request.form.get("code", ""))
    except Invalid as fault:
        return _asked(str(fault)), 422
    return redirect(url_for("factors.ask"), 303)
