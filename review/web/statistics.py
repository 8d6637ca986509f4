"""统计: the year in figures, each with how it was counted, and the same as a sheet."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request

from review import clock
from review.law.permissions import Duty
from review.paper import sheets
from review.registers import statistics
from review.web.access import duty, person
from review.web.documents import download

page = Blueprint("statistics", __name__, url_prefix="/statistics")


def _year() -> int:
    year = request.args.get("year", clock.today().year, type=int)
    return year if year in statistics.years() else abort(404)


@page.get("")
@duty(Duty.READ_STATISTICS)
def show() -> str:
    year = _year()
    return render_template(
        "statistics/show.html",
        year=year,
        years=statistics.years(),
        chapters=statistics.figures(person(), year),
        now=clock.now(),
    )


@page.get("/sheet")
@duty(Duty.READ_STATISTICS)
def sheet() -> Response:
    year = _year()
    rows = [
        [title, one.label, one.value, one.unit, one.rule]
        for title, figures in statistics.figures(person(), year)
        for one in figures
    ]
    columns = ("类别", "指标", "数值", "单位", "计数规则")
    content = sheets.sheet(f"{year}年法律审查统计", columns, rows)
    return download(content, f"{year}年法律审查统计.xlsx")
