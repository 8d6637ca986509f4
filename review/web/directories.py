"""单位目录, for the administrator: which there are, which group is which post, whose account is whose."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review.actions import directories
from review.actions.unit_of_work import Invalid
from review.directories import asking
from review.directories.forms import DOORS
from review.extensions import db
from review.law.permissions import Duty
from review.models import Directory, DirectoryLink, DirectoryRule, Section
from review.registers import directories as register
from review.web.access import duty, person
from review.web.forms.directories import DirectorySettingForm, GroupForm

page = Blueprint("directories", __name__, url_prefix="/directories")


@page.get("")
@duty(Duty.MANAGE_DIRECTORIES)
def all() -> str:
    return _all(DirectorySettingForm(formdata=None))


def _all(form: DirectorySettingForm) -> str:
    return render_template(
        "directories/all.html",
        rows=register.every(),
        doors=DOORS,
        form=form,
        installed=asking.installed(),
        missing=asking.MISSING,
    )


@page.post("")
@duty(Duty.MANAGE_DIRECTORIES)
def set_up() -> Any:
    form = DirectorySettingForm()
    if not form.validate():
        return _all(form), 422
    try:
        row = directories.set_up(
            form.name.data, form.form.data, form.given(), form.enrols.data, by=person()
        )
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _all(form), 422
    return _to(row)


def _to(row: Directory) -> Response:
    return redirect(url_for("directories.show", directory=row.id), 303)


def _found(id: int) -> Directory:
    return register.of(id) or abort(404)


@page.get("/<int:directory>")
@duty(Duty.MANAGE_DIRECTORIES)
def show(directory: int) -> str:
    return _page(_found(directory), GroupForm(formdata=None))


def _page(row: Directory, form: GroupForm) -> str:
    form.offer(register.sections())
    return render_template(
        "directories/show.html",
        one=row,
        rules=register.rules(row),
        arrivals=register.arrivals(row),
        form=form,
        back=url_for("directory_door.back", directory=row.id, _external=True),
        redirects=DOORS[row.form].begin is not None,
    )


@page.post("/<int:directory>/end")
@duty(Duty.MANAGE_DIRECTORIES)
def end(directory: int) -> Any:
    directories.end(_found(directory), by=person())
    return redirect(url_for("directories.all"), 303)


@page.post("/<int:directory>/groups")
@duty(Duty.MANAGE_DIRECTORIES)
def map_group(directory: int) -> Any:
    row, form = _found(directory), GroupForm()
    form.offer(register.sections())
    if not form.validate():
        return _page(row, form), 422
    section = db.session.get(Section, int(form.section.data)) if form.section.data else None
    try:
        directories.map_group(row, form.group.data, form.chosen, section, by=person())
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(row, form), 422
    return _to(row)


@page.post("/<int:directory>/groups/<int:rule>/end")
@duty(Duty.MANAGE_DIRECTORIES)
def unmap(directory: int, rule: int) -> Any:
    row, found = _found(directory), db.session.get(DirectoryRule, rule)
    if found is None or found.directory_id != row.id:
        abort(404)
    directories.unmap(found, row, by=person())
    return _to(row)


def _arrival(row: Directory, id: int) -> DirectoryLink:
    found = db.session.get(DirectoryLink, id)
    return found if found and found.directory_id == row.id else abort(404)


@page.post("/<int:directory>/people/<int:arrival>")
@duty(Duty.MANAGE_DIRECTORIES)
def link(directory: int, arrival: int) -> Any:
    row = _found(directory)
    account = request.form.get("account", "").strip()[:40]
    directories.link(_arrival(row, arrival), account, by=person())
    return _to(row)


@page.post("/<int:directory>/people/<int:arrival>/end")
@duty(Duty.MANAGE_DIRECTORIES)
def unlink(directory: int, arrival: int) -> Any:
    row = _found(directory)
    directories.unlink(_arrival(row, arrival), by=person())
    return _to(row)
