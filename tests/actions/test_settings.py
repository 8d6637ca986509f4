"""A value put in place of a default: for what starts later, and for what runs only when told so."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from review.actions import checklists, settings
from review.actions.unit_of_work import Invalid, Refused
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Unit
from review.models import Deadline, LogEntry, Notice, SettingChange
from review.registers import settings as register
from review.registers.log import verify
from tests.told import story

KEY = "contract.review"
WHY = "本单位合同管理办法第九条"


def deadline_of(matter_id: int) -> Deadline:
    return db.session.scalars(select(Deadline).filter_by(matter_id=matter_id)).one()


def test_a_change_holds_for_periods_that_start_later_and_leaves_running_ones(app: Flask) -> None:
    before = deadline_of(story.assigned("parking", story.PARKING).id)
    due = before.due_on
    settings.change(KEY, "10", "workday", WHY, by=person("wangfang"))
    after = deadline_of(story.assigned("parking", story.PARKING).id)
    assert (before.amount, before.due_on, after.amount) == (5, due, 10)
    change = register.last_change(KEY)
    assert change is not None
    assert (change.by.name if change.by else "", change.reason) == ("王芳", WHY)
    assert register.effective(KEY).running == 2
    assert verify().faults == ()


def test_running_deadlines_are_reckoned_anew_only_by_an_act_with_a_reason(app: Flask) -> None:
    deadline = deadline_of(story.assigned("parking", story.PARKING).id)
    due = deadline.due_on
    settings.change(KEY, "3", "workday", WHY, by=person("wangfang"))
    told = db.session.scalar(select(func.count()).select_from(Notice))
    with pytest.raises(Invalid, match="理由"):
        settings.apply_to_running(KEY, " ", by=person("wangfang"))
    assert settings.apply_to_running(KEY, "统一执行新期限", by=person("wangfang")) == 1
    assert deadline.due_on < due
    assert db.session.scalar(select(func.count()).select_from(Notice)) > (told or 0)
    words = db.session.scalars(select(Notice.text).order_by(Notice.id.desc()).limit(1)).one()
    assert f"由{due}改为{deadline.due_on}" in words
    with pytest.raises(Refused, match="没有需要重新计算的"):
        settings.apply_to_running(KEY, "再来一次", by=person("wangfang"))


def test_an_empty_value_goes_back_to_the_default(app: Flask) -> None:
    settings.change(KEY, "7", "day", WHY, by=person("wangfang"))
    assert (register.period(KEY).amount, register.period(KEY).unit) == (7, Unit.DAY)
    settings.change(KEY, "", "", "恢复", by=person("wangfang"))
    assert not register.effective(KEY).changed
    assert len(register.history(KEY)) == 2


@pytest.mark.parametrize(
    ("key", "value", "unit", "sentence"),
    [
        (KEY, "0", "workday", "1至3660"),
        (KEY, "5", "workday", "没有改动"),
        ("contract.file", "8", "", "由法律规定"),
        ("contract.penalty", "20", "", "不能修改"),
        ("normative.review.min", "16", "workday", "不能长于最长期限"),
        ("normative.review.max", "4", "workday", "不能长于最长期限"),
        ("normative.review.max", "20", "day", "单位应相同"),
    ],
)
def test_a_value_that_cannot_stand_is_refused_and_nothing_is_stored(
    app: Flask, key: str, value: str, unit: str, sentence: str
) -> None:
    logged = db.session.scalar(select(func.count()).select_from(LogEntry))
    with pytest.raises(Invalid, match=sentence):
        settings.change(key, value, unit, WHY, by=person("wangfang"))
    assert db.session.scalar(select(func.count()).select_from(SettingChange)) == 0
    assert db.session.scalar(select(func.count()).select_from(LogEntry)) == logged


@pytest.mark.parametrize("account", ["zhoumin", "chenlu", "zhangwei", "zhengqi", "wuming"])
def test_only_the_office_sets(app: Flask, account: str) -> None:
    with pytest.raises(Refused, match="管理设置"):
        settings.change(KEY, "7", "workday", WHY, by=person(account))


def test_a_longest_period_takes_its_shortest_along(app: Flask) -> None:
    period = register.period("normative.review.max")
    assert (period.amount, register.period(period.pair).amount) == (15, 5)


@pytest.mark.parametrize("reason", ["", " ", "\u3000"])
def test_a_change_and_a_new_reckoning_need_a_reason(app: Flask, reason: str) -> None:
    office = person("wangfang")
    with pytest.raises(Invalid, match="请写明修改的理由或者依据"):
        settings.change(KEY, "7", "workday", reason, by=office)
    with pytest.raises(Invalid, match="请写明修改的理由或者依据"):
        settings.apply_to_running(KEY, reason, by=office)


def test_a_checklist_is_not_changed_without_a_reason(app: Flask) -> None:
    with pytest.raises(Invalid, match="请写明修改清单的理由"):
        checklists.write("contract", 1, [], " ", by=person("wangfang"))
