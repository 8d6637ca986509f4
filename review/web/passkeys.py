"""通行密钥: one's own, made and removed in 我的账户; and what scripts ask to have one sign."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from review.actions import factors, passkeys
from review.actions.unit_of_work import Invalid, Refused
from review.law.factors import Awaited
from review.registers import factors as register
from review.web import scripts
from review.web.access import person, public, signed_in
from review.web.personal_signatures import demanded, site
from review.web.session import half

page = Blueprint("passkeys", __name__)


@page.post("/sign-in/second/challenge")
@public
def at_the_door() -> Any:
    """What a browser needs at the second step: to make one, or to use one."""
    token = half()
    waiting = factors.half_of(token)
    if waiting is None:
        raise Refused("登录等待过久，请重新登录")
    make = waiting.awaits == Awaited.ENROLMENT
    asked = passkeys.creation if make else passkeys.asking
    options = asked(waiting.person, token, demanded())
    return scripts.answer({"options": json.loads(options)})


@page.get("/account/passkeys")
@signed_in
def all() -> Any:
    return _all()


def _all(fault: str = "") -> str:
    me, here = person(), site()
    return render_template(
        "passkeys/all.html",
        fault=fault,
        rows=register.passkeys(me),
        here=here,
        fresh=factors.fresh(current_user.signed_in) or not register.has(me),
        needed=register.asked(me) and register.totp(me) is None,
    )


@page.post("/account/passkeys/creation")
@signed_in
def creation() -> Any:
    options = passkeys.creation(person(), current_user.token, demanded())
    return scripts.answer({"options": json.loads(options)})


@page.post("/account/passkeys/challenge")
@signed_in
def challenge() -> Any:
    options = passkeys.asking(person(), current_user.token, demanded())
    return scripts.answer({"options": json.loads(options)})


@page.post("/account/passkeys")
@signed_in
def enrol() -> Any:
    name, given = request.form.get("name", ""), request.form.get("created", "")
    try:
        codes = passkeys.enrol(person(), current_user.token, demanded(), name, given)
    except Invalid as fault:
        return _all(str(fault)), 422
    if codes:
        onwards = url_for("passkeys.all")
        return render_template("factors/codes.html", codes=codes, onwards=onwards)
    return redirect(url_for("passkeys.all"), 303)


@page.post("/account/passkeys/<int:passkey>/removal")
@signed_in
def remove(passkey: int) -> Any:
    passkeys.remove(person(), passkey)
    return redirect(url_for("passkeys.all"), 303)
