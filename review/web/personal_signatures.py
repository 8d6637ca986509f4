"""本人签名: the challenge a page has signed, and what came back with the form."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import flask
from flask import abort, request
from flask_login import current_user, login_user

from review.actions import passkeys
from review.actions.passkeys import Site
from review.actions.personal_signatures import Signature
from review.actions.unit_of_work import Invalid, Refused
from review.evidence.personal_signature import challenge
from review.registers import factors as register
from review.web import scripts
from review.web.access import person

FIELD, STEP_UP = "signature", "passkey"
"""What was signed over the decision itself, and what only proves again who is there."""


def site() -> Site | None:
    """Where passkeys can be: a name, not an address, over HTTPS or on this very machine."""
    host = urlsplit(request.host_url).hostname or ""
    try:
        ip_address(host)
    except ValueError:
        secure = request.is_secure or host == "localhost"
        return Site(host, request.host_url.rstrip("/")) if secure else None
    return None


def demanded() -> Site:
    """The same, or 404 where passkeys cannot be."""
    return site() or abort(404)


def offered() -> bool:
    """Whether the person signed in has a passkey that works at this address."""
    here = site()
    return here is not None and bool(register.passkeys(person(), here.host))


def ask(decided: Callable[[str], bytes]) -> Any:
    """The challenge over what `decided` returns for a nonce, for the script of the page."""
    if not offered():
        abort(404)
    nonce = secrets.token_hex(16)
    said = challenge(decided(nonce))
    options = passkeys.asking(person(), current_user.token, demanded(), said)
    return scripts.answer({"nonce": nonce, "options": json.loads(options)})


def step_up(given: str) -> None:
    """Take a passkey's answer as proof; the session goes on under a new token."""
    visitor = current_user._get_current_object()
    token, assertion = passkeys.step_up(person(), visitor.token, demanded(), given)
    visitor.token = token
    login_user(visitor)
    flask.g.assertion = assertion


def take() -> None:
    """The signature that came with a grave deed: it proves who is there, whatever it is over."""
    try:
        answer = json.loads(request.form[FIELD])
        flask.g.nonce = str(answer["nonce"])[:64]
        step_up(json.dumps(answer["credential"]))
    except (Invalid, ValueError, LookupError, TypeError) as fault:
        told = "本人签名没有通过验证，没有办理；请返回重新签名，或者不签名办理"
        raise Refused(told) from fault


def given() -> Signature | None:
    """The signature that came with this form, already proven; None where none was made."""
    if not request.form.get(FIELD):
        return None
    return Signature(flask.g.nonce, flask.g.assertion)
