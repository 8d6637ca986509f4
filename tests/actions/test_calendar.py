"""A year's notice taken in: what still runs is reckoned anew and told, what was met stays."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from review import clock
from review.actions import calendar, deadlines
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.demo.office import person
from review.extensions import db
from review.law.holidays import Year
from review.models import Deadline, LogEntry, Matter, Notice
from review.registers import calendar as register
from review.registers.log import verify
from tests.actions.reported import on
from tests.told import story

SOURCE = "国务院办公厅关于2027年部分节假日安排的通知"
NEXT = Year.typed(
    2027,
    SOURCE,
    "2026-12-31至2027-01-02 元旦 休\n2027-02-05至2027-02-11 春节 休\n2027-01-09 元旦 班",
)
DECEMBER = datetime(2026, 12, 25, 2, tzinfo=UTC)


def accepted(app: Flask) -> tuple[Matter, Deadline]:
    """A contract accepted on 25 December 2026: its five working days reach over the year's end."""
    with clock.stopped(DECEMBER):
        matter = story.assigned("parking", story.PARKING)
    return matter, db.session.scalars(select(Deadline).filter_by(matter_id=matter.id)).one()


def test_a_deadline_beyond_the_known_years_is_provisional(app: Flask) -> None:
    _, deadline = accepted(app)
    assert (deadline.due_on, deadline.provisional) == (date(2027, 1, 4), True)


def test_a_notice_moves_a_running_deadline_and_tells_whom_it_concerns(app: Flask) -> None:
    matter, deadline = accepted(app)
    with clock.stopped(DECEMBER):
        assert calendar.take_in(NEXT, by=person("wangfang")) == 1
    assert (deadline.due_on, deadline.provisional) == (date(2027, 1, 5), False)
    event = json.loads(
        db.session.scalars(select(LogEntry.body).filter_by(action="recompute")).one()
    )
    assert event["matter"] == matter.number
    assert (event["data"]["old"], event["data"]["new"]) == ("2027-01-04", "2027-01-05")
    told = db.session.scalars(select(Notice).where(Notice.text.contains(SOURCE))).all()
    assert {one.person.account for one in told} == {"zhoumin", "chenlu"}
    assert "由2027-01-04改为2027-01-05" in told[0].text
    assert verify().faults == ()


def test_what_a_notice_would_do_is_shown_before_it_is_done(app: Flask) -> None:
    _, deadline = accepted(app)
    found = calendar.outlook(NEXT)
    assert [(one.before, one.after) for one in found.moves] == [
        (date(2027, 1, 4), date(2027, 1, 5))
    ]
    assert (date(2026, 12, 31), True, False) in [
        (was.date, was.working, now.working) for was, now in found.days
    ]
    assert not found.known
    assert deadline.due_on == date(2027, 1, 4)
    assert register.imported() == []


def test_a_deadline_that_was_met_is_never_rewritten(app: Flask) -> None:
    matter, deadline = accepted(app)
    with unit_of_work():
        deadlines.meet(matter, deadline.key)
    assert calendar.take_in(NEXT, by=None) == 0
    assert (deadline.due_on, deadline.provisional) == (date(2027, 1, 4), True)


def test_a_paused_deadline_moves_only_when_it_goes_on(app: Flask) -> None:
    matter, deadline = accepted(app)
    with clock.stopped(DECEMBER), unit_of_work():
        deadlines.pause(matter, "补正")
    assert deadline.alert_on is None
    assert calendar.take_in(NEXT, by=None) == 0
    with clock.stopped(datetime(2026, 12, 29, 2, tzinfo=UTC)), unit_of_work():
        deadlines.start(matter, deadline.key)
    assert deadline.due_on == deadline.alert_on == date(2027, 1, 6)


def test_a_second_notice_of_a_year_takes_the_place_of_the_first(app: Flask) -> None:
    calendar.take_in(NEXT, by=None)
    shorter = Year.typed(2027, SOURCE, "2027-01-01 元旦 休")
    calendar.take_in(shorter, by=person("wangfang"))
    assert register.calendar().working(date(2026, 12, 31))
    assert not register.calendar().working(date(2027, 1, 1))
    assert len(register.imported()) == 2


def test_the_same_notice_again_is_refused(app: Flask) -> None:
    calendar.take_in(NEXT, by=None)
    with pytest.raises(Invalid, match="完全相同"):
        calendar.take_in(NEXT, by=None)
    assert len(register.imported()) == 1


@pytest.mark.parametrize("account", ["zhoumin", "chenlu", "zhangwei", "zhengqi"])
def test_only_the_office_takes_in_a_notice(app: Flask, account: str) -> None:
    with pytest.raises(Refused, match="管理设置"):
        calendar.take_in(NEXT, by=person(account))
    assert register.imported() == []


def test_a_stored_notice_cannot_be_changed(app: Flask) -> None:
    calendar.take_in(NEXT, by=None)
    with pytest.raises(DatabaseError, match="append-only"):
        db.session.execute(text("UPDATE holiday_notice SET year = 2028"))


def test_the_command_shows_what_changes_and_takes_in_a_file(app: Flask, tmp_path: Path) -> None:
    accepted(app)
    file = tmp_path / "2027.json"
    file.write_text(NEXT.written(), "utf-8")
    run = app.test_cli_runner().invoke
    tried = run(args=["calendar", "import", str(file), "--dry-run"])
    assert "2027-01-04 → 2027-01-05" in tried.output
    assert register.imported() == []
    done = run(args=["calendar", "import", str(file)])
    assert "1个期限随之改变" in done.output
    again = run(args=["calendar", "import", str(file)])
    assert (again.exit_code, "完全相同" in again.stderr) == (2, True)


@pytest.mark.parametrize(("content", "sentence"), [(b"\xff", "不是有效的 JSON"), (None, "读不到")])
def test_the_command_refuses_a_bad_file(
    app: Flask, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    file = tmp_path / "bad.json"
    if content is not None:
        file.write_bytes(content)
    result = app.test_cli_runner().invoke(args=["calendar", "import", str(file)])
    assert (result.exit_code, sentence in result.stderr) == (2, True)


def test_the_page_opens_where_a_year_between_two_notices_has_none(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    with on(2027, 2, 5):
        office = client_of("wangfang")
        with bare_app.app_context():
            year = Year.typed(2028, "国务院办公厅通知", "2028-01-01至2028-01-03 元旦 休")
            calendar.take_in(year, by=person("wangfang"))
        assert office.get("/settings/calendar", follow_redirects=True).status_code == 200
