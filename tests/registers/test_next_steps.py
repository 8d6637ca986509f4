"""Whose turn it is: what waits for whom, in which order, and nothing lost by asking narrowly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from review import clock
from review.actions import annotations, deadlines
from review.actions.unit_of_work import unit_of_work
from review.demo import office as cast
from review.demo.office import person
from review.extensions import db
from review.law import chores
from review.law.vocabulary import Reply
from review.models import Deadline, Matter
from review.registers import desk, next_steps
from review.registers.facts import annotations_of, facts
from review.registers.threads import threads
from tests.told import story
from tests.waiting import tasks


def labels(account: str) -> list[str]:
    return [task.label for task in tasks(person(account))]


@pytest.mark.parametrize(
    ("chapter", "account", "expected"),
    [
        (story.opened, "zhoumin", ["送审"]),
        (story.submitted, "wangfang", ["受理"]),
        (story.returned, "zhoumin", ["补正后重新送审"]),
        (story.assigned, "chenlu", ["声明无利益冲突"]),
        (story.reviewing, "chenlu", ["出具审查意见"]),
        (story.opined, "zhoumin", ["答复批注（5条）", "提请复审"]),
        (story.proposed, "zhangwei", ["同意"]),
        (story.approved, "wangfang", ["准予签署"]),
        (story.signed, "liuna", ["归档"]),
    ],
)
def test_a_matter_waits_for_the_one_whose_turn_it_is(
    app: Flask, chapter: Callable[..., Matter], account: str, expected: list[str]
) -> None:
    chapter("parking", story.PARKING)
    found = labels(account)
    assert found[:1] == expected[:1]


def test_a_declined_annotation_waits_for_the_section_head_and_answers_for_counsel(
    app: Flask,
) -> None:
    matter = story.opined("parking", story.PARKING)
    assert labels("lijianguo") == []
    for note in annotations_of(matter):
        annotations.answer(note, Reply.DECLINED, "双方另有约定", by=person("zhoumin"))
    blocking = sum(note.severity.value == "blocking" for note in annotations_of(matter))
    assert labels("lijianguo") == [f"确认不采纳（{blocking}条）"]
    assert f"了结批注（{len(annotations_of(matter))}条）" in labels("chenlu")
    assert labels("hejing") == labels("zhaoyi") == []


def test_a_remark_waits_for_the_other_side(app: Flask) -> None:
    matter = story.opined("parking", story.PARKING)
    note = annotations_of(matter)[0]
    annotations.remark(note, "请补充付款期限的依据", by=person("chenlu"))
    assert "回复律师（1条）" in labels("zhoumin")
    annotations.remark(note, "已补充", by=person("zhoumin"))
    assert "回复律师（1条）" not in labels("zhoumin")
    assert "回复科室（1条）" in labels("chenlu")


def test_a_changed_text_is_compared_and_lost_words_are_placed(app: Flask) -> None:
    story.voided("parking", story.PARKING)
    found = labels("chenlu")
    assert "复核差异（1处）" in found


def test_asking_narrowly_loses_no_task(app: Flask) -> None:
    for chapter in (
        story.opened, story.submitted, story.returned, story.assigned, story.reviewing,
        story.opined, story.proposed, story.approved, story.cleared, story.signed, story.archived,
    ):  # fmt: skip
        chapter("parking", story.PARKING)
    every = db.session.scalars(select(Matter)).all()
    for account in [one.account for one in cast.PEOPLE]:
        me = person(account)
        expected = set()
        for matter in every:
            known = facts(matter)
            ahead = [turn for turn in next_steps.open_steps(me, known) if not turn.step.aside]
            if ahead or list(chores.waiting(me.legal, known, threads(matter, known))):
                expected.add(matter.id)
        assert {task.matter.id for task in tasks(me)} == expected, account


def test_near_deadlines_come_before_those_who_only_wait_and_distant_ones_stand_apart(
    app: Flask,
) -> None:
    today = clock.today()
    for shift in (-30, 0, 60):
        matter = story.reviewing("parking", story.PARKING)
        deadline = db.session.scalars(select(Deadline).filter_by(matter_id=matter.id)).one()
        with unit_of_work():
            deadline.due_on = deadline.alert_on = today + timedelta(shift)
    with unit_of_work():
        deadlines.pause(story.reviewing("parking", story.PARKING), "专家论证")
    near, far = desk.arranged(tasks(person("chenlu")))
    lefts = [task.left for task in near]
    assert lefts == [*sorted(lefts[:2]), None]
    assert lefts[0] < 0 == lefts[1]
    assert [task.left > desk.FAR for task in far] == [True]
    [late] = desk.shown_late(desk.overdue())
    assert [one.account for one in late.people] == ["chenlu"]


def test_what_was_done_today_is_kept_for_the_one_who_did_it(app: Flask) -> None:
    story.submitted("parking", story.PARKING)
    done = [event["action"] for _, _, event in desk.done_today(person("zhoumin"))]
    assert done[0] == "step"
    assert desk.done_today(person("wangfang")) == []
