"""待办: what must I do today?"""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for

from review.actions import notices
from review.actions.unit_of_work import unit_of_work
from review.law.vocabulary import Role
from review.registers import deadlines, records, turns
from review.web.access import person, signed_in

page = Blueprint("desk", __name__)


@page.get("/")
@signed_in
def show() -> str:
    overseeing = person().role in (Role.OFFICE, Role.LEADER)
    return render_template(
        "desk/show.html",
        tasks=turns.tasks(person()),
        late=deadlines.late() if overseeing else [],
        notices=records.notices(person(), 8),
    )


@page.get("/notices")
@signed_in
def inbox() -> str:
    return render_template("desk/inbox.html", notices=records.notices(person()))


@page.post("/notices/read")
@signed_in
def read():
    with unit_of_work():
        notices.read_all(person())
    return redirect(url_for("desk.inbox"), 303)
