"""What counsel never saw is opened by whoever confirms it, and never consented to unread."""

from __future__ import annotations

import json

import pytest
from flask import Flask
from sqlalchemy import select

from review.actions import changes, documents, matters, signing, unreviewed
from review.actions.unit_of_work import Refused
from review.demo import papers
from review.demo.office import person
from review.extensions import db
from review.models import LogEntry, Matter, OpenedChanges, Revision
from review.registers.facts import facts, latest_revision
from review.registers.log import verify
from tests.told import story


@pytest.fixture
def changed(app: Flask) -> Matter:
    """Reviewed and settled, then another text came and went to the leader."""
    matter = story.proposed("parking", story.PARKING)
    matters.step(matter, "disapprove", by=person("zhangwei"), reason="金额写明大写")
    other = documents.submit("改.docx", papers.write("parking", 2))
    documents.add_revision(matter, other, by=person("zhoumin"))
    matters.step(matter, "propose", by=person("zhoumin"))
    return matter


def newest(matter: Matter) -> Revision:
    revision = latest_revision(matter)
    assert revision is not None
    return revision


def event(action: str) -> dict:
    query = select(LogEntry.body).filter_by(action=action).order_by(LogEntry.seq.desc())
    body = db.session.scalars(query).first()
    assert body is not None
    return json.loads(body)


def test_differences_that_were_not_opened_are_not_confirmed(changed: Matter) -> None:
    office = person("wangfang")
    with pytest.raises(Refused, match="请先打开逐字比对再复核：有1份文本的差异您还没有打开过"):
        changes.compare(changed, newest(changed), "均在意见范围之内。", by=office)
    changes.open_changes(changed, newest(changed), by=person("chenlu"))
    with pytest.raises(Refused, match="您还没有打开过"):
        changes.compare(changed, newest(changed), "均在意见范围之内。", by=office)
    changes.open_changes(changed, newest(changed), by=office)
    assert changes.open_changes(changed, newest(changed), by=office) == []
    changes.compare(changed, newest(changed), "均在意见范围之内。", by=office)
    assert facts(changed).compared
    assert event("open_changes")["actor"]["id"] == office.id
    assert verify().faults == ()


def test_the_leader_consents_to_nothing_that_nobody_read(changed: Matter) -> None:
    found, leader = unreviewed.changes(changed), person("zhangwei")
    assert found is not None
    count = len(found.changes)
    assert count
    with pytest.raises(Refused, match=f"意见之外的改动有{count}段，还没有人看过"):
        signing.approve(changed, newest(changed), "按科室意见。", by=leader)
    changes.open_changes(changed, newest(changed), by=leader)
    signing.approve(changed, newest(changed), "按科室意见。", by=leader)
    data = event("step")["data"]
    assert (data["beyond"], data["readers"]) == (count, "张伟")


def test_who_confirmed_the_changes_stands_in_the_consent(changed: Matter) -> None:
    counsel = person("chenlu")
    changes.open_changes(changed, newest(changed), by=counsel)
    changes.compare(changed, newest(changed), "不影响意见。", by=counsel)
    signing.approve(changed, newest(changed), "按科室意见。", by=person("zhangwei"))
    assert event("step")["data"]["readers"] == "陈律"


def test_another_text_is_opened_anew(changed: Matter) -> None:
    leader = person("zhangwei")
    changes.open_changes(changed, newest(changed), by=leader)
    matters.step(changed, "disapprove", by=leader, reason="再改")
    again = documents.submit("再改.docx", story.certificate("停车秩序委托管理协议"))
    documents.add_revision(changed, again, by=person("zhoumin"))
    story.settle_all(changed)
    assert changes.passed_over(changed, by=leader).readers == ()
    assert db.session.query(OpenedChanges).count() == 1


def test_a_text_that_is_the_reviewed_one_has_nothing_to_open(app: Flask) -> None:
    matter = story.proposed("parking", story.PARKING)
    assert unreviewed.changes(matter) is None
    with pytest.raises(Refused, match="没有差异需要复核"):
        changes.open_changes(matter, newest(matter), by=person("zhangwei"))
    with pytest.raises(Refused, match="“打开差异”只限"):
        changes.open_changes(matter, newest(matter), by=person("zhoumin"))


def test_a_kept_comparison_is_no_evidence(app: Flask, changed: Matter) -> None:
    unreviewed.changes(changed)
    before = changes.passed_over(changed, by=person("zhangwei")).paragraphs
    kept = list((app.config["HOME"] / "comparisons").glob("*.beyond.json"))
    assert kept
    for one in kept:
        one.write_text("[[], 0]", encoding="utf-8")
    found = unreviewed.changes(changed)
    assert found is not None
    assert found.changes == ()
    assert changes.passed_over(changed, by=person("zhangwei")).paragraphs == before
