"""The demonstration is right on whatever day it is begun: what is to be overdue is, what waits waits."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from review import clock
from review.demo import deadlines as demo_deadlines
from review.demo import office
from review.extensions import db
from review.law.vocabulary import Status
from review.law.workdays import shipped
from review.models import Deadline, LogEntry, Matter, Notice
from review.registers.log import verify
from tests.moment import TEN
from tests.sure import sampled

DAYS = {
    "a Saturday": "2026-11-28",
    "the last day of a year": "2026-12-31",
    "New Year, and no notice for it": "2027-01-01",
    "the eve of a long holiday": "2026-09-30",
    "in a long holiday": "2026-10-04",
    "a Sunday made up for": "2026-09-20",
    "29 February": "2028-02-29",
    "a day in a year without a notice": "2027-02-05",
}


def moment(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), TEN, clock.OFFICE_ZONE).astimezone(UTC)


def deadline(title: str) -> Deadline:
    query = select(Deadline).join(Matter).where(Matter.title == title)
    return db.session.scalars(query.where(Deadline.key == "contract.review")).one()


def the_clocks_stand_as_meant(today: date) -> None:
    """Nothing falls due on a day off: what is due today on a working day is due on the next one then."""
    next_one = shipped().next_workday(today).date
    assert deadline("办公楼物业服务合同").due_on < today
    assert deadline("便民驿站场地租赁合同").due_on == next_one
    assert [one.ended_on for one in deadline("语音识别数据标注服务合同").pauses] == [None]
    longer = deadline("路侧停车秩序联合治理协议")
    assert longer.extension is not None
    assert shipped().between(today, longer.due_on) >= 10
    told = "\n".join(db.session.scalars(select(Notice.text)))
    assert "办公楼物业服务合同" in told


def test_the_clocks_of_the_demo_stand_as_meant_today(app: Flask) -> None:
    demo_deadlines.tell()
    the_clocks_stand_as_meant(clock.today())


@pytest.mark.parametrize("day", sampled(DAYS.values(), 2), ids=str)
def test_the_clocks_of_the_demo_stand_as_meant_on_any_day(app: Flask, day: str) -> None:
    with clock.stopped(moment(day)):
        demo_deadlines.tell()
        the_clocks_stand_as_meant(date.fromisoformat(day))
        assert verify().faults == ()


@pytest.mark.sure
@pytest.mark.default_engine
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("day", DAYS.values())
def test_the_whole_demo_is_told_on_any_day_and_nothing_lies_ahead(app: Flask, day: str) -> None:
    with clock.stopped(moment(day)):
        office.tell()
        now = clock.now()
        the_clocks_stand_as_meant(clock.today())
        states = Counter(db.session.scalars(select(Matter.status)))
        assert set(states) >= {
            Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.ASSIGNED, Status.REVIEWING,
            Status.OPINED, Status.APPROVING, Status.APPROVED, Status.CLEARED, Status.SIGNED,
            Status.ARCHIVED, Status.COMMENTING, Status.PUBLISHED, Status.FILED, Status.REPEALED,
        }  # fmt: skip
        assert max(db.session.scalars(select(Matter.status_since))) <= now
        assert max(db.session.scalars(select(LogEntry.at))) <= now
        assert verify().faults == ()
