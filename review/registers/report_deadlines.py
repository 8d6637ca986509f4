"""By when last year's annual report is to be sent and to be public, and whether it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from review import clock
from review.extensions import db
from review.law import deadlines
from review.law import report_stages as law
from review.law.report_stages import Stage
from review.law.vocabulary import ReportStep
from review.models import Person, Section, YearReport
from review.registers import annual, settings, year_report
from review.registers.calendar import calendar
from review.words import Words

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
        told = {"year": self.year, "thing": thing, "deed": deed, "due_on": self.due_on}
        if self.left < 0:
            late = "{year}年{thing}已逾期{days}个工作日未{deed}（应于{due_on}以前{deed}）"
            return Words(late, days=-self.left, **told)
        ahead = "{year}年{thing}应于{due_on}以前{deed}，还有{left}个工作日"
        return Words(ahead, left=self.left, **told)


def due(key: str, year: int) -> date:
    """“之前” leaves open whether the day itself is in time: the last working day before it is."""
    row = settings.year_day(key)
    return _working(date(year + 1, row.month, row.day) - timedelta(1))


def _working(day: date) -> date:
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


@dataclass(frozen=True)
class Planned:
    """A stage of a year's report with its day; `now`: it is what has to be done."""

    stage: Stage
    year: int
    due_on: date
    done: bool
    now: bool

    @property
    def key(self) -> str:
        return self.stage.key

    @property
    def left(self) -> int:
        return deadlines.remaining(self.due_on, clock.today(), calendar())

    @property
    def words(self) -> str:
        told = {"year": self.year, "deed": self.stage.deed, "due_on": self.due_on}
        if self.left < 0:
            late = "{year}年{report}：{deed}，应于{due_on}以前完成，已逾期{days}个工作日"
            return Words(late, report=REPORT, days=-self.left, **told)
        ahead = "{year}年{report}：{deed}，应于{due_on}以前完成，还有{left}个工作日"
        return Words(ahead, report=REPORT, left=self.left, **told)


def schedule(year: int) -> list[Planned]:
    """The stages inside the office; of a report that was sent all are done, whatever is corrected."""
    report = year_report.of(year)
    state = report.state if report else None
    sent = bool(report and year_report.sent(report))
    cleared = bool(report and year_report.reading(report))
    return [
        Planned(
            stage, year, planned_on(stage, year), sent or law.done(stage, state, cleared),
            not sent and law.current(stage, state, cleared),
        )
        for stage in law.STAGES
    ]  # fmt: skip


def planned_on(stage: Stage, year: int) -> date:
    row = settings.year_day(stage.key)
    return _working(date(year + (not stage.this_year), row.month, row.day))


def current() -> list[Planned]:
    """What has to be done now for last year's report, and for this year's once it is to be opened.

    Once the report is late at its receiver that alone is told; see `owed`.
    """
    today, first = clock.today(), annual.began()
    found = []
    for year in (today.year - 1, today.year):
        if first is None or first > year or today > due(SUBMIT, year):
            continue
        found += [one for one in schedule(year) if one.now and _near(one)]
    return found


def _near(planned: Planned) -> bool:
    ahead = int(settings.limit("remind.before").value)
    return bool(planned.stage.at) or planned.left <= ahead


def pending(report: YearReport) -> Sequence[Person]:
    """The people of sections that were asked and have not written yet."""
    asked = year_report.asked(report)
    written = year_report.written(report)
    ids = {one.section_id for key, one in asked.items() if key not in written}
    query = select(Person).join(Section).where(Section.id.in_(ids), Person.disabled_at.is_(None))
    return db.session.scalars(query).all()


def supplied_by(year: int) -> date | None:
    """The day by which sections supply, while it is still ahead."""
    stage = next(one for one in law.STAGES if one.key == "report.supply")
    day = planned_on(stage, year)
    return day if day >= clock.today() else None


def beside(year: int) -> list[tuple[str, date]]:
    """What else is due of the year, told on the same page; the program does not write them."""
    openness = settings.year_day("report.openness")
    return [
        ("政府信息公开工作年度报告", date(year + 1, openness.month, openness.day)),
        ("规范性文件发文目录", annual.due(year)),
    ]
