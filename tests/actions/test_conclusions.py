"""A text changed after 公平竞争审查 or 一致性评估: shown, upheld by who reads it, or reviewed anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import changes, documents, drafting, matters
from review.actions.unit_of_work import Invalid, Refused
from review.demo.drafts import BOARDS
from review.demo.normative import NORMATIVE
from review.demo.office import person
from review.law.vocabulary import DraftingDuty, Status, Verdict
from review.models import Matter, Revision
from review.registers import document_records as register
from review.registers.facts import facts, latest_revision
from review.registers.log import verify
from tests.told import carry, normative
from tests.waiting import tasks

ClientOf = Callable[[str], FlaskClient]
BOTH = (DraftingDuty.COMPETITION, DraftingDuty.CONSISTENCY)


def changed(matter: Matter, words: str = "条 信息牌由产权单位维护。") -> Revision:
    lines = (*BOARDS.lines, words)
    received = documents.submit("修改稿.docx", replace(BOARDS, lines=lines).content)
    documents.add_revision(matter, received, note="增加一条", by=person("zhoumin"))
    newest = latest_revision(matter)
    assert newest is not None
    return newest


def moved(matter: Matter) -> tuple[DraftingDuty, ...]:
    return facts(matter).normative.moved


@pytest.fixture
def drafted(app: Flask) -> Matter:
    """Asked of the public and concluded on, then changed before it was sent for review."""
    matter = carry(BOARDS, normative.conclude, NORMATIVE)
    assert moved(matter) == ()
    changed(matter)
    return matter


def test_a_changed_text_is_not_sent_for_review_until_each_conclusion_is_upheld(
    drafted: Matter,
) -> None:
    zhou = person("zhoumin")
    assert moved(drafted) == BOTH
    with pytest.raises(Refused, match=r"公平竞争审查针对的就是本文本.*一致性评估针对的就是本文本"):
        matters.step(drafted, "submit", by=zhou)
    assert "确认审查结论（2项）" in [task.label for task in tasks(zhou)]
    newest = latest_revision(drafted)
    assert newest is not None
    with pytest.raises(Invalid, match="请写明改动为什么"):
        drafting.uphold(drafted, newest, " ", by=zhou)
    with pytest.raises(Refused, match="只限承办人"):
        drafting.uphold(drafted, newest, "不影响", by=person("wangfang"))
    made = drafting.uphold(drafted, newest, "只明确维护责任，不涉及准入和成本。", by=zhou)
    assert [one.review.duty for one in made] == list(BOTH)
    assert moved(drafted) == ()
    with pytest.raises(Refused, match="没有差异需要确认"):
        drafting.uphold(drafted, newest, "再确认", by=zhou)
    normative.submit(drafted, BOARDS)
    assert drafted.status is Status.SUBMITTED
    assert verify().faults == ()


def test_a_new_conclusion_on_the_new_text_serves_as_well(drafted: Matter) -> None:
    found = drafting.Found(
        DraftingDuty.COMPETITION,
        Verdict.CLEAR,
        "重新审查",
        clock.today(),
        "接诉即办科",
        heard="区物业行业协会无异议",
    )
    drafting.conclude(drafted, found, by=person("zhoumin"))
    assert moved(drafted) == (DraftingDuty.CONSISTENCY,)


def test_what_was_upheld_for_one_text_is_not_upheld_for_the_next(drafted: Matter) -> None:
    zhou, newest = person("zhoumin"), latest_revision(drafted)
    assert newest is not None
    drafting.uphold(drafted, newest, "不影响", by=zhou)
    changed(drafted, "条 只准本区企业维护。")
    with pytest.raises(Invalid, match="已不是最新版"):
        drafting.uphold(drafted, newest, "不影响", by=zhou)
    assert moved(drafted) == BOTH


def test_a_change_after_the_review_bars_the_meeting_and_the_leader(app: Flask) -> None:
    matter = carry(BOARDS, normative.answer, NORMATIVE)
    newest = changed(matter)
    changes.open_changes(matter, newest, by=person("chenlu"))
    with pytest.raises(Invalid, match="请写明复核结论"):
        changes.compare(matter, newest, " ", by=person("chenlu"))
    changes.compare(matter, newest, "只增加维护责任。", by=person("chenlu"))
    with pytest.raises(Refused, match="公平竞争审查针对的就是本文本"):
        matters.step(matter, "to_meeting", by=person("zhoumin"))
    drafting.uphold(matter, newest, "不影响", by=person("zhoumin"))
    matters.step(matter, "to_meeting", by=person("zhoumin"))
    assert matter.status is Status.DELIBERATING


def test_the_pages_show_which_text_was_reviewed_and_what_changed(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = carry(BOARDS, normative.conclude, NORMATIVE)
        changed(matter)
        id = matter.id
    zhou, office = client_of("zhoumin"), client_of("wangfang")
    page = zhou.get(f"/matters/{id}").text
    for words in ("针对第1版，现为第2版", "比对并确认", "须确认结论仍然适用"):
        assert words in page
    shown = zhou.get(f"/matters/{id}/acts/conclusions").text
    assert "信息牌由产权单位维护" in shown
    assert office.get(f"/matters/{id}/acts/conclusions").status_code == 404
    address = f"/matters/{id}/acts/conclusions"
    assert zhou.post(address, data={"revision": "2"}).status_code == 422
    sent = {"revision": "2", "note": "不涉及经营者"}
    assert zhou.post(address, data=sent).status_code == 303
    page = zhou.get(f"/matters/{id}").text
    assert "比对并确认" not in page
    assert "确认结论适用于第2版：不涉及经营者" in page
    with bare_app.app_context():
        assert len(register.moved(matter)) == 0
