"""The course of an annual report: those are told whose stage it is, by the day the office has set."""

from __future__ import annotations

from review.actions import annual
from review.actions.unit_of_work import unit_of_work
from review.registers import report_deadlines
from review.registers import year_report as register


def remind() -> int:
    """Tell those whose stage of the report is next; of the supply also the sections that lack."""
    with unit_of_work():
        told = 0
        for planned in report_deadlines.current():
            report = register.of(planned.year)
            supply = report is not None and planned.key == "report.supply"
            also = report_deadlines.pending(report) if supply and report else ()
            what = f"{planned.key.removeprefix('report.')}-"
            told += annual.tell(planned, planned.words, what, planned.stage.by, also)
        return told
