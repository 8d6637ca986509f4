"""法规数据: what the product knows of statutes, and what the office corrects in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from review.actions import documents, legislation
from review.actions.file_names import clean_name
from review.actions.unit_of_work import Invalid
from review.checks.statutes import office_rows
from review.checks.statutes.office_rows import KINDS, STATES, Read
from review.checks.statutes.table import shipped
from review.clock import today
from review.extensions import db
from review.law.permissions import Duty, may_perform
from review.models import LegislationRow
from review.registers import legislation as register
from review.web.access import duty, person, signed_in
from review.web.forms.legislation import BringInForm, SheetForm, StatuteForm, TakeOutForm
from review.web.idempotency import at_most_once

page = Blueprint("legislation", __name__, url_prefix="/legislation")


@page.get("")
@signed_in
def all() -> str:
    return _all(SheetForm())


def _all(sheet: SheetForm, taking: TakeOutForm | None = None) -> str:
    asked = request.args.get("q", "").strip()[:100]
    table = register.table()
    return render_template(
        "legislation/all.html",
        table=table,
        shipped=shipped(),
        asked=asked,
        found=register.search(asked),
        rows=register.beside(),
        ended=register.ended(),
        states=STATES,
        may_keep=bool(may_perform(person().role, Duty.KEEP_LEGISLATION)),
        sheet=sheet,
        taking=taking or TakeOutForm(formdata=None),
    )


@page.get("/row")
@duty(Duty.KEEP_LEGISLATION)
def edit() -> str:
    """`title` names a row of the table; without it the row is a new one."""
    held = register.table().find(request.args.get("title", ""))
    if held is None:
        form = StatuteForm(formdata=None)
        form.title.data = request.args.get("title", "")[:200]
        return _edit(form)
    form = StatuteForm.of(office_rows.row_of(held))
    own = register.own(held.title)
    form.seen.data = str(own.id) if own else ""
    return _edit(form)


def _edit(form: StatuteForm) -> str:
    return render_template(
        "legislation/edit.html",
        form=form,
        below=_below(form.title.data or ""),
        moves=register.moves_below(form.title.data or ""),
        kinds=KINDS,
    )


def _below(title: str) -> list[tuple[str, str, str]]:
    """What ships under that name, field by field."""
    ships = register.below(title)
    return office_rows.differences({}, ships) if ships else []


@page.post("/row")
@duty(Duty.KEEP_LEGISLATION)
def keep() -> Any:
    form = StatuteForm()
    if not form.validate():
        return _edit(form), 422
    seen = form.seen.data or ""

    def act() -> str:
        at = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else None
        statute = legislation.keep(form.row(), form.reason.data or "", seen=at, by=person())
        return url_for("legislation.all", q=statute.title)

    return _done(act, form, lambda: _edit(form))


@page.post("/<int:statute>/ending")
@duty(Duty.KEEP_LEGISLATION)
def take_out(statute: int) -> Any:
    row = db.session.get(LegislationRow, statute) or abort(404)
    form = TakeOutForm()
    if not form.validate():
        return _all(SheetForm(formdata=None), form), 422

    def act() -> str:
        legislation.take_out(row, form.reason.data or "", by=person())
        return url_for("legislation.all")

    return at_most_once(act)


@page.post("/import")
@duty(Duty.KEEP_LEGISLATION)
def receive() -> Any:
    form, sent = SheetForm(), request.files.get("file")
    name = clean_name((sent and sent.filename) or "")
    try:
        sha256 = legislation.receive(name, sent.read() if sent else b"", by=person())
    except Invalid as fault:
        form.file.errors = [str(fault)]
        return _all(form), 422
    return redirect(url_for("legislation.check", file=sha256, name=name), 303)


@page.get("/import")
@duty(Duty.KEEP_LEGISLATION)
def check() -> Any:
    return _check(BringInForm(formdata=None))


def _check(form: BringInForm) -> Any:
    name, sha256 = _named()
    read = legislation.dry_run(name, sha256)
    return render_template(
        "legislation/check.html",
        name=name,
        sha256=sha256,
        read=[(each, _said(each)) for each in read],
        faulty=sum(each.row is None for each in read),
        today=today(),
        form=form,
    )


def _said(each: Read) -> tuple[str, list[tuple[str, str, str]]]:
    """What the import would do to a row, and what it changes."""
    if each.row is None:
        return "有问题", []
    own, held = register.own(each.title), register.table().find(each.title)
    if own is not None and register.row_of(own) == each.row:
        return "相同", []
    if held is None:
        return "新增", []
    return "修改", office_rows.differences(each.row.plain(), office_rows.row_of(held).plain())


def _named() -> tuple[str, str]:
    sha256 = request.args.get("file", "")
    if len(sha256) != 64 or not sha256.isalnum() or sha256 not in documents.store():
        abort(404)
    return request.args.get("name", "")[:200], sha256


@page.post("/import/confirm")
@duty(Duty.KEEP_LEGISLATION)
def bring_in() -> Any:
    form, (name, sha256) = BringInForm(), _named()
    if not form.validate():
        return _check(form), 422

    def act() -> str:
        legislation.bring_in(name, sha256, form.reason.data or "", by=person())
        return url_for("legislation.all")

    return _done(act, form, lambda: _check(form))


def _done(act: Callable[[], str], form: Any, shown: Callable[[], Any]) -> Any:
    try:
        return at_most_once(act)
    except Invalid as fault:
        field = fault.field if fault.field in form else "reason"
        form[field].errors = [str(fault)]
        return shown(), 422
