"""Meetings as things: agenda, attendance, quorum, votes, and what follows from a decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import select

from review import clock
from review.actions import (
    bodies,
    consultations,
    follow_up,
    matters,
    meetings,
    reminders,
    settings,
    signing,
    sittings,
)
from review.actions.unit_of_work import Invalid, Refused
from review.demo.drafts import RULES
from review.demo.office import person
from review.extensions import db
from review.law.meetings import Minutes
from review.law.vocabulary import Conclusion, Grave, Quorum, Resolution, Status
from review.models import Matter, Notice
from review.registers import sittings as register
from review.registers.facts import latest_revision
from review.registers.log import verify
from tests.actions.sittings import body, called, held
from tests.told import consultations as told
from tests.told import normative, story

PRICE = Decimal("18600000")


def question() -> Matter:
    matter = told.opined(told.PLATFORM, Conclusion.LAWFUL)
    matters.step(matter, "to_meeting", by=person("zhoumin"))
    return matter


def minutes(item: int | None, outcome: Resolution = Resolution.PASSED) -> Minutes:
    return replace(
        told.minutes(clock.today(), outcome), item=item, in_favour=4, against=0, number="",
        dissent="无",
    )  # fmt: skip


def test_a_grave_item_that_lacked_its_quorum_is_put_off_and_decided_by_the_next_sitting(
    app: Flask,
) -> None:
    matter, office = question(), person("wangfang")
    body_ = body()
    sitting = sittings.call(body_, "第11次主任办公会", clock.today(), by=office)
    with pytest.raises(Invalid, match="请选择属于哪一类"):
        sittings.put(sitting, matter, None, PRICE, by=office)
    with pytest.raises(Invalid, match="请填写金额"):
        sittings.put(sitting, matter, Grave.FUNDS, None, by=office)
    first = sittings.put(sitting, matter, Grave.FUNDS, PRICE, by=office)
    held(sitting, "张伟", "李建国", "何静")
    with pytest.raises(Invalid, match="到会2人，不足法定人数3人"):
        consultations.deliberate(matter, minutes(first.id), by=office)
    assert matter.status is Status.DELIBERATING
    put_off = replace(minutes(first.id, Resolution.AGAIN), in_favour=0)
    with pytest.raises(Invalid, match="须记录表决票数"):
        consultations.deliberate(matter, put_off, by=office)
    consultations.deliberate(matter, replace(put_off, in_favour=2), by=office)
    assert matter.status is Status.OPINED

    matters.step(matter, "to_meeting", by=person("zhoumin"))
    with pytest.raises(Invalid, match="已经登记过决定"):
        consultations.deliberate(matter, minutes(first.id), by=office)
    second_sitting = sittings.call(body_, "第12次主任办公会", clock.today(), by=office)
    second = sittings.put(second_sitting, matter, Grave.FUNDS, PRICE, by=office)
    held(second_sitting, "何静")
    with pytest.raises(Invalid, match="表决共5票，多于到会成员4人"):
        consultations.deliberate(matter, replace(minutes(second.id), in_favour=5), by=office)
    decision = consultations.deliberate(matter, minutes(second.id), by=office)
    assert matter.status is Status.DECIDED
    assert decision.meeting.name == "第12次主任办公会"
    assert decision.meeting.minutes == "〔2026〕第12次"
    assert decision.meeting.attendance.startswith("应到5人，实到4人：高远、张伟、李建国、王芳")
    assert "何静（出差）" in decision.meeting.attendance
    assert "列席：陈律" in decision.meeting.attendance
    assert verify().faults == ()


def test_where_bodies_are_kept_a_decision_names_its_sitting(app: Flask) -> None:
    matter, office = question(), person("wangfang")
    body()
    with pytest.raises(Invalid, match="请选择会议"):
        consultations.deliberate(matter, minutes(None), by=office)
    with pytest.raises(Invalid, match="不在可选范围内"):
        consultations.deliberate(matter, minutes(77), by=office)


def test_a_body_that_does_not_vote_decides_a_document_by_the_word_of_its_head(app: Flask) -> None:
    matter = normative.carry(RULES, normative.propose, normative.NORMATIVE)
    sitting, item = called(body(votes=False), matter)
    held(sitting)
    revision = latest_revision(matter)
    assert revision is not None
    said = Minutes("", clock.today(), "", "", 1, 0, 0, Resolution.PASSED, item=item.id)
    for wrong, fault in (
        (replace(said, last_word="同意。"), "不表决"),
        (replace(said, in_favour=0), "末位发言"),
    ):
        with pytest.raises(Invalid, match=fault):
            meetings.deliberate(matter, revision, wrong, by=person("wangfang"))
    good = replace(said, in_favour=0, last_word="同意印发。")
    meetings.deliberate(matter, revision, good, by=person("wangfang"))
    assert matter.status is Status.PASSED


def test_a_contract_over_the_threshold_waits_for_its_meeting(app: Flask) -> None:
    matter = story.proposed("parking", story.PARKING)
    office, leader = person("wangfang"), person("zhangwei")
    revision = latest_revision(matter)
    assert revision is not None
    assert matter.contract is not None
    with pytest.raises(Refused, match="只能由办公室（须经会议决定的合同）办理"):
        meetings.decide(matter, revision, minutes(None), by=office)
    settings.change("contract.meeting", "1", "", "三重一大实施办法", by=office)
    with pytest.raises(Refused, match="会议已经通过本文本"):
        signing.approve(matter, revision, "", by=leader)
    sitting, item = called(body(quorum=Quorum.ALL), matter, Grave.FUNDS)
    assert item.amount == matter.contract.amount
    held(sitting)
    meetings.decide(matter, revision, minutes(item.id), by=office)
    assert matter.status is Status.APPROVING
    signing.approve(matter, revision, "", by=leader)
    assert matter.status is Status.APPROVED
    assert verify().faults == ()


def test_a_contract_that_the_meeting_refused_stays_closed(app: Flask) -> None:
    matter = story.proposed("parking", story.PARKING)
    office = person("wangfang")
    settings.change("contract.meeting", "1", "", "三重一大实施办法", by=office)
    sitting, item = called(body(), matter)
    held(sitting)
    revision = latest_revision(matter)
    assert revision is not None
    no = replace(minutes(item.id, Resolution.REJECTED), in_favour=0, against=5, dissent="价高")
    meetings.decide(matter, revision, no, by=office)
    with pytest.raises(Refused, match="会议已经通过本文本"):
        signing.approve(matter, revision, "", by=person("zhangwei"))


def test_a_sitting_is_called_of_members_held_once_and_with_something_before_it(app: Flask) -> None:
    matter = question()
    office = person("wangfang")
    empty = bodies.set_up("党组会", Quorum.TWO_THIRDS, True, by=office)
    with pytest.raises(Invalid, match="还没有成员"):
        sittings.call(empty, "第1次党组会", clock.today(), by=office)
    with pytest.raises(Invalid, match="已经有同名的议事机构"):
        bodies.set_up("党组会", Quorum.ALL, True, by=office)
    whole = body()
    with pytest.raises(Invalid, match="这个人已经是成员"):
        bodies.seat(whole, "张伟", "", False, by=office)
    with pytest.raises(Refused, match="只限办公室"):
        bodies.seat(whole, "钱进", "", False, by=person("zhoumin"))
    sitting = sittings.call(whole, "第12次主任办公会", clock.today(), by=office)
    with pytest.raises(Invalid, match="议程还是空的"):
        held(sitting)
    sittings.put(sitting, matter, Grave.DECISION, None, by=office)
    with pytest.raises(Invalid, match="不能晚于开会日期"):
        sittings.hold(
            sitting,
            sittings.Held(clock.today(), {}, papers_on=clock.today() + timedelta(1)),
            by=office,
        )
    held(sitting)
    with pytest.raises(Invalid, match="已经登记召开"):
        held(sitting)
    bodies.unseat(whole.seated[1], by=office)
    assert len(sitting.attendance) == 5
    assert register.candidates() == [matter]


def test_what_a_meeting_asked_for_has_an_owner_a_day_and_an_end(app: Flask) -> None:
    matter = question()
    office, owner = person("wangfang"), person("sunyue")
    sitting, item = called(body(), matter, Grave.DECISION)
    soon = clock.today() + timedelta(7)
    with pytest.raises(Invalid, match="会议还没有登记召开，不能督办"):
        follow_up.ask(item, "核减运维费用", owner, soon, by=office)
    held(sitting)
    with pytest.raises(Invalid, match="完成日期不能早于今天"):
        follow_up.ask(item, "核减运维费用", owner, clock.today() - timedelta(1), by=office)
    asked = follow_up.ask(item, "核减运维费用", owner, soon, by=office)
    assert register.follow_ups(owner) == [asked]
    assert register.follow_ups(person("zhoumin")) == []
    with pytest.raises(Refused, match="只能由承办人或者办公室报告办结"):
        follow_up.report(asked, "已核减。", by=person("zhoumin"))
    follow_up.report(asked, "已核减三十万元。", by=owner)
    with pytest.raises(Refused, match="已经办结"):
        follow_up.report(asked, "再报。", by=office)
    assert verify().faults == ()


def test_an_item_is_taken_off_before_the_sitting_and_the_matter_waits_for_another(
    app: Flask,
) -> None:
    matter, office = question(), person("wangfang")
    sitting, item = called(body(), matter, Grave.DECISION)
    with pytest.raises(Invalid, match="请写明撤下议题的理由"):
        sittings.take_off(item, " ", by=office)
    with pytest.raises(Refused, match="管理会议"):
        sittings.take_off(item, "材料不齐", by=person("zhoumin"))
    sittings.take_off(item, "材料不齐", by=office)
    assert sitting.agenda == []
    with pytest.raises(Refused, match="已经撤下"):
        sittings.take_off(item, "材料不齐", by=office)
    with pytest.raises(Invalid, match="议程还是空的"):
        held(sitting)
    next_sitting = sittings.call(sitting.body, "2026年第13次主任办公会", clock.today(), by=office)
    kept = sittings.put(next_sitting, matter, Grave.DECISION, None, by=office)
    held(next_sitting)
    assert register.undecided(matter) == [kept]
    with pytest.raises(Refused, match="议题不能再撤下"):
        sittings.take_off(kept, "迟了", by=office)
    assert verify().faults == ()


def test_a_body_ends_when_none_of_its_sittings_is_open(app: Flask) -> None:
    office = person("wangfang")
    sitting, item = called(body(), question(), Grave.DECISION)
    with pytest.raises(Refused, match="1次会议已经召集"):
        bodies.end(sitting.body, "机构改革", by=office)
    sittings.take_off(item, "机构改革", by=office)
    with pytest.raises(Invalid, match="请写明撤销议事机构的理由"):
        bodies.end(sitting.body, "", by=office)
    bodies.end(sitting.body, "机构改革", by=office)
    assert register.bodies() == []
    assert not register.keeping()
    with pytest.raises(Invalid, match="撤销过的也不能再用同一名称"):
        bodies.set_up(sitting.body.name, Quorum.MAJORITY, True, by=office)


def test_what_a_meeting_asked_for_reminds_its_owner_once_overdue(app: Flask) -> None:
    office, owner = person("wangfang"), person("zhoumin")
    with clock.stopped(datetime(2026, 11, 2, 2, tzinfo=UTC)):
        sitting, item = called(body(), question(), Grave.DECISION)
        held(sitting)
        up = follow_up.ask(item, "补充方案", owner, clock.today(), by=office)

    def told(day: int) -> int:
        with clock.stopped(datetime(2026, 11, day, 2, tzinfo=UTC)):
            reminders.remind()
        query = (
            select(Notice).filter_by(person_id=owner.id).where(Notice.text.contains("已逾期，应于"))
        )
        return len(db.session.scalars(query).all())

    assert [told(day) for day in (2, 3, 3, 4, 10)] == [0, 1, 1, 1, 2]
    follow_up.report(up, "已补充", by=owner)
    assert told(18) == 2
