"""Sign in, sign out, enrol by link, and the demo's change of roles."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import flask
from flask import Blueprint, Flask, abort, current_app, redirect, render_template, request, url_for
from flask_login import UserMixin, current_user, login_user, logout_user

from review.actions import factors, matter_links, passwords, people
from review.actions.unit_of_work import Invalid, Refused
from review.english.reader import KEY, turn_to
from review.extensions import login
from review.models import SignIn
from review.registers import directories, preferences, readers
from review.registers.batching import forget
from review.web import scripts, step_up, throttles
from review.web.access import guard, public, signed_in

page = Blueprint("session", __name__)
HALF = "half"
"""Where the cookie keeps the token of a session that has only the password."""


class Visitor(UserMixin):
    """A person with the token of the session they are in; `matter` is the one it is bound to."""

    def __init__(self, token: str, signed_in: SignIn) -> None:
        self.token, self.signed_in, self.person = token, signed_in, signed_in.person
        link = matter_links.bound(signed_in)
        self.matter = link.matter_id if link else None

    def get_id(self) -> str:
        return self.token


def set_up(app: Flask) -> None:
    login.login_view = "session.enter"
    login.login_message = ""
    app.before_request(guard)
    app.before_request(throttles.hold)
    app.before_request(step_up.hold)
    app.before_request(keep_alive)
    app.teardown_request(lambda _: forget())


@login.user_loader
def load(token: str) -> Visitor | None:
    if request.path.startswith(scripts.PROGRAMS):
        return None  # programs come by token; a cookie there is another site's trick
    signed_in = people.session_of(token)
    if signed_in is None or matter_links.ended(signed_in):
        return None
    return Visitor(token, signed_in)


# Pages that ask by themselves; a window left open is no sign that someone is there.
UNATTENDED = frozenset({"static", "margin.threads"})


def keep_alive() -> None:
    visitor = current_user._get_current_object()
    if request.endpoint not in UNATTENDED and isinstance(visitor, Visitor):
        people.touch(visitor.signed_in)


def safe_next(target: str | None) -> str:
    """An address inside this site, or the desk: a foreign one would carry people away."""
    if target and target.startswith("/") and not target.startswith(("//", "/\\")):
        parts = urlsplit(target)
        if not parts.scheme and not parts.netloc and target.isprintable():
            return target
    return url_for("desk.show")


def begin_anew() -> None:
    """An empty cookie, in the language in which this browser was answered."""
    language = flask.session.get(KEY, "")
    flask.session.clear()
    turn_to(language)


def admit(token: str) -> None:
    """A new session under a new cookie, whatever was there before."""
    begin_anew()
    signed_in = people.session_of(token)
    assert signed_in is not None
    chosen = preferences.language(signed_in.person)
    if chosen is not None:
        turn_to(chosen.value)
    login_user(Visitor(token, signed_in))


@page.get("/sign-in")
@public
def enter() -> Any:
    return render_template(
        "session/enter.html",
        administrators=readers.administrators(),
        directories=directories.every(),
        next=request.args.get("next", ""),
        lost="lost" in request.args,
    )


@page.post("/sign-in")
@public
def sign_in() -> Any:
    account, password = request.form.get("account", ""), request.form.get("password", "")
    try:
        token = people.sign_in(account[:60], password[:200], request.remote_addr or "")
    except Refused as refusal:
        again = render_template(
            "session/enter.html",
            administrators=readers.administrators(),
            directories=directories.every(),
            fault=str(refusal),
            account=account[:60],
        )
        return again, 422
    if current_user.is_authenticated:  # nobody is two people in one browser
        people.sign_out(current_user.token)
    return onwards(token, request.form.get("next"))


def onwards(token: str, target: str | None) -> Any:
    """Inside, or to the second step where the session waits for it."""
    if factors.half_of(token) is None:
        admit(token)
        return redirect(safe_next(target), 303)
    begin_anew()
    flask.session[HALF], flask.session["next"] = token, target
    return redirect(url_for("factors.second"), 303)


@page.post("/sign-out")
@signed_in
def sign_out() -> Any:
    people.sign_out(current_user.token)
    logout_user()
    begin_anew()
    return redirect(url_for("session.enter"), 303)


@page.post("/demo/switch")
@public
def switch() -> Any:
    if not current_app.config["DEMO"]:
        abort(404)
    admit(people.switch_to(request.form.get("account", "")[:60], request.remote_addr or ""))
    return redirect(safe_next(request.form.get("next")), 303)


def half() -> str:
    """The token of the session that has only the password; "" where there is none."""
    return str(flask.session.get(HALF, ""))


def mails_links() -> bool:
    config = current_app.config
    return bool(config["REVIEW_MAIL"]) and not config["DEMO"]


@page.get("/sign-in/forgotten")
@public
def forgotten() -> Any:
    return _forgotten()


def _forgotten(asked: bool = False) -> str:
    return render_template(
        "session/forgotten.html",
        administrators=readers.administrators(),
        by_mail=mails_links(),
        asked=asked,
    )


@page.post("/sign-in/forgotten")
@public
def ask_for_link() -> Any:
    """The same page for every account: whether there is one, and whether it has an address."""
    if not mails_links():
        abort(404)
    people.ask_for_link(request.form.get("account", "")[:60], request.remote_addr or "")
    return _forgotten(asked=True)


@page.get("/enrol/<token>")
@public
def enrol(token: str) -> Any:
    link = people.link_of(token)
    if link is None:
        raise Refused("链接已失效，请向系统管理员索取新的链接")
    return render_template("session/enrol.html", link=link, token=token, rule=passwords.RULE)


@page.post("/enrol/<token>")
@public
def choose_password(token: str) -> Any:
    try:
        password = request.form.get("password", "")[:200]
        chosen = people.choose_password(token, password)
    except Invalid as fault:
        link = people.link_of(token)
        again = render_template(
            "session/enrol.html", link=link, token=token, fault=fault, rule=passwords.RULE
        )
        return again, 422
    token = people.sign_in(chosen.account, password, request.remote_addr or "")
    return onwards(token, url_for("desk.show"))
