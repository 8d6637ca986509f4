"""A deadline lengthened once with a reason, stopped and let go on; what the law fixes is not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from review import clock
from review.actions import deadline_changes, deadlines, matters
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.demo.office import person
from review.extensions import db
from review.models import Deadline, LogEntry, Notice
from review.registers.deadlines import reckon
from review.registers.log import verify
from tests.told import story

MONDAY = datetime(2026, 11, 2, 2, tzinfo=UTC)


def running(key: str = "contract.review") -> Deadline:
    with clock.stopped(MONDAY):
        matter = story.reviewing("parking", story.PARKING)
        if key != "contract.review":
            with unit_of_work():
                deadlines.start(matter, key)
    query = select(Deadline).filter_by(matter_id=matter.id, key=key)
    return db.session.scalars(query).one()


def test_an_extension_moves_the_last_day_and_names_who_and_why(app: Flask) -> None:
    one = running()
    deadline_changes.extend(one, 3, "专家论证", by=person("wangfang"))
    assert one.due_on == date(2026, 11, 12)
    assert "经王芳批准延长3个工作日：专家论证" in reckon(one).lines[-1].why
    [event] = db.session.scalars(select(LogEntry.body).filter_by(action="extend"))
    assert '"old":"2026-11-09"' in event
    assert '"new":"2026-11-12"' in event
    assert db.session.scalars(select(Notice.text).order_by(Notice.id.desc())).first() == (
        "《停车秩序委托管理协议》的合同审查期限延长，末日由2026-11-09改为2026-11-12：专家论证"
    )
    with pytest.raises(Refused, match="已由王芳延长过一次"):
        deadline_changes.extend(one, 1, "再延", by=person("zhangwei"))
    assert verify().faults == ()


@pytest.mark.parametrize(
    ("amount", "why", "field", "sentence"),
    [
        (0, "理由", "amount", "延长的期限应为1至15"),
        (16, "理由", "amount", "延长的期限应为1至15"),
        (3, " ", "why", "请写明延长的理由"),
    ],
)
def test_an_extension_that_cannot_stand_is_refused(
    app: Flask, amount: int, why: str, field: str, sentence: str
) -> None:
    one = running()
    with pytest.raises(Invalid, match=sentence) as refusal:
        deadline_changes.extend(one, amount, why, by=person("wangfang"))
    assert refusal.value.field == field
    assert one.extension is None


@pytest.mark.parametrize("account", ["zhoumin", "chenlu", "liuna", "lijianguo"])
def test_only_the_office_and_the_leader_lengthen(app: Flask, account: str) -> None:
    with pytest.raises(Refused, match="只限办公室、分管领导"):
        deadline_changes.extend(running(), 3, "理由", by=person(account))


@pytest.mark.parametrize(
    ("key", "sentence"),
    [("contract.file", "政府采购法第四十七条"), ("normative.review.min", "最短期限")],
)
def test_what_the_law_fixes_or_is_only_a_shortest_is_not_lengthened(
    app: Flask, key: str, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        deadline_changes.extend(running(key), 1, "理由", by=person("wangfang"))


def test_a_met_deadline_is_not_lengthened(app: Flask) -> None:
    one = running()
    with unit_of_work():
        deadlines.meet(one.matter, one.key)
    with pytest.raises(Refused, match="已经办结"):
        deadline_changes.extend(one, 1, "理由", by=person("wangfang"))


def test_days_of_an_inquiry_do_not_count(app: Flask) -> None:
    one = running()
    with clock.stopped(MONDAY.replace(day=4)):
        deadline_changes.hold(one, "专家论证", by=person("wangfang"))
        assert one.alert_on is None
        with pytest.raises(Refused, match="已经停止"):
            deadline_changes.hold(one, "再停", by=person("wangfang"))
    with clock.stopped(MONDAY.replace(day=6)):
        deadline_changes.resume(one, by=person("wangfang"))
        with pytest.raises(Refused, match="正在计算"):
            deadline_changes.resume(one, by=person("wangfang"))
    assert one.due_on == one.alert_on == date(2026, 11, 11)
    assert "停止计算：专家论证" in [line.why for line in reckon(one).lines]


def test_a_matter_sent_back_goes_on_by_being_accepted_again(app: Flask) -> None:
    one = running()
    matters.step(one.matter, "send_back", by=person("wangfang"), reason="缺材料")
    with pytest.raises(Refused, match="重新受理时自动恢复"):
        deadline_changes.resume(one, by=person("wangfang"))


def test_a_clock_is_stopped_for_a_reason_and_by_the_office_alone(app: Flask) -> None:
    one = running()
    with pytest.raises(Invalid, match="请写明停止计算的理由"):
        deadline_changes.hold(one, " ", by=person("wangfang"))
    with pytest.raises(Refused, match="“停止计算期限”只限办公室"):
        deadline_changes.hold(one, "请专家论证", by=person("zhangwei"))
    assert one.pauses == []


def test_the_last_day_of_force_is_neither_shifted_nor_lengthened(app: Flask) -> None:
    sunday = date(2028, 1, 2)
    with clock.stopped(MONDAY):
        matter = story.reviewing("parking", story.PARKING)
        with unit_of_work():
            deadlines.start(matter, "normative.expiry", on=sunday)
    one = db.session.scalars(select(Deadline).filter_by(key="normative.expiry")).one()
    assert (one.due_on, one.alert_on) == (sunday, sunday)
    with pytest.raises(Refused, match="只能由新的决定和公布延长"):
        deadline_changes.extend(one, 3, "还要用", by=person("wangfang"))
