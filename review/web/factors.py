"""第二步验证: the second step of signing in, and one's own authenticator in 我的账户."""

from __future__ import annotations

from typing import Any

import flask
import segno
from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from review.actions import factors, passkeys
from review.actions.unit_of_work import Invalid, Refused
from review.law.factors import Awaited
from review.models import Person
from review.registers import factors as register
from review.web import personal_signatures, step_up
from review.web.access import person, public, signed_in
from review.web.session import admit, half, safe_next

page = Blueprint("factors", __name__)


def _half() -> tuple[str, Any]:
    token = half()
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
    here = personal_signatures.site()
    if waiting.awaits == Awaited.ENROLMENT:
        drawn = _drawn(waiting.person)
        return render_template("factors/enrol.html", fault=fault, by_key=bool(here), **drawn)
    keys = register.passkeys(waiting.person, here.host) if here else ()
    return render_template(
        "factors/second.html", fault=fault, who=waiting.person, by_key=bool(keys)
    )


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
    onwards = flask.session.get("next")
    try:
        whole, codes = _entered(token, enrols=waiting.awaits == Awaited.ENROLMENT)
    except Invalid as fault:
        return _second(str(fault)), 422
    admit(whole)
    if codes:
        return render_template("factors/codes.html", codes=codes, onwards=safe_next(onwards))
    return redirect(safe_next(onwards), 303)


def _entered(half_token: str, enrols: bool) -> tuple[str, list[str]]:
    """The token of the session that begins, and recovery codes handed out, by what was sent."""
    where = request.remote_addr or ""
    if given := request.form.get(personal_signatures.STEP_UP, ""):
        here = personal_signatures.demanded()
        if enrols:
            return passkeys.enter_enrolled(half_token, given, here, where)
        return passkeys.enter(half_token, given, here, where), []
    typed = request.form.get("code", "")[:60]
    if enrols:
        return factors.enter_enrolled(half_token, typed, where)
    return factors.enter(half_token, typed, where), []


@page.get("/account/factor")
@signed_in
def show() -> Any:
    return _own()


def _own(fault: str = "") -> str:
    me = person()
    factor, left = register.totp(me), register.codes_left(me)
    known = {"fault": fault, "asked": register.asked(me), "has": register.has(me), "left": left}
    # Whoever came in by what another left open is never shown a secret that would keep them in.
    closed = register.has(me) and not factors.fresh(current_user.signed_in)
    drawn = {} if factor or closed else _drawn(me)
    return render_template("factors/show.html", factor=factor, closed=closed, **known, **drawn)


@page.post("/account/factor")
@signed_in
def enrol() -> Any:
    typed = request.form.get("code", "")[:60]
    try:
        codes = factors.confirm(person(), typed, current_user.token)
    except Invalid as fault:
        return _own(str(fault)), 422
    onwards = url_for("account.show")
    if not codes:
        return redirect(url_for("factors.show"), 303)
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
        "factors/confirm.html",
        fault=fault,
        fresh=fresh,
        has=register.has(person()),
        by_key=personal_signatures.offered(),
    )


@page.post("/account/confirmation")
@signed_in
def confirm() -> Any:
    """Prove ahead of a deed that a script will send."""
    try:
        if given := request.form.get(personal_signatures.STEP_UP, ""):
            personal_signatures.step_up(given)
        else:
            step_up.renew(request.form.get("code", ""))
    except Invalid as fault:
        return _asked(str(fault)), 422
    return redirect(url_for("factors.ask"), 303)
