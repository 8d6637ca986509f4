"""年度发文目录: which year's is owed, by when, and what was reported of the years before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from review import clock
from review.extensions import db
from review.law import deadlines
from review.models import AnnualList, LogEntry, Person
from review.registers import settings
from review.registers.books import REGISTERS, grammar
from review.registers.books.documents import Record
from review.registers.calendar import calendar
from review.words import Words

KEY = "normative.annual.list"


@dataclass(frozen=True)
class Owed:
    """The list of one year that was not reported yet; `left` in working days."""

    year: int
    due_on: date
    left: int

    @property
    def words(self) -> str:
        sentence = Words("{year}年度规范性文件发文目录", year=self.year)
        if self.left < 0:
            return Words(
                "{sentence}已逾期{value}个工作日未报送（应于{due_on}以前报送）",
                sentence=sentence,
                value=-self.left,
                due_on=self.due_on,
            )
        return Words(
            "{sentence}应于{due_on}以前报送，还有{left}个工作日",
            sentence=sentence,
            due_on=self.due_on,
            left=self.left,
        )


def due(year: int) -> date:
    """The last day for the list of that year, in the year after it."""
    row = settings.year_day(KEY)
    return date(year + 1, row.month, row.day)


def reported(year: int) -> AnnualList | None:
    return db.session.scalars(select(AnnualList).filter_by(year=year)).first()


def every() -> Sequence[AnnualList]:
    return db.session.scalars(select(AnnualList).order_by(AnnualList.year.desc())).all()


def owed() -> Owed | None:
    """Last year's list, from 1 January until it is recorded as reported.

    A year in which nothing was on record here yet is not ours to report.
    """
    year = clock.today().year - 1
    first = began()
    if first is None or first > year or reported(year) is not None:
        return None
    last = due(year)
    return Owed(year, last, deadlines.remaining(last, clock.today(), calendar()))


def began() -> int | None:
    first = db.session.scalars(select(LogEntry.at).order_by(LogEntry.seq).limit(1)).first()
    return clock.local(first).year if first else None


def documents(year: int, person: Person) -> list[Record]:
    """What was formed in that year, as the register of documents has it, oldest first."""
    records: Sequence[Record] = grammar.records(REGISTERS["documents"], person, {})
    kept = (record for record in records if record.issue.formed_on.year == year)
    return sorted(kept, key=lambda record: (record.issue.formed_on, record.issue.id))
