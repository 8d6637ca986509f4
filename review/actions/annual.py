"""年度发文目录: record that it was reported, with the list as it then was; remind the office of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sqlalchemy import select

from review import clock
from review.actions import compilations, dating, log, notices, procedure
from review.actions.documents import keep
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.chronology import Bound
from review.law.permissions import Duty
from review.law.preferences import Told
from review.law.vocabulary import Role
from review.models import AnnualList, AnnualReminder, Person
from review.registers import annual, settings
from review.registers.calendar import calendar
from review.words import Words

EVERY = 5  # working days between two reminders of a list that is overdue


class Owed(Protocol):
    """A duty of a year: whose year it is, and the working days that are left."""

    @property
    def year(self) -> int: ...
    @property
    def left(self) -> int: ...


@dataclass(frozen=True)
class Report:
    """To whom, when and under which number the list of `year` was sent."""

    year: int
    on: date
    receiver: str
    number: str = ""
    late_reason: str = ""


def record(report: Report, *, by: Person) -> AnnualList:
    """Once for a year that is over; the list is kept as it was told."""
    with unit_of_work():
        procedure.require_duty(Duty.REPORT_YEAR, by=by)
        if report.year >= clock.today().year:
            raise Invalid("on", Words("{year}年还没有结束，次年1月1日以后报送", year=report.year))
        if annual.reported(report.year) is not None:
            raise Invalid("on", Words("{year}年度发文目录已经登记报送", year=report.year))
        over = Bound(date(report.year + 1, 1, 1), Words("{year}年结束的次日", year=report.year))
        late = dating.settle("on", report.on, "报送日期", report.late_reason, (over,))
        listed = annual.documents(report.year, by)
        annual_list = AnnualList(
            year=report.year,
            reported_on=report.on,
            receiver=report.receiver.strip(),
            number=report.number.strip(),
            documents=len(listed),
            sha256=keep(compilations.annual_list(report.year, listed)),
            late_reason=late,
            by_id=by.id,
        )
        db.session.add(annual_list)
        db.session.flush()
        log.append(
            "annual_list", by=by, object={"id": annual_list.id, "sha256": annual_list.sha256},
            period=f"{annual_list.year}年度", receiver=annual_list.receiver, number=annual_list.number,
            filed_on=annual_list.reported_on.isoformat(), documents=annual_list.documents, late_reason=late,
        )  # fmt: skip
        return annual_list


def remind() -> int:
    """Tell the office on the first working day, before the day, on it and after; once each."""
    with unit_of_work():
        owed = annual.owed()
        return tell(owed, owed.words) if owed else 0


def tell(
    owed: Owed, words: str, what: str = "", by: tuple[Role, ...] = (Role.OFFICE,),
    also: Sequence[Person] = (),
) -> int:  # fmt: skip
    """Tell those whose duty of the year it is, unless they were told; `what` keeps duties apart."""
    with unit_of_work():
        today, left = clock.today(), _sort(owed)
        if not calendar().working(today):
            return 0
        sort = f"{what}{left}"
        query = select(AnnualReminder).filter_by(year=owed.year, sort=sort)
        last = db.session.scalars(query.order_by(AnnualReminder.told_on.desc())).first()
        again = left == "overdue" and last and calendar().between(last.told_on, today) >= EVERY
        if last and not again:
            return 0
        db.session.add(AnnualReminder(year=owed.year, sort=sort, told_on=today))
        roles = {*by, Role.OFFICE, Role.LEADER, Role.HEAD} if left == "overdue" else set(by)
        query_people = select(Person).where(Person.role.in_(roles), Person.disabled_at.is_(None))
        people = dict.fromkeys([*db.session.scalars(query_people), *also])
        notices.leave(list(people), None, words, by=None, kind=Told.DEADLINE)
        return 1


def _sort(owed: Owed) -> str:
    if owed.left < 0:
        return "overdue"
    if owed.left == 0:
        return "due"
    near = owed.left <= int(settings.limit("remind.before").value)
    return "before" if near else "begun"
