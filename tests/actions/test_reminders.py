"""Reminders: before, on and after the day; once however often asked; above when overdue."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flask import Flask
from sqlalchemy import func, select

from review import clock
from review.actions import deadlines, reminders, settings
from review.actions.unit_of_work import unit_of_work
from review.demo.office import person
from review.extensions import db
from review.jobs import daily, worker
from review.models import Deadline, Job, Matter, Notice, Reminder
from tests.told import story


def at(day: int, hour: int = 1) -> datetime:
    """A morning of November 2026; the 2nd is a Monday."""
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def reviewing() -> tuple[Matter, Deadline]:
    """Accepted on Monday the 2nd: five working days end on Monday the 9th."""
    with clock.stopped(at(2)):
        matter = story.reviewing("parking", story.PARKING)
    deadline = db.session.scalars(select(Deadline).filter_by(matter_id=matter.id)).one()
    assert deadline.due_on == date(2026, 11, 9)
    return matter, deadline


def told(account: str) -> list[str]:
    query = select(Notice.text).filter_by(person_id=person(account).id).order_by(Notice.id.desc())
    return [text for text in db.session.scalars(query) if "期限" in text]


def on(day: int) -> int:
    with clock.stopped(at(day)):
        return reminders.remind()


def test_each_day_tells_what_it_should_and_only_once(app: Flask) -> None:
    reviewing()
    assert [on(day) for day in (4, 5, 5, 6, 7, 8, 9, 9)] == [0, 1, 0, 0, 0, 0, 1, 0]
    assert told("chenlu") == [
        "《停车秩序委托管理协议》的合同审查期限今天到期",
        "《停车秩序委托管理协议》的合同审查期限还有2个工作日，2026-11-09到期",
    ]
    assert told("zhangwei") == []


def test_what_is_overdue_goes_to_those_above_with_whose_turn_it_is(app: Flask) -> None:
    reviewing()
    assert on(10) == 2
    assert on(11) == 0
    assert "已逾期1个工作日（应于2026-11-09前办结）" in told("chenlu")[0]
    for account in ("lijianguo", "zhangwei"):
        assert told(account)[0].endswith("，现在轮到法律顾问陈律"), account
    assert [on(day) for day in (16, 17, 18)] == [0, 1, 0]


def test_the_settings_say_how_early_and_how_late(app: Flask) -> None:
    settings.change("remind.before", "4", "", "提前多一些", by=person("wangfang"))
    settings.change("remind.escalate", "3", "", "再等一等", by=person("wangfang"))
    reviewing()
    assert on(3) == 1
    assert on(10) == 1
    assert told("zhangwei") == []
    assert on(12) == 1
    assert len(told("zhangwei")) == 1


def test_what_is_met_paused_or_only_a_shortest_period_reminds_nobody(app: Flask) -> None:
    matter, deadline = reviewing()
    with clock.stopped(at(3)), unit_of_work():
        deadlines.pause(matter, "专家论证")
    assert on(10) == 0
    with clock.stopped(at(11)), unit_of_work():
        deadlines.start(matter, deadline.key)
        deadlines.meet(matter, deadline.key)
        deadlines.start(matter, "decision.review.min")
    assert on(27) == 0


def test_nobody_is_reminded_on_a_day_off(app: Flask) -> None:
    reviewing()
    assert on(14) == 0
    assert db.session.scalar(select(func.count()).select_from(Reminder)) == 0


def test_the_morning_asks_for_the_work_once_and_the_worker_does_it(app: Flask) -> None:
    reviewing()
    with clock.stopped(at(3)):
        worker.run_all()  # what the materials asked for, whatever day the tests live at
    with clock.stopped(datetime(2026, 11, 8, 22, tzinfo=UTC)):  # six in the morning of the 9th
        assert daily.ask(None) is None
    with clock.stopped(at(9)):
        assert daily.ask(None) == daily.ask(None) == date(2026, 11, 9)
        assert worker.run_all() == len(daily.KINDS)
    jobs = db.session.scalars(select(Job).filter_by(kind="remind")).all()
    assert [one.key for one in jobs] == ["remind:2026-11-09"]
    assert len(told("chenlu")) == 1


def test_the_command_tells_how_many(app: Flask) -> None:
    reviewing()
    with clock.stopped(at(9)):
        result = app.test_cli_runner().invoke(args=["remind"])
        again = app.test_cli_runner().invoke(args=["remind"])
    assert (result.output, again.output) == ("提醒了1个期限。\n", "提醒了0个期限。\n")
