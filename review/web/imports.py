"""导入历史台账: choose a file, check it without writing, bring it in, take it back; and read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from sqlalchemy import func

from review import clock
from review.actions import past_imports
from review.actions.past_imports import Asked
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.law.past_ledgers import LEDGERS, UNITS, Ledger
from review.law.permissions import Duty, may_perform
from review.models import PastBatch
from review.registers import past_ledgers as register
from review.web.access import duty, person
from review.web.documents import download
from review.web.forms.imports import LedgerForm, WithdrawForm
from review.web.idempotency import at_most_once
from review.words import Words

page = Blueprint("imports", __name__, url_prefix="/imports")
PAGE_SIZE, MOST_FAULTS = 100, 200


@page.get("")
@duty(Duty.READ_REGISTER)
def all() -> str:
    return _all(LedgerForm())


def _all(form: LedgerForm, withdrawing: WithdrawForm | None = None) -> str:
    return render_template(
        "imports/all.html",
        batches=register.batches(),
        ledgers=LEDGERS,
        form=form,
        withdrawing=withdrawing or WithdrawForm(),
        may_import=bool(may_perform(person().role, Duty.IMPORT_PAST)),
    )


@page.post("")
@duty(Duty.IMPORT_PAST)
def receive() -> Any:
    form, sent = LedgerForm(), request.files.get("file")
    if not form.validate():
        return _all(form), 422
    try:
        content = sent.read() if sent else b""
        asked = past_imports.receive(
            form.ledger.data, (sent and sent.filename) or "", content, by=person()
        )
        return redirect(url_for("imports.check", **_address(asked)), 303)
    except Invalid as fault:
        form[fault.field if fault.field in form else "file"].errors = [str(fault)]
        return _all(form), 422


def _address(asked: Asked) -> dict[str, Any]:
    return {
        "ledger": asked.ledger.key,
        "file": asked.sha256,
        "name": asked.name,
        "sheet": asked.sheet,
    }


def _asked(given: Mapping[str, str]) -> Asked:
    """What the address asks; c0, c1, … say what a column is taken for, "" for no field."""
    ledger = LEDGERS.get(given.get("ledger", "")) or abort(404)
    sha256, sheet = given.get("file", ""), given.get("sheet", "0")
    if len(sha256) != 64 or not sha256.isalnum() or not sheet.isdigit() or not _there(sha256):
        abort(404)
    columns = {
        key[1:]: value for key, value in given.items() if key.startswith("c") and key[1:].isdigit()
    }
    mapping = {int(place): key for place, key in columns.items() if key in ledger.by_key}
    unit = given.get("unit", "")
    return Asked(
        ledger, given.get("name", "")[:200], sha256, int(sheet[:3]),
        mapping if columns else None, unit if unit in UNITS else "",
    )  # fmt: skip


def _there(sha256: str) -> bool:
    return sha256 in past_imports.store()


@page.get("/check")
@duty(Duty.IMPORT_PAST)
def check() -> Any:
    return _check(*past_imports.once(_asked(request.args)))


def _check(asked: Asked, fault: str = "") -> Any:
    try:
        run = past_imports.dry_run(asked)
    except Invalid as said:
        form = LedgerForm()
        form.file.errors = [str(said)]
        return _all(form), 422
    taken = run.table.mapping
    columns = {f"c{place}": taken.get(place, "") for place in range(len(run.table.header))}
    page = render_template(
        "imports/check.html",
        back=url_for("imports.handed_back", unit=run.table.unit, **(_address(asked) | columns)),
        asked=asked,
        run=run,
        address=_address(asked),
        columns=columns,
        samples=_samples(run),
        found=register.series([judged.row for judged in run.rows]),
        faults=run.faults[:MOST_FAULTS],
        doubts=run.doubts[:MOST_FAULTS],
        reckoned=run.reckoned[:MOST_FAULTS],
        refused=run.counts[register.REFUSED],
        fault=fault,
        units=UNITS,
    )
    return (page, 422) if fault else page


def _samples(run: register.DryRun) -> list[str]:
    """The first thing that stands in each column."""
    return [
        next(
            (cells[place] for _, cells in run.table.rows if place < len(cells) and cells[place]), ""
        )
        for place in range(len(run.table.header))
    ]


@page.post("/check")
@duty(Duty.IMPORT_PAST)
def bring_in() -> Any:
    (asked, said), only_good = (
        past_imports.once(_asked(request.form)),
        request.form.get("which") == "good",
    )
    if said:
        return _check(asked, said)

    def act() -> str:
        past_imports.bring_in(asked, only_good=only_good, by=person())
        return url_for("imports.records", ledger=asked.ledger.key)

    try:
        return at_most_once(act)
    except Invalid as fault:
        return _check(asked, str(fault))


@page.get("/check.xlsx")
@duty(Duty.IMPORT_PAST)
def handed_back() -> Response:
    asked, _ = past_imports.once(_asked(request.args))
    content = past_imports.handed_back(asked)
    return download(content, Words("{title}（导入检查）.xlsx", title=asked.ledger.title))


@page.post("/<int:batch>/withdrawal")
@duty(Duty.IMPORT_PAST)
def withdraw(batch: int) -> Any:
    past_batch, form = db.session.get(PastBatch, batch) or abort(404), WithdrawForm()

    def act() -> str:
        past_imports.withdraw(past_batch, form.reason.data or "", by=person())
        return url_for("imports.all")

    try:
        return at_most_once(act)
    except Invalid as fault:
        form.reason.errors = [str(fault)]
        return _all(LedgerForm(), form), 422


def _ledger(key: str) -> Ledger:
    return LEDGERS.get(key) or abort(404)


@page.get("/<ledger>/records")
@duty(Duty.READ_REGISTER)
def records(ledger: str) -> str:
    found, words = _ledger(ledger), request.args.get("q", "").strip()[:60]
    rows = register.standing(found.key, words)
    count = db.session.scalar(rows.order_by(None).with_only_columns(func.count())) or 0
    pages = max(1, -(-count // PAGE_SIZE))
    number = min(max(request.args.get("page", 1, type=int) or 1, 1), pages)
    shown = db.session.scalars(rows.limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)).all()
    return render_template(
        "imports/records.html",
        ledger=found,
        ledgers=LEDGERS,
        rows=[(one, register.told(one)) for one in shown],
        scans=register.scans_of(shown),
        words=words,
        count=count,
        number=number,
        pages=pages,
    )


@page.get("/<ledger>/records.xlsx")
@duty(Duty.READ_REGISTER)
def sheet(ledger: str) -> Response:
    found, words = _ledger(ledger), request.args.get("q", "").strip()[:60]
    return download(
        past_imports.exported(found, words), f"{found.title}{clock.today():%Y%m%d}.xlsx"
    )
