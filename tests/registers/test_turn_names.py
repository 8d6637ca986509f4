"""Whose turn it is: a name where one person has it, the duty where several could take it."""

from __future__ import annotations

from flask import Flask

from review.actions.unit_of_work import unit_of_work
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Role
from review.models import Matter, Person
from review.registers.turn_names import turn_names
from tests.told import story


def spoken(matter: Matter) -> str:
    return turn_names([matter])[matter.id]


def test_the_one_who_has_it_is_named(app: Flask) -> None:
    assert spoken(story.opened("parking", story.PARKING)) == "承办人 周敏"
    assert spoken(story.submitted("parking", story.PARKING)) == "办公室 王芳"
    assert spoken(story.reviewing("parking", story.PARKING)) == "律师 陈律"
    assert spoken(story.proposed("parking", story.PARKING)) == "分管领导 张伟"
    assert spoken(story.archived("parking", story.PARKING)) == ""


def test_where_several_could_the_duty_is_named(app: Flask) -> None:
    matter = story.submitted("parking", story.PARKING)
    with unit_of_work():
        db.session.add(Person(account="second", name="赵六", role=Role.OFFICE))
    assert spoken(matter) == "办公室"
    with unit_of_work():
        person("second").disabled_at = matter.created_at
    assert spoken(matter) == "办公室 王芳"
