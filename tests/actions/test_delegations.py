"""授权代理: the deputy acts in the term and in the other's place, and both names stand in the log."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from review import clock
from review.actions import accounts, delegations, matters
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.demo import office as cast
from review.demo.office import person
from review.extensions import db
from review.law.permissions import Act, may
from review.law.vocabulary import Role, Status
from review.models import Delegation, LogEntry, Matter, Person
from review.registers import delegations as register
from review.registers import facts, visible
from review.registers.log import verify
from tests.told import story

NOON = datetime(2026, 11, 25, 4, tzinfo=UTC)
TODAY = date(2026, 11, 25)


def colleague(of: str, account: str = "qianjin", name: str = "钱进") -> Person:
    """One more of the same role in the same section."""
    like = person(of)
    with unit_of_work():
        made = Person(account=account, name=name, role=like.role, section_id=like.section_id)
        db.session.add(made)
    return made


def delegated(days: int = 3) -> Delegation:
    zhou = person("zhoumin")
    end = TODAY + timedelta(days)
    return delegations.delegate(zhou, colleague("zhoumin"), TODAY, end, "出差", by=zhou)


def test_a_deputy_acts_in_the_drafters_place_and_the_log_names_both(app: Flask) -> None:
    with clock.stopped(NOON):
        matter, qian = story.opened("parking", story.PARKING), delegated().deputy
        matters.step(matter, "submit", by=qian)
        assert matter.status is Status.SUBMITTED
        body = db.session.scalars(
            select(LogEntry.body).filter_by(action="step").order_by(LogEntry.seq.desc()).limit(1)
        ).one()
        event = json.loads(body)
        assert event["actor"]["id"] == qian.id
        assert event["data"]["acting"] == "钱进（代周敏）"
        assert event["data"]["acting_for"] == person("zhoumin").id
        assert register.named(qian, matter) == "钱进（代周敏）"
        assert verify().faults == ()


def test_one_who_stands_in_for_nobody_is_refused(app: Flask) -> None:
    with clock.stopped(NOON):
        matter, qian = story.opened("parking", story.PARKING), colleague("zhoumin")
        with pytest.raises(Refused, match="只能由承办人办理"):
            matters.step(matter, "submit", by=qian)


@pytest.mark.parametrize("when", ["before", "after", "taken back"])
def test_outside_the_term_the_deputy_is_nobody(app: Flask, when: str) -> None:
    with clock.stopped(NOON):
        matter, made = story.opened("parking", story.PARKING), delegated()
        if when == "taken back":
            delegations.take_back(made, by=person("zhoumin"))
    shift = {"before": -1, "after": 4, "taken back": 1}[when]
    with (
        clock.stopped(NOON + timedelta(days=shift)),
        pytest.raises(Refused, match="只能由承办人办理"),
    ):
        matters.step(matter, "submit", by=made.deputy)
    assert register.named(made.deputy, matter, NOON - timedelta(days=1)) == "钱进"


def test_a_leaders_approval_by_a_deputy_names_both(app: Flask) -> None:
    with clock.stopped(NOON):
        matter = story.proposed("parking", story.PARKING)
        deputy = colleague("zhangwei", "sunhai", "孙海")
        delegations.delegate(
            person("zhangwei"), deputy, TODAY, TODAY, "开会", by=person("wangfang")
        )
        assert register.named(deputy, matter) == "孙海（代张伟）"
        assert register.named(person("zhangwei"), matter) == "张伟"


@pytest.mark.parametrize(
    ("absent", "deputy", "sentence"),
    [
        ("zhoumin", "zhoumin", "本人"),
        ("zhoumin", "sunyue", "同一科室"),
        ("zhoumin", "lijianguo", "同为承办人"),
        ("chenlu", "zhaoyi", "律师不能代理"),
        ("wangfang", "zhoumin", "无需授权"),
        ("liuna", "zhoumin", "无需授权"),
        ("wuming", "zhoumin", "无需授权"),
        ("zhengqi", "zhoumin", "无需授权"),
    ],
)
def test_only_the_same_role_in_the_same_section_stands_in(
    app: Flask, absent: str, deputy: str, sentence: str
) -> None:
    with clock.stopped(NOON), pytest.raises(Invalid, match=sentence) as refusal:
        delegations.delegate(
            person(absent), person(deputy), TODAY, TODAY, "出差", by=person("wangfang")
        )
    assert refusal.value.field == "deputy"


@pytest.mark.parametrize(
    ("begins", "ends", "reason", "field", "sentence"),
    [
        (TODAY, TODAY - timedelta(1), "出差", "ends", "结束日期不能早于开始日期"),
        (TODAY - timedelta(1), TODAY, "出差", "begins", "开始日期不能早于今天"),
        (TODAY, TODAY + timedelta(400), "出差", "ends", "一次授权代理最长一年"),
        (TODAY, TODAY, " ", "reason", "请写明授权代理的事由"),
    ],
)
def test_a_term_that_cannot_stand_is_refused(
    app: Flask, begins: date, ends: date, reason: str, field: str, sentence: str
) -> None:
    zhou, qian = person("zhoumin"), colleague("zhoumin")
    with clock.stopped(NOON), pytest.raises(Invalid, match=sentence) as refusal:
        delegations.delegate(zhou, qian, begins, ends, reason, by=zhou)
    assert refusal.value.field == field


def test_two_terms_of_one_person_do_not_overlap(app: Flask) -> None:
    with clock.stopped(NOON):
        zhou, made = person("zhoumin"), delegated()
        later = made.until_on + timedelta(1)
        with pytest.raises(Invalid, match="请先收回"):
            delegations.delegate(zhou, made.deputy, made.until_on, later, "再出差", by=zhou)
        delegations.delegate(zhou, made.deputy, later, later, "再出差", by=zhou)


def test_nobody_delegates_for_another_but_the_office(app: Flask) -> None:
    with clock.stopped(NOON):
        zhou, qian = person("zhoumin"), colleague("zhoumin")
        with pytest.raises(Refused, match="本人或者办公室"):
            delegations.delegate(zhou, qian, TODAY, TODAY, "出差", by=qian)


def test_each_list_still_holds_exactly_what_may_be_read(app: Flask) -> None:
    with clock.stopped(NOON):
        for chapter in (story.opened, story.returned, story.reviewing, story.opined):
            chapter("parking", story.PARKING)
        delegated()
        every = db.session.scalars(select(Matter)).all()
        for account in [one.account for one in cast.PEOPLE] + ["qianjin"]:
            asking = person(account)
            listed = set(db.session.scalars(visible.matters(asking)))
            allowed = {one for one in every if may(asking.legal, Act.READ, facts.facts(one))}
            assert listed == allowed, account
        assert person("qianjin").role is Role.DRAFTER


def test_nobody_is_stood_in_for_by_one_who_left_and_a_term_ends_once(app: Flask) -> None:
    with clock.stopped(NOON):
        zhou, made = person("zhoumin"), delegated()
        delegations.take_back(made, by=zhou)
        with pytest.raises(Refused, match="这项代理已经结束"):
            delegations.take_back(made, by=zhou)
        accounts.disable(made.deputy, by=person("zhengqi"))
        with pytest.raises(Invalid, match="代理人已停用"):
            delegations.delegate(zhou, made.deputy, TODAY, TODAY, "出差", by=zhou)
