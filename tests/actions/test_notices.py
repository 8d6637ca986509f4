"""How people are told: every addressee and every channel is a whole row, and all goes one way."""

from __future__ import annotations

import ast

import pytest
from flask import Flask
from sqlalchemy import select

from review.actions import notices
from review.actions.notices import ADDRESSEES, CHANNELS, Channel
from review.actions.unit_of_work import unit_of_work
from review.demo.office import person
from review.extensions import db
from review.jobs.tasks import TASKS
from review.law.kinds import STATUTE
from review.models import Job, Notice
from tests.house.sources import modules, named, tree
from tests.told import story


@pytest.mark.parametrize("channel", CHANNELS, ids=lambda channel: channel.key)
def test_every_channel_is_a_whole_row(channel: Channel) -> None:
    assert channel.key
    assert channel.label
    assert not channel.job or channel.job in TASKS


def test_channels_have_different_names_and_one_is_always_there() -> None:
    assert len({channel.key for channel in CHANNELS}) == len(CHANNELS)
    assert [channel.key for channel in CHANNELS if not channel.job] == ["page"]


def test_the_statute_tells_nobody_the_notices_do_not_know() -> None:
    told = {word for chapter in STATUTE.values() for step in chapter.steps for word in step.tells}
    assert told <= set(ADDRESSEES)


def test_every_addressee_is_somebody_once_counsel_is_assigned(app: Flask) -> None:
    matter = story.assigned("parking", story.PARKING)
    found = {word: {each.account for each in ADDRESSEES[word](matter)} for word in ADDRESSEES}
    assert found["drafter"] == {"zhoumin"}
    assert matter.assignment is not None
    assert found["counsel"] == {matter.assignment.counsel.account}
    assert all(found.values())


def test_nobody_is_told_twice_or_of_his_own_deed(app: Flask) -> None:
    matter = story.opened("parking", story.PARKING)
    zhou, wang = person("zhoumin"), person("wangfang")
    with unit_of_work():
        notices.leave([zhou, wang, wang], matter, "说一遍", by=zhou)
    found = db.session.scalars(select(Notice).filter_by(text="说一遍")).all()
    assert [notice.person_id for notice in found] == [wang.id]
    assert not db.session.scalars(select(Job).filter_by(kind="mail")).all()


def test_a_notice_is_made_in_one_place_only() -> None:
    makers = {
        named(file)
        for file in modules()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Notice"
    }
    assert makers == {"actions/notices.py"}
