"""The demo holds a whole last year: its charts, its comparison and its report are not empty."""

from __future__ import annotations

from flask import Flask

from review import clock
from review.demo import campaigns, past_year
from review.registers import campaigns as register
from review.registers import desk, engagements, statistics, year_report
from review.registers.log import verify
from review.registers.statistics import chart


def test_the_year_before_fills_the_charts_and_the_report(app: Flask) -> None:
    past_year.tell()
    year = clock.today().year - 1
    chapters = year_report.figures(year)
    found = statistics.by_key(chapters)
    columns = chart.opinions(found["letters"])
    assert sum(any(numbers[month] for _, _, numbers in columns) for month in range(12)) >= 5
    assert chart.grave(found["blocking"])
    assert sum(number for _, number, _ in chart.replies(found)) >= 10
    for key in ("contracts", "sum", "documents", "filed", "heard", "internal", "collective"):
        assert found[key].value, key
    assert found["late"].value == 0
    said = year_report.blocks(year, year_report.slots(year, chapters, {}))
    silent = [one.block.key for one in said if one.block.patterns and not one.paragraphs]
    assert silent == []
    firm, *_ = engagements.evaluations(year)
    assert [one.label for one in firm.measures if one.points and one.score is None] == []
    campaigns.tell()
    [campaign] = register.every()
    assert register.standing(campaign).stage == "审议"
    assert desk.overdue() == []
    assert verify().faults == ()
