"""从单位目录登录: to the directory and back, bound to this browser by state; or a password shown to it."""

from __future__ import annotations

import secrets
from hmac import compare_digest
from typing import Any

import flask
from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user

from review import clock
from review.actions import directories, directory_arrivals, people
from review.actions.unit_of_work import Refused
from review.directories.forms import DOORS, Door
from review.directories.identity import Identity, Unproven, Unreachable, Untrusted
from review.models import Directory
from review.registers import directories as register
from review.web.access import public
from review.web.session import onwards

page = Blueprint("directory_door", __name__, url_prefix="/sign-in/directory/<int:directory>")
KEPT = "directory"
"""Where the cookie keeps what the return is held to. It is signed, bound to this browser, used once."""
STRANGE = "登录没有完成：这次返回不是从本页发起的，或者等待过久，请重新登录"
UNTRUSTED = "无法核实对方就是单位目录（证书核对不过），没有发出密码。请用本系统的密码登录；系统管理员已可看到原因"
SHUT = "单位目录没有回应，请稍后再试，或者用本系统的密码登录；系统管理员已可看到原因"


def _found(id: int) -> tuple[Directory, Door]:
    row = register.of(id)
    return (row, DOORS[row.form]) if row else abort(404)


def _return(row: Directory) -> str:
    return url_for("directory_door.back", directory=row.id, _external=True)


@page.get("")
@public
def enter(directory: int) -> Any:
    """To the directory, or the page that asks for its password."""
    row, door = _found(directory)
    if door.begin is None:
        return _asking(row)
    state = secrets.token_urlsafe(24)
    try:
        begun = door.begin(directories.reached(row), _return(row), state)
    except Unreachable as fault:
        return _shut(row, fault)
    flask.session[KEPT] = {
        "directory": row.id, "at": clock.now().timestamp(), "next": request.args.get("next", ""),
        **begun.kept, "state": state,
    }  # fmt: skip
    return redirect(begun.address, 303)


@page.get("/back")
@public
def back(directory: int) -> Any:
    """What the browser brings from the directory; it counts once, here, and soon."""
    row, door = _found(directory)
    kept = flask.session.pop(KEPT, None) or {}
    young = clock.now().timestamp() - kept.get("at", 0) <= directory_arrivals.KEPT.total_seconds()
    same = compare_digest(
        request.args.get("state", "").encode(), str(kept.get("state", "")).encode()
    )
    if door.finish is None or not (kept and same and young and kept["directory"] == row.id):
        raise Refused(STRANGE)
    returned = {name: value[:4000] for name, value in request.args.items()}
    try:
        identity = door.finish(directories.reached(row), _return(row), returned, kept)
    except Unreachable as fault:
        return _shut(row, fault)
    except Unproven as refusal:
        directory_arrivals.refused(row, str(refusal))
        raise Refused(str(refusal)) from refusal
    return _in(row, identity, kept["next"])


@page.post("")
@public
def prove(directory: int) -> Any:
    row, door = _found(directory)
    if door.prove is None:
        abort(404)
    account = request.form.get("account", "").strip()[:200]
    near = request.remote_addr or ""
    if directory_arrivals.often(row, account, near):
        return _asking(row, directory_arrivals.OFTEN), 422
    try:
        password = request.form.get("password", "")[:200]
        identity = door.prove(directories.reached(row), account, password)
    except Unreachable as fault:
        return _shut(row, fault)
    except Unproven as refusal:
        directory_arrivals.wrong(row, account, near)
        return _asking(row, str(refusal)), 422
    return _in(row, identity, request.form.get("next", ""))


def _in(row: Directory, identity: Identity, target: str) -> Any:
    token = directory_arrivals.arrive(row, identity, request.remote_addr or "")
    if current_user.is_authenticated:  # nobody is two people in one browser
        people.sign_out(current_user.token)
    return onwards(token, target)


def _asking(row: Directory, fault: str = "") -> str:
    return render_template("session/directory.html", one=row, fault=fault)


def _shut(row: Directory, fault: Unreachable) -> Any:
    directory_arrivals.failed(row, str(fault))
    sentence = UNTRUSTED if isinstance(fault, Untrusted) else SHUT
    return render_template("errors/fault.html", title="未能登录", sentence=sentence), 503
