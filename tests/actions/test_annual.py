"""年度发文目录: owed from 1 January until it is recorded, with the list kept as it was reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review import clock
from review.actions import annual
from review.actions.unit_of_work import Invalid, Refused
from review.demo.drafts import BOARDS
from review.demo.office import person
from review.extensions import db
from review.models import Matter, Notice
from review.registers import annual as register
from review.registers.log import verify
from tests.told import normative

ClientOf = Callable[[str], FlaskClient]


@contextmanager
def on(year: int, month: int, day: int) -> Iterator[None]:
    with clock.stopped(datetime(year, month, day, 2, tzinfo=UTC)):
        yield


@pytest.fixture
def issued(app: Flask) -> Matter:
    """A document formed in the year 2026."""
    with on(2026, 11, 20):
        return normative.carry(BOARDS, normative.publish, normative.NORMATIVE)


def told(account: str) -> list[str]:
    query = select(Notice.text).filter_by(person_id=person(account).id).order_by(Notice.id)
    return [text for text in db.session.scalars(query) if "发文目录" in text]


def report(day: date = date(2027, 1, 20), **more: str) -> annual.Report:
    return annual.Report(2026, day, "区人大常委会", **more)


def test_it_is_owed_from_the_first_of_january_until_it_is_recorded(issued: Matter) -> None:
    with on(2026, 12, 31):
        assert register.owed() is None
    with on(2027, 1, 1):
        owed = register.owed()
        assert owed is not None
        assert (owed.year, owed.due_on) == (2026, date(2027, 1, 31))
    with on(2027, 2, 3):
        late = register.owed()
        assert late is not None
        assert "已逾期" in late.words
    with on(2027, 1, 20):
        made = annual.record(report(), by=person("wangfang"))
        assert (made.documents, register.owed()) == (1, None)
    assert verify().faults == ()


def test_the_office_is_reminded_at_each_stage_and_never_twice(issued: Matter) -> None:
    days = ((1, 4), (1, 4), (1, 5), (1, 28), (1, 29), (1, 31), (2, 1), (2, 2), (2, 8), (2, 12))
    counts = []
    for month, day in days:
        with on(2027, month, day):
            counts.append(annual.remind())
    assert counts == [1, 0, 0, 1, 1, 0, 1, 0, 0, 1]
    assert len(told("wangfang")) == 5
    assert len(told("zhangwei")) == 2
    assert told("zhoumin") == []


def test_a_report_that_cannot_stand_is_refused(issued: Matter) -> None:
    office = person("wangfang")
    with on(2026, 12, 30), pytest.raises(Invalid, match="还没有结束"):
        annual.record(report(date(2026, 12, 30)), by=office)
    with on(2027, 1, 20):
        with pytest.raises(Refused, match="只限办公室"):
            annual.record(report(), by=person("zhangwei"))
        with pytest.raises(Invalid, match="不能早于2026年结束的次日"):
            annual.record(report(date(2026, 12, 30)), by=office)
        with pytest.raises(Invalid, match="不能晚于今天"):
            annual.record(report(date(2027, 1, 21)), by=office)
        annual.record(report(), by=office)
        with pytest.raises(Invalid, match="已经登记报送"):
            annual.record(report(), by=office)
    with on(2027, 3, 20):
        assert register.owed() is None


def test_a_year_before_there_was_anything_on_record_is_not_owed(issued: Matter) -> None:
    with on(2026, 11, 25):
        assert register.owed() is None


def test_the_office_finds_it_on_its_desk_and_records_it_there(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context(), on(2026, 11, 20):
        title = normative.carry(BOARDS, normative.publish, normative.NORMATIVE).title
    with on(2027, 1, 12):
        office, leader = client_of("wangfang"), client_of("zhangwei")
        assert "查看目录并登记报送" in office.get("/").get_data(as_text=True)
        assert "查看目录并登记报送" not in leader.get("/").get_data(as_text=True)
        assert title in leader.get("/annual-lists/2026").get_data(as_text=True)
        sent = {"on": "2027-01-12", "receiver": "区人大常委会"}
        assert leader.post("/annual-lists/2026", data=sent).status_code == 404
        wrong = office.post("/annual-lists/2026", data={**sent, "on": "2027-02-12"})
        assert wrong.status_code == 422
        assert "不能晚于今天" in wrong.get_data(as_text=True)
        assert office.post("/annual-lists/2026", data=sent).status_code == 303
        assert "查看目录并登记报送" not in office.get("/").get_data(as_text=True)
        assert office.get("/annual-lists/2026/reported.docx").status_code == 200
        assert office.get("/annual-lists/2028").status_code == 404
