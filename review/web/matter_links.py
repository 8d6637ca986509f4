"""单个事项的链接: the office sends and revokes one; who opens it is in that matter and nowhere else."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from review.actions import matter_links
from review.actions.unit_of_work import Refused
from review.law.permissions import Act
from review.models import MatterLink
from review.registers.batching import rows
from review.web import loading
from review.web.access import person, public, signed_in
from review.web.idempotency import at_most_once
from review.web.session import onwards

page = Blueprint("matter_links", __name__)


@page.get("/matters/<int:id>/links")
@signed_in
def all(id: int) -> str:
    matter = loading.matter(id, Act.SEND_LINK)
    known = sorted(rows(MatterLink, matter), key=lambda row: -row.id)
    return render_template(
        "matter_links/all.html", matter=matter, rows=known, good=matter_links.good
    )


@page.post("/matters/<int:id>/links")
@signed_in
def send(id: int) -> Any:
    matter = loading.matter(id, Act.SEND_LINK)

    def act() -> str:
        matter_links.send(matter, by=person())
        return url_for("matter_links.all", id=id)

    return at_most_once(act)


@page.post("/matters/<int:id>/links/<int:link>/revocation")
@signed_in
def revoke(id: int, link: int) -> Any:
    matter = loading.matter(id, Act.SEND_LINK)
    row = next((row for row in rows(MatterLink, matter) if row.id == link), None)
    matter_links.revoke(row or abort(404), by=person())
    return redirect(url_for("matter_links.all", id=id), 303)


@page.get("/matter-links/<token>")
@public
def opened(token: str) -> str:
    """A press more: what a mail program looks at ahead of its reader opens nothing."""
    row = matter_links.of(token)
    if row is None:
        raise Refused(matter_links.GONE)
    return render_template("matter_links/enter.html", link=row, token=token)


@page.post("/matter-links/<token>")
@public
def enter(token: str) -> Any:
    session, matter = matter_links.enter(token, request.remote_addr or "")
    return onwards(session, url_for("matters.show", id=matter))
