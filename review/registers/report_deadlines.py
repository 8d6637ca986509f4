"""By when last year's annual report is to be sent and to be public, and whether it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from review import clock
from review.law import deadlines
from review.law.vocabulary import ReportStep
from review.registers import annual, settings, year_report
from review.registers.calendar import calendar

SUBMIT, PUBLISH = "report.submit", "report.publish"
REPORT = "法治政府建设年度报告"
TOLD = {
    SUBMIT: (REPORT, "报送"),
    PUBLISH: (REPORT, "公开"),
    "contract.arrears": ("逾期未支付中小企业款项", "公示"),
}
DONE = {
    SUBMIT: (ReportStep.SEND,),
    PUBLISH: (ReportStep.PUBLISH, ReportStep.ARCHIVE),
}


@dataclass(frozen=True)
class Owed:
    """One duty of last year's report; `left` in working days."""

    key: str
    year: int
    due_on: date
    left: int

    @property
    def words(self) -> str:
        thing, deed = TOLD[self.key]
        told = f"{self.year}年{thing}"
        if self.left < 0:
            return f"{told}已逾期{-self.left}个工作日未{deed}（应于{self.due_on}以前{deed}）"
        return f"{told}应于{self.due_on}以前{deed}，还有{self.left}个工作日"


def due(key: str, year: int) -> date:
    """“之前” leaves open whether the day itself is in time: the last working day before it is."""
    row = settings.year_day(key)
    day = date(year + 1, row.month, row.day) - timedelta(1)
    while not calendar().working(day):
        day -= timedelta(1)
    return day


def owed() -> list[Owed]:
    """What of last year's report is still to be done, where the office has records of that year."""
    year, first = clock.today().year - 1, annual.began()
    if first is None or first > year:
        return []
    report = year_report.of(year)
    done = {report_event.step for report_event in year_report.events(report)} if report else set()
    found = []
    for key, steps in DONE.items():
        if not done & set(steps):
            last = due(key, year)
            left = deadlines.remaining(last, clock.today(), calendar())
            found.append(Owed(key, year, last, left))
    return found
