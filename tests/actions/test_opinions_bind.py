"""An opinion that asks for changes names them, and nothing goes on before each has its fate."""

from __future__ import annotations

import pytest
from flask import Flask

from review.actions import annotations, matters, opinions
from review.actions.unit_of_work import Invalid, Refused
from review.demo.checked import checklist
from review.demo.office import person
from review.law.checklists import Result
from review.law.vocabulary import Conclusion, Reply
from review.models import Matter
from review.registers.facts import annotations_of, facts, latest_revision
from tests.told import story


def opine(matter: Matter, points: list) -> None:
    revision = latest_revision(matter)
    assert revision is not None
    draft = opinions.Draft(Conclusion.REVISE, "修改后可以签订。", points)
    opinions.issue(matter, revision, draft, by=person("chenlu"))


def failing(matter: Matter) -> list:
    first, *others = checklist(matter)
    return [first | {"result": Result.PROBLEM.label, "note": "名称与签署页不一致"}, *others]


def test_a_conclusion_to_revise_that_names_nothing_is_not_issued(app: Flask) -> None:
    matter = story.reviewing("parking", story.PARKING)
    with pytest.raises(Invalid, match="须列明须修改之处") as fault:
        opine(matter, checklist(matter))
    assert fault.value.field == "conclusion"
    opine(matter, failing(matter))
    assert facts(matter).named == 1


def test_an_unchanged_text_with_points_alone_goes_to_no_leader(app: Flask) -> None:
    matter = story.reviewing("parking", story.PARKING)
    opine(matter, failing(matter))
    assert facts(matter).unheeded == 1
    with pytest.raises(Refused, match="意见列明的须修改之处均有着落"):
        matters.step(matter, "propose", by=person("zhoumin"))


def test_adopting_without_changing_a_word_is_belied_until_counsel_settles_it(app: Flask) -> None:
    matter = story.opined("parking", story.PARKING)
    story.answer_all(matter)
    bare = [note for note in annotations_of(matter) if not note.proposal]
    assert bare
    assert facts(matter).contradicted == len(annotations_of(matter))
    with pytest.raises(Refused, match="没有建议文字的，原文已有改动"):
        matters.step(matter, "propose", by=person("zhoumin"))
    annotations.answer(bare[0], Reply.PARTLY, "签订前填写", by=person("zhoumin"))
    assert facts(matter).contradicted == len(annotations_of(matter)) - 1
    story.settle_all(matter)
    assert (facts(matter).contradicted, facts(matter).unheeded) == (0, 0)
    matters.step(matter, "propose", by=person("zhoumin"))
