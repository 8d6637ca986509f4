"""A blank of the text is filled, struck or explained before it is cleared; each explanation an event."""

from __future__ import annotations

import json

import pytest
from flask import Flask
from sqlalchemy import select

from review.actions import blanks, documents, matters, procedure
from review.actions.unit_of_work import Faults, Invalid, Refused
from review.demo import papers
from review.demo.office import person
from review.extensions import db
from review.law.procedure import Standing
from review.law.sign_gate import filled
from review.law.vocabulary import Conclusion
from review.models import LogEntry, Matter, Revision
from review.registers import blanks as register
from review.registers.blanks import UNREADABLE
from review.registers.facts import facts, latest_revision
from review.registers.log import verify
from tests.told import story
from tests.waiting import tasks


def newest(matter: Matter) -> Revision:
    revision = latest_revision(matter)
    assert revision is not None
    return revision


def approved_with_blanks(app: Flask) -> Matter:
    """Everything but the blanks is settled, and the leader has consented."""
    matter = story.opined("parking", story.PARKING)
    story.answer_all(matter, decline_last=True)
    story.settle_all(matter)
    matters.step(matter, "propose", by=person("zhoumin"))
    story.signing.approve(matter, newest(matter), "", by=person("zhangwei"))
    return matter


def test_a_text_with_blanks_is_cleared_only_once_each_is_explained(app: Flask) -> None:
    matter = approved_with_blanks(app)
    count = len(register.told(matter, newest(matter)))
    assert facts(matter).blanks == count == 3
    assert [task.label for task in tasks(person("zhoumin"))] == ["说明留白（3处）"]
    with pytest.raises(Refused, match="文本中没有空白和占位内容"):
        procedure.check(matter, story.StepName.CLEAR, by=person("wangfang"))
    with pytest.raises(Faults, match="请写明由谁、为何在签署时手写填写"):
        blanks.explain(matter, newest(matter), {0: "空"}, by=person("zhoumin"))
    first = {0: "文号由办公室在签署时填写"}
    assert len(blanks.explain(matter, newest(matter), first, by=person("zhoumin"))) == 1
    assert blanks.explain(matter, newest(matter), first, by=person("zhoumin")) == []
    assert facts(matter).blanks == count - 1
    others = dict.fromkeys(range(1, count), "数额以采购结果为准，签署时填写")
    blanks.explain(matter, newest(matter), others, by=person("wangfang"))
    story.signing.clear(matter, newest(matter), by=person("wangfang"))
    query = select(LogEntry.body).filter_by(action="explain_blank")
    told = [json.loads(body)["data"] for body in db.session.scalars(query)]
    assert len(told) == count
    assert all(one["words"] and one["reason"] for one in told)
    assert verify().faults == ()


def test_only_the_section_and_the_office_explain_and_only_the_newest_text(app: Flask) -> None:
    matter = story.opined("parking", story.PARKING)
    seen = newest(matter)
    with pytest.raises(Refused, match="“说明留白”只限"):
        blanks.explain(matter, seen, {0: "签署时手写填写"}, by=person("chenlu"))
    other = documents.submit("改.docx", papers.write("parking", 2))
    documents.add_revision(matter, other, by=person("zhoumin"))
    with pytest.raises(Invalid, match="已不是最新版"):
        blanks.explain(matter, seen, {0: "签署时手写填写"}, by=person("zhoumin"))


def test_where_nobody_asks_the_text_is_not_read_and_nothing_is_green(app: Flask) -> None:
    matter = story.reviewing("parking", story.PARKING)
    assert facts(matter).blanks is None
    assert filled.stands(facts(matter)) is Standing.NOT_BEGUN
    story.opine(matter, Conclusion.SIGNABLE)
    assert facts(matter).blanks is None
    assert facts(matter, whole=True).blanks == 3


def test_a_text_that_cannot_be_read_has_blanks_for_all_we_know(app: Flask) -> None:
    matter = story.approved("parking", story.PARKING)
    register._found.cache_clear()
    documents.store().path(newest(matter).reading).unlink()
    assert facts(matter).blanks == UNREADABLE
    assert filled.stands(facts(matter)) is Standing.UNMET


def test_as_many_lines_that_read_the_same_are_explained_as_explanations_were_given(
    app: Flask,
) -> None:
    matter = story.reviewing("hotline", story.HOTLINE)
    told = register.told(matter, newest(matter))
    words = [one.blank.words for one in told]
    twice = next((at for at, one in enumerate(words) if words.count(one) > 1), None)
    if twice is None:
        pytest.fail("the paper has no two blanks that read the same")
    blanks.explain(matter, newest(matter), {twice: "签署时手写填写"}, by=person("zhoumin"))
    again = [
        one for one in register.told(matter, newest(matter)) if one.blank.words == words[twice]
    ]
    assert [one.explanation is None for one in again] == [False] + [True] * (len(again) - 1)
