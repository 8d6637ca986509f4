"""人员: who can get in. The administrator enrols, moves, disables and unlocks; every deed is logged."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import flask
from flask import Blueprint, abort, render_template, url_for

from review import clock
from review.actions import accounts, factors
from review.actions.people import LINK_LIFE, digest, locked
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.law import events
from review.law.permissions import Duty
from review.models import Person
from review.registers import factors as register_of_factors
from review.registers import people as register
from review.web.access import duty, person
from review.web.forms.people import EnrolForm, PostForm
from review.web.idempotency import at_most_once

page = Blueprint("people", __name__, url_prefix="/people")


@page.get("")
@duty(Duty.MANAGE_PEOPLE)
def all() -> str:
    shut = locked()
    rows = register.people()
    return render_template(
        "people/all.html",
        rows=rows,
        seen=register.last_seen(),
        links=register.open_links(),
        locked={row.id for row in rows if digest(row.account) in shut},
        now=clock.now(),
    )


@page.get("/new")
@duty(Duty.MANAGE_PEOPLE)
def new() -> str:
    return _enrolling(EnrolForm())


def _enrolling(form: EnrolForm) -> str:
    form.offer(*register.homes())
    return render_template("people/new.html", form=form)


@page.post("/new")
@duty(Duty.MANAGE_PEOPLE)
def enrol() -> Any:
    form = EnrolForm()
    form.offer(*register.homes())
    if not form.validate():
        return _enrolling(form), 422

    def act() -> str:
        token = accounts.enrol(form.account.data, form.post(), by=person())
        new_person = db.session.scalars(
            db.select(Person).filter_by(account=form.account.data)
        ).one()
        return _hand_over(token, new_person)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _enrolling(form), 422


def _hand_over(token: str, to: Person) -> str:
    """The link waits in the administrator's own cookie for the page that shows it, once.

    It stands in no address and in no row: the database keeps its hash only.
    """
    flask.session["link"] = token
    return url_for("people.show", id=to.id)


@page.get("/<int:id>")
@duty(Duty.MANAGE_PEOPLE)
def show(id: int) -> str:
    row = _found(id)
    given = row.belongs
    form = PostForm(
        formdata=None,
        name=row.name,
        role=row.role,
        home=given,
        email=row.email,
        reviews=row.second_role is not None,
    )
    token = flask.session.pop("link", None)
    link = url_for("session.enrol", token=token, _external=True) if token else ""
    return _page(row, form, link)


def _found(id: int) -> Person:
    return db.session.get(Person, id) or abort(404)


def _page(account: Person, form: PostForm, link: str = "") -> str:
    form.offer(*register.homes())
    return render_template(
        "people/show.html",
        one=account,
        form=form,
        link=link,
        hours=int(LINK_LIFE.total_seconds() // 3600),
        pending=register.open_links().get(account.id),
        seen=register.last_seen().get(account.id),
        locked=digest(account.account) in locked(),
        has_factor=register_of_factors.has(account),
        history=[(entry, json.loads(entry.body)) for entry in register.history(account)],
        words=events.words,
        now=clock.now(),
    )


@page.post("/<int:id>")
@duty(Duty.MANAGE_PEOPLE)
def amend(id: int) -> Any:
    row, form = _found(id), PostForm()
    form.offer(*register.homes())
    if not form.validate():
        return _page(row, form), 422

    def act() -> str:
        accounts.amend(row, form.post(), by=person())
        return url_for("people.show", id=id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(_found(id), form), 422


@page.post("/<int:id>/link")
@duty(Duty.MANAGE_PEOPLE)
def link(id: int) -> Any:
    row = _found(id)
    return at_most_once(lambda: _hand_over(accounts.issue_link(row, by=person()), row))


def _deed(id: int, deed: Callable[..., None]) -> Any:
    row = _found(id)

    def act() -> str:
        deed(row, by=person())
        return url_for("people.show", id=id)

    return at_most_once(act)


@page.post("/<int:id>/disabling")
@duty(Duty.MANAGE_PEOPLE)
def disable(id: int) -> Any:
    return _deed(id, accounts.disable)


@page.post("/<int:id>/enabling")
@duty(Duty.MANAGE_PEOPLE)
def enable(id: int) -> Any:
    return _deed(id, accounts.enable)


@page.post("/<int:id>/factor-reset")
@duty(Duty.MANAGE_PEOPLE)
def reset_factor(id: int) -> Any:
    return _deed(id, factors.reset)


@page.post("/<int:id>/unlocking")
@duty(Duty.MANAGE_PEOPLE)
def unlock(id: int) -> Any:
    return _deed(id, accounts.unlock)
