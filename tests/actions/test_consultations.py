"""A question from its asking to its decision: what the meeting must record, and what bars it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from review import clock
from review.actions import consultations, matters, opinions, signing
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.demo import legal_review
from review.demo.office import person
from review.demo.story import days_ago
from review.extensions import db
from review.law.vocabulary import Conclusion, MaterialKind, Reply, Resolution, Retention, Status
from review.models import Matter, MatterEdition
from review.registers import consultations as register
from review.registers import materials
from review.registers.facts import latest_revision
from review.registers.log import verify
from tests.told import consultations as told


def _before_the_meeting() -> Matter:
    matter = told.opined(told.PLATFORM, Conclusion.LAWFUL)
    matters.step(matter, "to_meeting", by=person("zhoumin"))
    return matter


def test_a_grave_matter_is_decided_by_a_meeting_and_the_record_says_everything(app: Flask) -> None:
    matter = _before_the_meeting()
    consultations.deliberate(matter, told.minutes(clock.today()), by=person("wangfang"))
    assert matter.status is Status.DECIDED
    [meeting] = register.meetings(matter)
    decision = register.decisions(matter)[meeting.id]
    assert decision.followed is Reply.ADOPTED
    assert meeting.last_word.startswith("张伟")
    signing.archive(matter, Retention.PERMANENT, "", by=person("liuna"))
    assert verify().faults == ()


def test_a_grave_matter_cannot_be_circulated(app: Flask) -> None:
    matter = told.opined(told.PLATFORM, Conclusion.LAWFUL)
    with pytest.raises(Refused, match="不得以传阅、会签代替"):
        matters.step(matter, "propose", by=person("zhoumin"))


@pytest.mark.parametrize(
    ("missing", "field"),
    [
        ({"last_word": ""}, "last_word"), ({"dissent": ""}, "dissent"), ({"number": ""}, "number"),
        ({"discussion": ""}, "discussion"), ({"attendance": ""}, "attendance"),
        ({"in_favour": 0, "against": 0}, "in_favour"), ({"decided": ""}, "decided"),
        ({"followed": Reply.DECLINED}, "departure"),
    ],
)  # fmt: skip
def test_a_record_that_lacks_something_decides_nothing(
    app: Flask, missing: dict[str, object], field: str
) -> None:
    matter = _before_the_meeting()
    wrong = replace(told.minutes(clock.today()), **missing)  # type: ignore[arg-type]
    with pytest.raises(Invalid) as fault:
        consultations.deliberate(matter, wrong, by=person("wangfang"))
    assert fault.value.field == field
    assert matter.status is Status.DELIBERATING
    assert list(register.meetings(matter)) == []


def test_a_meeting_is_neither_in_the_future_nor_before_the_opinion_nor_silently_late(
    app: Flask,
) -> None:
    with days_ago(10):
        matter = _before_the_meeting()
        given = clock.today()
    office = person("wangfang")
    for day, said in (
        (clock.today() + timedelta(1), "不能晚于今天"), (given - timedelta(1), "不能早于出具审核意见的日期"),
        (given, "补录"),
    ):  # fmt: skip
        with pytest.raises(Invalid, match=said):
            consultations.deliberate(matter, told.minutes(day), by=office)
    late = replace(told.minutes(given), late_reason="会议纪要今日方印发")
    consultations.deliberate(matter, late, by=office)
    assert matter.status is Status.DECIDED


@pytest.mark.parametrize(
    ("outcome", "status"),
    [(Resolution.AGAIN, Status.OPINED), (Resolution.REJECTED, Status.REJECTED),
     (Resolution.IN_PRINCIPLE, Status.DECIDED)],
)  # fmt: skip
def test_each_outcome_leads_where_the_statute_says(
    app: Flask, outcome: Resolution, status: Status
) -> None:
    matter = _before_the_meeting()
    consultations.deliberate(matter, told.minutes(clock.today(), outcome), by=person("wangfang"))
    assert matter.status is status
    with pytest.raises(Refused):
        matters.step(matter, "pass_meeting", by=person("wangfang"))


def test_what_is_unlawful_never_reaches_the_meeting(app: Flask) -> None:
    matter = told.opined(told.PLATFORM, Conclusion.UNLAWFUL)
    with pytest.raises(Refused, match="法律顾问已出具意见"):
        matters.step(matter, "to_meeting", by=person("zhoumin"))


def test_an_exploratory_conclusion_must_state_its_risk(app: Flask) -> None:
    matter = told.reviewing(told.ROBOT)
    revision = latest_revision(matter)
    assert revision is not None
    silent = opinions.Draft(Conclusion.EXPLORATORY, "可以试点。", [])
    with pytest.raises(Invalid, match="须提示法律风险"):
        opinions.issue(matter, revision, silent, by=person("chenlu"))
    told.opine(matter, Conclusion.EXPLORATORY)
    matters.step(matter, "to_meeting", by=person("zhoumin"))
    assert matter.status is Status.DELIBERATING


@pytest.mark.usefixtures("working_day")
def test_a_decision_reviewed_in_less_than_seven_working_days_says_why(app: Flask) -> None:
    with days_ago(6):
        matter = told.opined(told.PARKING_PLAN, Conclusion.LAWFUL)
        legal_review.follow(matter)
    zhou = person("zhoumin")
    with pytest.raises(Refused, match="不少于规定的最短期限"):
        matters.step(matter, "to_meeting", by=zhou)
    with pytest.raises(Invalid, match="理由"):
        consultations.hurry(matter, " ", by=zhou)
    consultations.hurry(matter, "市里要求本月底前报送", by=zhou)
    matters.step(matter, "to_meeting", by=zhou)
    with days_ago(7):
        slow = told.opined(told.PARKING_PLAN, Conclusion.LAWFUL)
        legal_review.follow(slow)
    matters.step(slow, "to_meeting", by=zhou)
    with pytest.raises(Refused):
        consultations.hurry(slow, "多余", by=zhou)


@pytest.mark.usefixtures("working_day")
def test_days_on_which_the_clock_stood_still_do_not_count_as_review_and_the_decision_ends_it(
    app: Flask,
) -> None:
    with days_ago(9):
        matter = told.reviewing(told.PARKING_PLAN)
        office = person("wangfang")
    with days_ago(8):
        matters.step(matter, "send_back", by=office, reason="缺少公众意见")
    with days_ago(4):
        matters.step(matter, "resubmit", by=person("zhoumin"))
        matters.step(matter, "resume", by=office)
    assert register.reviewed_for(matter) == 5
    told.opine(matter, Conclusion.LAWFUL)
    with pytest.raises(Refused, match="不少于规定的最短期限"):
        matters.step(matter, "to_meeting", by=person("zhoumin"))
    decided = told.decided(told.ROBOT, Conclusion.EXPLORATORY)
    with clock.stopped(clock.now() + timedelta(30)):
        assert register.reviewed_for(decided) == 0


def test_plain_advice_is_approved_by_the_leader(app: Flask) -> None:
    assert told.circulated(told.CAMERAS).status is Status.DECIDED


def test_papers_that_the_newest_edition_asks_for_are_not_asked_of_what_began_before(
    app: Flask,
) -> None:
    matter = told.opened(told.PARKING_PLAN)
    new = {MaterialKind.DECISION_BASIS, MaterialKind.PROCEDURE}
    assert new <= {one.kind for one in materials.of(matter) if one.required}
    with unit_of_work():
        by = person("wangfang")
        db.session.add(MatterEdition(matter_id=matter.id, edition=2, reason="旧件", by_id=by.id))
    db.session.expire(matter, ["editions"])
    assert not new & {one.kind for one in materials.of(matter)}
