"""法治政府建设年度报告 of a year: what is written, what is still to be done, what was sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response as Answer

from review import clock
from review.actions import documents, public_copies, report_comparisons, report_papers, year_report
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.law import year_report as law
from review.law.permissions import Duty, may_perform
from review.law.report_text import BLOCKS
from review.law.small_registers import REGISTERS
from review.law.vocabulary import ReportState, ReportStep
from review.models import Person, Section, YearReport
from review.registers import report_changes, report_deadlines, report_versions, small_registers
from review.registers import year_report as register
from review.registers.report_comparisons import PREFIX
from review.registers.year_report import Written
from review.web.access import duty, person
from review.web.documents import download
from review.web.forms.fields import Form, offered
from review.web.forms.reports import (
    AmendForm,
    AskForm,
    BlockForm,
    OpenForm,
    StepForm,
    WeighForm,
)
from review.web.idempotency import at_most_once

page = Blueprint("reports", __name__, url_prefix="/reports")
FIRST_YEAR = 2000
# In which small register a figure is kept, and what it is called.
PLACES = {row.key: book.key for book in REGISTERS.values() for row in book.figures}
LABELS = {row.key: row.label for book in REGISTERS.values() for row in book.figures}


@page.get("")
@duty(Duty.READ_REPORT)
def all() -> Answer:
    return redirect(url_for("reports.show", year=clock.today().year - 1))


@page.get("/<int:year>")
@duty(Duty.READ_REPORT)
def show(year: int) -> str:
    if not FIRST_YEAR <= year <= clock.today().year:
        abort(404)
    return _page(year)


def _page(year: int, **forms: Any) -> str:
    report, me = register.of(year), person()
    chapters = register.figures(year) if report and _whole(me) else []
    amended = register.amendments(report)
    numbers = register.slots(year, chapters, amended)
    writtens = register.blocks(year, numbers) if report else []
    mine = [written for written in writtens if _whole(me) or _asked_of(me, written)]
    standing = register.facts(report, me) if report else None
    return render_template(
        "reports/show.html",
        year=year,
        title=register.title(year),
        report=report,
        whole=_whole(me),
        blocks=mine,
        chapters=chapters,
        places=PLACES,
        silent=small_registers.silent(year),
        labels={**LABELS, **{figure.key: figure.label for _, each in chapters for figure in each}},
        amended=amended,
        candidates=register.candidates(report, numbers) if chapters else [],
        comparisons=register.comparisons(report, year, numbers) if chapters else [],
        typed_before=bool(chapters) and report_versions.sent_of(year - 1) is None,
        schedule=report_deadlines.schedule(year),
        beside=report_deadlines.beside(year),
        headings={written.block.key: written.heading for written in writtens},
        steps=law.open_to(me.role, standing) if standing else [],
        states=list(ReportState),
        versions=register.versions(report) if report else [],
        events=register.events(report) if report else [],
        reading=register.reading(report) if report else None,
        changed=_changed(report),
        may={key: bool(report and law.may_act(act, me.role, report.state))
             for key, act in law.ACTS.items()},
        may_open=bool(may_perform(me.role, Duty.WRITE_REPORT)),
        **_forms(year, chapters) | forms,
    )  # fmt: skip


def _whole(me: Person) -> bool:
    """Who reads the whole report; a section reads what it was asked for."""
    return me.section_id is None


def _asked_of(me: Person, written: Written) -> bool:
    return written.asked is not None and written.asked.section_id == me.section_id


def _forms(year: int, chapters: register.Chapters) -> dict[str, Any]:
    opening, amending = OpenForm(receivers=register.RECEIVERS), AmendForm()
    asking = AskForm(due_on=report_deadlines.supplied_by(year))
    asking.section.choices = offered(_sections())
    rows = [figure for _, each in chapters for figure in each if figure.value is not None]
    amending.key.choices = offered((figure.key, figure.told) for figure in rows)
    return {"opening": opening, "asking": asking, "amending": amending, "stepping": StepForm()}


def _sections() -> list[tuple[str, str]]:
    return [
        (str(section.id), section.name)
        for section in db.session.scalars(select(Section).order_by(Section.id))
    ]


def _changed(report: YearReport | None) -> list[report_changes.Changed]:
    sent = register.sent(report) if report and _whole(person()) else None
    if sent is None or report is None or report.state not in law.ISSUED:
        return []
    return report_changes.changed(report_papers.frozen(sent)["figures"], report.year)


def _report(year: int) -> YearReport:
    return register.of(year) or abort(404)


def _done(year: int, form: Form, name: str, act: Callable[[], object]) -> Any:
    """Do it once and come back to the report; what cannot stand is shown by its field."""
    if not form.validate():
        return _page(year, **{name: form}), 422

    def deed() -> str:
        act()
        return url_for("reports.show", year=year)

    try:
        return at_most_once(deed)
    except Invalid as fault:
        field = fault.field if fault.field in form else next(iter(form)).short_name
        form[field].errors = [str(fault)]
        return _page(year, **{name: form}), 422


@page.post("/<int:year>")
@duty(Duty.WRITE_REPORT)
def begin(year: int) -> Any:
    form = OpenForm()
    receivers, copies = form.receivers.data or "", form.copies.data or ""
    return _done(
        year, form, "opening", lambda: year_report.open_report(year, receivers, copies, by=person())
    )


def _block(year: int, key: str) -> Written:
    numbers = register.slots(year, register.figures(year), register.amendments(_report(year)))
    written = next((one for one in register.blocks(year, numbers) if one.block.key == key), None)
    if written is None or not (_whole(person()) or _asked_of(person(), written)):
        abort(404)
    return written


@page.get("/<int:year>/blocks/<key>")
@duty(Duty.READ_REPORT)
def block(year: int, key: str) -> str:
    written = _block(year, key)
    form = BlockForm(
        heading=written.heading, text=written.text or written.proposed, inside=written.inside
    )
    return _block_page(year, written, form)


def _block_page(year: int, written: Written, form: BlockForm) -> str:
    return render_template(
        "reports/block.html", year=year, one=written, form=form, whole=_whole(person())
    )


@page.post("/<int:year>/blocks/<key>")
@duty(Duty.READ_REPORT)
def write(year: int, key: str) -> Any:
    report, written, form = _report(year), _block(year, key), BlockForm()
    if not form.validate():
        return _block_page(year, written, form), 422
    heading, text = form.heading.data or "", form.text.data or ""
    inside = bool(form.inside.data)

    def act() -> str:
        year_report.write(report, key, heading, text, inside=inside, by=person())
        return url_for("reports.show", year=year, _anchor=f"b-{key}")

    return at_most_once(act)


@page.post("/<int:year>/blocks/<key>/request")
@duty(Duty.WRITE_REPORT)
def ask(year: int, key: str) -> Any:
    report, form = _report(year), AskForm()
    form.section.choices = offered(_sections())
    if key not in BLOCKS:
        abort(404)

    def act() -> None:
        section = db.session.get_one(Section, int(form.section.data))
        year_report.ask(report, key, section, form.due_on.data, by=person())

    return _done(year, form, "asking", act)


@page.post("/<int:year>/amendments")
@duty(Duty.WRITE_REPORT)
def amend(year: int) -> Any:
    report, form = _report(year), AmendForm()
    form.key.choices = _forms(year, register.figures(year))["amending"].key.choices
    sent = (
        form.key.data or "",
        form.value.data or "",
        form.reason.data or "",
        form.source.data or "",
    )
    return _done(year, form, "amending", lambda: year_report.amend(report, *sent, by=person()))


@page.post("/<int:year>/candidates")
@duty(Duty.WRITE_REPORT)
def consider(year: int) -> Any:
    report, form = _report(year), WeighForm()
    key, taken, reason = form.key.data or "", form.taken.data == "yes", form.reason.data or ""
    weigh = report_comparisons.compare if key.startswith(PREFIX) else year_report.weigh
    return _done(year, form, "weighing", lambda: weigh(report, key, taken, reason, by=person()))


@page.post("/<int:year>/steps/<step>")
@duty(Duty.READ_REPORT)
def take(year: int, step: str) -> Any:
    report, form = _report(year), StepForm()
    if step not in set(ReportStep):
        abort(404)
    name = ReportStep(step)
    year_report.make_ready(report, name, by=person())
    return _done(
        year, form, "stepping", lambda: year_report.take(report, name, form.told(), by=person())
    )


@page.post("/<int:year>/public-reading")
@duty(Duty.READ_REPORT)
def clear(year: int) -> Any:
    report = _report(year)

    def act() -> str:
        year_report.clear(report, by=person())
        return url_for("reports.show", year=year)

    return at_most_once(act)


PAPERS = {
    "draft.docx": ("（草稿）.docx", report_papers.formal),
    "review.docx": ("（核对稿）.docx", report_papers.review),
    "figures.xlsx": ("主要数据.xlsx", report_papers.sheet),
    "public.docx": ("（公开稿）.docx", lambda body: public_copies.public(body)[0]),
}


@page.get("/<int:year>/papers/<name>")
@duty(Duty.READ_REPORT)
def paper(year: int, name: str) -> Response:
    """Of the newest frozen text, or of today's where none is frozen."""
    report = _report(year)
    if name not in PAPERS or not _whole(person()):
        abort(404)
    last = register.versions(report)[-1:] if report.state not in law.WRITING else []
    body = report_papers.frozen(last[0]) if last else register.body(year, register.figures(year))
    tail, made = PAPERS[name]
    return download(made(body), f"{register.title(year)}{tail}")


@page.get("/<int:year>/events/<int:number>.docx")
@duty(Duty.READ_REPORT)
def sent(year: int, number: int) -> Response:
    """The paper that went out, byte for byte."""
    report_event = next(
        (event for event in register.events(_report(year)) if event.id == number), None
    )
    if report_event is None or report_event.sha256 is None or not _whole(person()):
        abort(404)
    return download(
        documents.store().get(report_event.sha256),
        f"{register.title(year)}（{report_event.step.label}）.docx",
    )
