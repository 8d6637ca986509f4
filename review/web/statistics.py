"""统计: the year in figures, each with how it was counted, and the same as a sheet."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request, url_for

from review import clock
from review.law.permissions import Duty
from review.registers import past_ledgers, statistics
from review.registers.statistics import Figure, chart
from review.registers.statistics.figure import MONTHS
from review.web.access import duty, person
from review.web.sheets import handed
from review.words import Words

page = Blueprint("statistics", __name__, url_prefix="/statistics")
BESIDE = 3  # years side by side
MOST_MARKS = 4


def _year() -> int:
    year = request.args.get("year", clock.today().year, type=int)
    return year if year in statistics.years() else abort(404)


@page.get("")
@duty(Duty.READ_STATISTICS)
def show() -> str:
    year, me, years = _year(), person(), statistics.years()
    chapters = statistics.figures(me, year)
    found = statistics.by_key(chapters)
    columns = chart.opinions(found["letters"])
    grave, replies = chart.grave(found["blocking"]), chart.replies(found)
    return render_template(
        "statistics/show.html",
        year=year,
        year_links=[
            (url_for("statistics.show", year=offered_year), str(offered_year), offered_year == year)
            for offered_year in years
        ],
        chapters=chapters,
        past=past_ledgers.counted(year),
        headline=_headline(found, year),
        monthly=[
            (word, colour, numbers, [_parts(year, "letters", month, word) for month in MONTHS])
            for word, colour, numbers in columns
        ],
        grave=[(word, count, _parts(year, "blocking", word), str(count)) for word, count in grave],
        grave_rows=[(word, count, _parts(year, "blocking", word)) for word, count in grave],
        replies=replies,
        reply_rows=[(word, number, _parts(year, "remarks", word)) for word, number, _ in replies],
        shares=[(word, number, colour, "") for word, number, colour in replies],
        reached=chart.reached(year),
        now=clock.now(),
    )


# The figures that stand on top, by their key.
HEADLINE = ("letters", "late", "adopted", "duration")


def _parts(year: int, key: str, *marks: str) -> str:
    """The address of what a bar of a chart is made of."""
    return url_for("statistics.parts", key=key, year=year, only=marks)


def _headline(found: dict[str, Figure], year: int) -> list[tuple[Figure, Figure | None, str]]:
    """Four figures, each with that of the year before, where there was one, and how it changed."""
    earlier: dict[str, Figure] = {}
    if year - 1 in statistics.years():
        earlier = {figure.key: figure for figure in statistics.yearly(person(), year - 1)}
    return [
        (found[key], earlier.get(key), statistics.difference(found[key], earlier.get(key)))
        for key in HEADLINE
    ]


@page.get("/years")
@duty(Duty.READ_STATISTICS)
def years() -> str:
    """Every figure beside those of the years before, where its rule is still the same."""
    year, me = _year(), person()
    wanted = sorted(one for one in statistics.years() if year - BESIDE < one <= year)
    found = {one: statistics.by_key(statistics.figures(me, one)) for one in wanted}
    return render_template(
        "statistics/years.html",
        year=year,
        wanted=wanted,
        chapters=statistics.figures(me, year),
        found=found,
        difference=statistics.difference,
        now=clock.now(),
    )


@page.get("/figures/<key>")
@duty(Duty.READ_STATISTICS)
def parts(key: str) -> str:
    """What makes one figure up, row by row."""
    year = _year()
    figure = statistics.figure(person(), year, key) or abort(404)
    marks = request.args.getlist("only")[:MOST_MARKS]
    return render_template(
        "statistics/parts.html",
        year=year,
        figure=figure,
        rows=figure.only(marks),
        marks=marks,
        now=clock.now(),
    )


@page.get("/sheet")
@duty(Duty.READ_STATISTICS)
def sheet() -> Response:
    """The figures on one leaf, and what makes each of them up on another."""
    year = _year()
    chapters = statistics.figures(person(), year)
    figures = [
        [title, figure.label, figure.value, figure.unit, figure.rule, figure.version]
        for title, rows in chapters
        for figure in rows
    ]
    parts = [
        [
            figure.label,
            part.matter.number,
            part.matter.title,
            part.told,
            "是" if part.counted else "否",
        ]
        for _, rows in chapters
        for figure in rows
        for part in figure.parts
    ]
    title = Words("{year}年法律审查统计", year=year)
    return handed(
        Words("{title}.xlsx", title=title),
        (title, ("类别", "指标", "数值", "单位", "计数规则", "规则版本"), figures),
        (Words("{title}明细", title=title), ("指标", "编号", "名称", "明细", "计入"), parts),
    )
