"""备案: the package piece by piece, and what the filing authority did with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for

from review.actions import documents as files
from review.actions import filing_events, filing_package, letters
from review.actions.performance import Evidence
from review.actions.unit_of_work import Invalid
from review.law import filing
from review.law import filing_events as law
from review.law import filing_package as pieces
from review.law.permissions import Act, may
from review.law.setting import Setting
from review.law.vocabulary import Filed, Receiver
from review.models import Filing, FilingEvent, Matter
from review.registers import document_records, facts, settings
from review.registers import filings as register
from review.registers.batching import rows
from review.registers.citations import Cites
from review.web import citations, loading
from review.web.access import person, signed_in
from review.web.documents import download
from review.web.forms.fields import offered
from review.web.forms.filings import EventForm
from review.web.idempotency import at_most_once
from review.words import Words

page = Blueprint("filings", __name__, url_prefix="/matters/<int:id>/filings")


@dataclass(frozen=True)
class Way:
    """One receiver: the route, its period with its source, the package and the filing, if filed."""

    route: filing.Route
    period: Setting
    due: Any
    ready: list[register.Ready]
    filed: Filing | None
    events: list[FilingEvent]
    timely: bool | None
    expected: list[tuple[str, Any, str]]

    @property
    def lacking(self) -> list[str]:
        return [ready.piece.label for ready in self.ready if ready.lacking]


def _document(id: int, act: Act = Act.READ_TEXT) -> Matter:
    matter = loading.matter(id, act)
    if matter.normative is None:
        abort(404)
    return matter


def _receiver(matter: Matter, word: str) -> Receiver:
    routes = document_records.owed(matter)
    return next(
        (route.receiver for route in routes if route.receiver.value == word), None
    ) or abort(404)


def _ways(matter: Matter) -> list[Way]:
    given = {row.receiver: row for row in rows(Filing, matter)}
    return [
        _way(matter, route, given.get(route.receiver)) for route in document_records.owed(matter)
    ]


def _way(matter: Matter, route: filing.Route, filed: Filing | None) -> Way:
    events = list(register.events(filed)) if filed else []
    return Way(
        route,
        settings.period(route.period),
        register.due(matter, route.receiver),
        register.ready(matter, route.receiver),
        filed,
        events,
        register.in_time(matter, filed) if filed else None,
        _expected(filed, events) if filed else [],
    )


def _expected(filed: Filing, events: list[FilingEvent]) -> list[tuple[str, Any, str]]:
    """What the authority itself should have done by when; only the congress's days are known."""
    if filed.receiver is not Receiver.CONGRESS:
        return []
    received = next(
        (
            filing_event.happened_on
            for filing_event in events
            if filing_event.kind is Filed.RECEIVED
        ),
        filed.filed_on,
    )
    expected = [("normative.filing.formal", received)]
    if filed.registration:
        expected.append(("normative.filing.review", filed.registration.registered_on))
    rows = [(settings.period(key), since, key) for key, since in expected]
    return [(row.label, register.expected(key, since), row.source) for row, since, key in rows]


@page.get("")
@signed_in
def show(id: int) -> str:
    matter = _document(id)
    known = facts.facts(matter)
    return render_template(
        "filings/show.html",
        matter=matter,
        ways=_ways(matter),
        conditions=[(condition, condition.stands(known)) for condition in pieces.PRECONDITIONS],
        precondition=pieces.PRECONDITION,
        may_report=bool(pieces.may_report(known)),
        copies=pieces.COPIES,
        basis=pieces.basis,
        source=law.source,
        rows=law.ROWS,
        may_follow=bool(may(person().legal, Act.FOLLOW_FILING, known)),
        warned=_cited(matter).grave,
    )


def _cited(matter: Matter) -> Cites:
    """The statutes of what the records write into 起草说明."""
    note = letters.LETTERS["drafting_note"].fill(matter, None, None)
    return citations.of_lines(*(section.text for section in note.sections))


@page.get("/<word>/package.zip")
@signed_in
def package(id: int, word: str) -> Response:
    matter = _document(id)
    receiver = _receiver(matter, word)
    content = filing_package.package(matter, receiver)
    return download(
        content,
        Words("{title}备案材料（{receiver}）.zip", title=matter.title, receiver=receiver.label),
    )


@page.get("/<word>/report.docx")
@signed_in
def report(id: int, word: str) -> Response:
    matter = _document(id)
    receiver = _receiver(matter, word)
    content = letters.write("filing_report", matter, receiver)
    return download(
        content,
        Words("{title}备案报告（{receiver}）.docx", title=matter.title, receiver=receiver.label),
    )


@page.get("/note.docx")
@signed_in
def note(id: int) -> Response:
    matter = _document(id)
    return download(
        letters.write("drafting_note", matter), Words("{title}起草说明.docx", title=matter.title)
    )


def _filed(matter: Matter, word: str) -> Filing:
    receiver = _receiver(matter, word)
    filings = (row for row in rows(Filing, matter) if row.receiver is receiver)
    return next(filings, None) or abort(404)


def _form(filed: Filing) -> EventForm:
    """Only what may be recorded of this filing now is offered."""
    form = EventForm()
    rows = (row for row in law.ROWS.values() if register.rule(row, filed))
    form.kind.choices = offered((row.kind.value, row.kind.label) for row in rows)
    return form


@page.get("/<word>/events/new")
@signed_in
def new(id: int, word: str) -> str:
    matter = _document(id, Act.FOLLOW_FILING)
    filed = _filed(matter, word)
    return _recording(matter, filed, _form(filed))


def _recording(matter: Matter, filed: Filing, form: EventForm) -> str:
    return render_template("filings/event.html", matter=matter, filed=filed, form=form)


@page.post("/<word>/events/new")
@signed_in
def record(id: int, word: str) -> Any:
    matter = _document(id, Act.FOLLOW_FILING)
    filed = _filed(matter, word)
    form, sent = _form(filed), request.files.get("file")

    def act() -> str:
        evidence = Evidence(sent.filename, sent.read()) if sent and sent.filename else None
        filing_events.record(filed, form.event(evidence), by=person())
        return url_for("filings.show", id=id)

    if not form.validate():
        return _recording(matter, filed, form), 422
    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _recording(matter, filed, form), 422


@page.get("/<word>/events/<int:event>/file")
@signed_in
def file(id: int, word: str, event: int) -> Response:
    matter = _document(id)
    rows = register.events(_filed(matter, word))
    filing_event = next((row for row in rows if row.id == event and row.sha256), None)
    if filing_event is None or filing_event.sha256 is None:
        abort(404)
    return download(files.store().get(filing_event.sha256), filing_event.name)
