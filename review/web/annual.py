"""年度发文目录: what was issued in a year, and that it was reported by the end of January."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response as Answer

from review import clock
from review.actions import annual, documents
from review.actions.unit_of_work import Invalid
from review.law.permissions import Duty, may_perform
from review.registers import annual as register
from review.registers import settings
from review.web.access import duty, person
from review.web.documents import download
from review.web.forms.annual import ReportForm
from review.web.idempotency import at_most_once
from review.words import Words

page = Blueprint("annual", __name__, url_prefix="/annual-lists")
FIRST_YEAR = 2000


@page.get("")
@duty(Duty.READ_REGISTER)
def all() -> Answer:
    return redirect(url_for("annual.show", year=clock.today().year - 1))


@page.get("/<int:year>")
@duty(Duty.READ_REGISTER)
def show(year: int) -> str:
    return _page(year, ReportForm())


def _page(year: int, form: ReportForm) -> str:
    if not FIRST_YEAR <= year <= clock.today().year:
        abort(404)
    return render_template(
        "annual/show.html",
        year=year,
        over=year < clock.today().year,
        rows=register.documents(year, person()),
        made=register.reported(year),
        lists=register.every(),
        due=register.due(year),
        row=settings.year_day(register.KEY),
        may_report=bool(may_perform(person().role, Duty.REPORT_YEAR)),
        form=form,
    )


@page.post("/<int:year>")
@duty(Duty.REPORT_YEAR)
def record(year: int) -> Any:
    form = ReportForm()
    if not form.validate():
        return _page(year, form), 422

    def act() -> str:
        annual.record(form.report(year), by=person())
        return url_for("annual.show", year=year)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(year, form), 422


@page.get("/<int:year>/reported.docx")
@duty(Duty.READ_REGISTER)
def reported(year: int) -> Response:
    """The list as it was when it was reported."""
    annual_list = register.reported(year) or abort(404)
    return download(
        documents.store().get(annual_list.sha256),
        Words("{year}年度规范性文件发文目录（报送稿）.docx", year=year),
    )
