"""履行: how a contract is being performed; record, report, change. The forms of one page each."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for

from review.actions import documents, performance, supplements
from review.actions.performance import Evidence
from review.actions.unit_of_work import Invalid
from review.law import performance as law
from review.law.permissions import Act, may
from review.law.vocabulary import Performed
from review.models import Matter, Performance
from review.registers import deadlines, facts
from review.registers import performance as register
from review.registers import supplements as added
from review.web import loading
from review.web.access import person, signed_in
from review.web.documents import download
from review.web.forms.fields import Form, offered
from review.web.forms.performance import (
    AlertForm,
    DirectionForm,
    RecordForm,
    SupplementForm,
    TermForm,
)
from review.web.idempotency import at_most_once

page = Blueprint("performance", __name__, url_prefix="/matters/<int:id>/performance")


def _contract(id: int, act: Act = Act.READ_TEXT) -> Matter:
    matter = loading.matter(id, act)
    if matter.contract is None:
        abort(404)
    return matter


@page.get("")
@signed_in
def show(id: int) -> str:
    return _page(_contract(id), DirectionForm())


def _page(matter: Matter, direction: DirectionForm, directed: int = 0) -> str:
    known, asking = facts.facts(matter), person().legal
    running = deadlines.running(matter)
    return render_template(
        "performance/show.html",
        matter=matter,
        records=register.records(matter),
        rows=law.ROWS,
        paid=register.paid(matter),
        term=register.term(matter),
        signing=facts.signing(matter),
        alerts=register.alerts(matter),
        alarms=law.ALARM_BASIS,
        supplements=added.supplements(matter),
        original=added.supplement_of(matter),
        added=added.added(matter),
        periods=[(row, deadlines.reckon(row), deadlines.days_left(row)) for row in running],
        can={act.name.lower(): bool(may(asking, act, known)) for act in Act},
        direction=direction,
        directed=directed,
    )


def _record_form(matter: Matter) -> RecordForm:
    """Only what may be recorded now is offered; what may not is told below with its reason."""
    form = RecordForm()
    form.kind.choices = offered((row.kind.value, row.kind.label) for row in _open(matter))
    return form


def _open(matter: Matter) -> list[law.PerformanceRow]:
    """What this person may record now; a change has a page of its own, for it opens a supplement."""
    known, done = facts.facts(matter), register.done(matter)
    rows = (row for row in law.ROWS.values() if row.kind is not Performed.CHANGED)
    return [row for row in rows if law.rule(row, person().legal, known, done)]


@page.get("/new")
@signed_in
def new(id: int) -> str:
    matter = _contract(id, Act.RECORD)
    return _recording(matter, _record_form(matter))


def _recording(matter: Matter, form: RecordForm) -> str:
    return render_template("performance/record.html", matter=matter, form=form, rows=_open(matter))


@page.post("/new")
@signed_in
def record(id: int) -> Any:
    matter = _contract(id, Act.RECORD)
    form, sent = _record_form(matter), request.files.get("file")

    def act() -> str:
        evidence = Evidence(sent.filename, sent.read()) if sent and sent.filename else None
        performance.record(matter, form.happening(evidence), by=person())
        return url_for("performance.show", id=id)

    return _done(form, act, lambda: _recording(matter, form))


def _done(form: Form, act: Any, again: Any) -> Any:
    """Do it once, or show the form again with the fault by its field."""
    if not form.validate():
        return again(), 422
    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return again(), 422


@page.get("/term")
@signed_in
def term(id: int) -> str:
    matter = _contract(id, Act.RECORD)
    return _stating(matter, TermForm(obj=register.term(matter)))


def _stating(matter: Matter, form: TermForm) -> str:
    return render_template("performance/term.html", matter=matter, form=form)


@page.post("/term")
@signed_in
def set_term(id: int) -> Any:
    matter, form = _contract(id, Act.RECORD), TermForm()

    def act() -> str:
        begins, ends = form.begins_on.data, form.ends_on.data
        performance.set_term(matter, begins, ends, form.note.data or "", by=person())
        return url_for("performance.show", id=id)

    return _done(form, act, lambda: _stating(matter, form))


@page.get("/alerts/new")
@signed_in
def alerting(id: int) -> str:
    return _alerting(_contract(id, Act.ALERT), AlertForm())


def _alerting(matter: Matter, form: AlertForm) -> str:
    return render_template(
        "performance/alert.html", matter=matter, form=form, alarms=law.ALARM_BASIS
    )


@page.post("/alerts/new")
@signed_in
def alert(id: int) -> Any:
    matter, form = _contract(id, Act.ALERT), AlertForm()

    def act() -> str:
        on, finding, measures = form.arisen_on.data, form.found.data, form.measures.data
        performance.alert(matter, form.kind.data, on, finding, measures, by=person())
        return url_for("performance.show", id=id)

    return _done(form, act, lambda: _alerting(matter, form))


@page.post("/alerts/<int:alert>/direction")
@signed_in
def direct(id: int, alert: int) -> Any:
    matter, form = _contract(id), DirectionForm()
    row = next((each for each in register.alerts(matter) if each.id == alert), None)
    if row is None:
        abort(404)

    def act() -> str:
        performance.direct(row, form.text.data, by=person())
        return url_for("performance.show", id=id)

    return _done(form, act, lambda: _page(matter, form, alert))


@page.get("/supplement")
@signed_in
def changing(id: int) -> str:
    return _changing(_contract(id, Act.SUPPLEMENT), SupplementForm())


def _changing(matter: Matter, form: SupplementForm) -> str:
    total = added.added(matter)
    return render_template("performance/supplement.html", matter=matter, form=form, added=total)


@page.post("/supplement")
@signed_in
def change(id: int) -> Any:
    matter, form = _contract(id, Act.SUPPLEMENT), SupplementForm()

    def act() -> str:
        supplement = supplements.open_supplement(matter, form.change(), by=person())
        return url_for("matters.show", id=supplement.id)

    return _done(form, act, lambda: _changing(matter, form))


@page.get("/<int:record>/file")
@signed_in
def file(id: int, record: int) -> Response:
    rows = register.records(_contract(id))
    row: Performance | None = next((one for one in rows if one.id == record), None)
    if row is None or row.sha256 is None:
        abort(404)
    return download(documents.store().get(row.sha256), row.name)
