"""日历订阅: made and revoked in 我的账户; what a calendar asks for at its own address."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, url_for

from review.actions import calendar_feeds
from review.registers import calendar_feeds as register
from review.web.access import person, public, signed_in

page = Blueprint("calendar_feeds", __name__)


@page.get("/account/calendar-feed")
@signed_in
def show() -> str:
    return _page()


def _page(address: str = "") -> str:
    feed = register.of(person())
    return render_template("calendar_feeds/show.html", feed=feed, address=address)


@page.post("/account/calendar-feed")
@signed_in
def make() -> str:
    token = calendar_feeds.make(person())
    return _page(url_for("calendar_feeds.read", token=token, _external=True))


@page.post("/account/calendar-feed/revocation")
@signed_in
def revoke() -> Any:
    calendar_feeds.revoke(person())
    return redirect(url_for("calendar_feeds.show"), 303)


@page.get("/calendar-feeds/<token>.ics")
@public
def read(token: str) -> Response:
    """Whoever holds the address; a calendar cannot sign in."""
    owner = calendar_feeds.owner(token) or abort(404)
    calendar_feeds.touch(owner)
    body = register.calendar(owner, lambda id: url_for("matters.show", id=id, _external=True))
    return Response(body, content_type="text/calendar; charset=utf-8")
