"""统计: the year in figures, each with how it was counted, and the same as a sheet."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for

from review import clock
from review.law.permissions import Duty
from review.paper.issuing import xlsx
from review.registers import statistics
from review.registers.batching import batched
from review.registers.statistics import Figure, chart
from review.web.access import duty, person
from review.web.documents import download

page = Blueprint("statistics", __name__, url_prefix="/statistics")


def _year() -> int:
    year = request.args.get("year", clock.today().year, type=int)
    return year if year in statistics.years() else abort(404)


@page.get("")
@duty(Duty.READ_STATISTICS)
def show() -> str:
    year, me = _year(), person()
    chapters = statistics.figures(me, year)
    columns = chart.opinions(me, year)
    return render_template(
        "statistics/show.html",
        year=year,
        year_links=[
            (url_for("statistics.show", year=one), str(one), one == year)
            for one in statistics.years()
        ],
        chapters=chapters,
        headline=_headline(chapters, year, columns),
        monthly=[(word, colour, numbers, [""] * 12) for word, colour, numbers in columns],
        grave=[(word, count, "", str(count)) for word, count in chart.grave(me, year)],
        now=clock.now(),
    )


# The figures that stand on top, by their key.
HEADLINE = ("letters", "late", "adopted", "duration")


def _headline(
    chapters: list[tuple[str, list[Figure]]], year: int, columns: list[tuple[str, str, list[int]]]
) -> list[tuple[Figure, Any, list[int]]]:
    """Four figures, each with the year before where there was one; opinions with their months."""
    found = {one.key: one for _, rows in chapters for one in rows}
    earlier: dict[str, Any] = {}
    if year - 1 in statistics.years():
        earlier = {one.key: one.value for one in statistics.yearly(person(), year - 1)}
    months = [sum(numbers[m] for _, _, numbers in columns) for m in range(12)]
    return [
        (found[key], earlier.get(key), months if key == "letters" else [])
        for key in HEADLINE
        if key in found
    ]


@page.get("/figures/<key>")
@duty(Duty.READ_STATISTICS)
def parts(key: str) -> str:
    """What makes one figure up, row by row."""
    year = _year()
    found = statistics.figure(person(), year, key) or abort(404)
    with batched([one.matter for one in found.parts]):
        return render_template("statistics/parts.html", year=year, figure=found, now=clock.now())


@page.get("/sheet")
@duty(Duty.READ_STATISTICS)
def sheet() -> Response:
    """The figures on one leaf, and what makes each of them up on another."""
    year = _year()
    chapters = statistics.figures(person(), year)
    figures = [
        [title, one.label, one.value, one.unit, one.rule]
        for title, rows in chapters
        for one in rows
    ]
    parts = [
        [
            one.label,
            part.matter.number,
            part.matter.title,
            part.told,
            "是" if part.counted else "否",
        ]
        for _, rows in chapters
        for one in rows
        for part in one.parts
    ]
    title = f"{year}年法律审查统计"
    content = xlsx.book(
        [
            (title, ("类别", "指标", "数值", "单位", "计数规则"), figures),
            (f"{title}明细", ("指标", "编号", "名称", "明细", "计入"), parts),
        ]
    )
    return download(content, f"{title}.xlsx")
