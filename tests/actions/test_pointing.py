"""What was taken up in other words is pointed at; counsel's own words and deletions need no placing."""

from __future__ import annotations

import pytest
from flask import Flask

from review.actions import (
    annotations,
    documents,
    matters,
    opinions,
    placements,
    pointing,
    unreviewed,
)
from review.actions.annotations import Note
from review.actions.unit_of_work import Invalid, Refused
from review.demo.checked import checklist
from review.demo.office import person
from review.law.vocabulary import Category, Conclusion, Place, Reply, Severity
from review.models import Annotation, Matter, Revision
from review.registers.demands import demands
from review.registers.facts import annotations_of, facts, latest_revision
from review.registers.log import verify
from tests.paper.documents import docx, p, t
from tests.told import story

CLAUSES = (
    "第一条 甲方委托乙方提供停车管理服务，服务期限为一年。",
    "第二条 服务费用按季度支付，甲方收到发票后六十日内付清。",
    "第三条 本合同期满后自动续期三年，续期次数不限。",
    "第四条 因本合同发生的争议，提交北京仲裁委员会仲裁。",
)
SAID = (
    ("甲方收到发票后六十日内付清", "甲方收到发票后三十日内付清"),
    ("本合同期满后自动续期三年，续期次数不限。", "删除本条"),
    ("提交北京仲裁委员会仲裁", ""),
)


def contract(*clauses: str) -> bytes:
    return docx("".join(p(t(one)) for one in ("停车秩序委托管理协议", *clauses)))


def newest(matter: Matter) -> Revision:
    revision = latest_revision(matter)
    assert revision is not None
    return revision


def revised(*clauses: str) -> Matter:
    """Three things said of four clauses, then these clauses came."""
    matter = story.reviewing("parking", story.PARKING)
    first = documents.submit("合同.docx", contract(*CLAUSES))
    documents.add_revision(matter, first, by=person("zhoumin"))
    paper = documents.reading(newest(matter))
    for quote, proposal in SAID:
        note = Note(Severity.BLOCKING, Category.OTHER, f"关于“{quote}”", "", proposal)
        span = placements.locate(paper, quote)
        annotations.annotate(matter, newest(matter), paper, span, note, by=person("chenlu"))
    draft = opinions.Draft(Conclusion.REVISE, "修改后可以签订。", checklist(matter))
    opinions.issue(matter, newest(matter), draft, by=person("chenlu"))
    second = documents.submit("修改稿.docx", contract(*clauses))
    documents.add_revision(matter, second, by=person("zhoumin"))
    return matter


def spot(note: Annotation) -> Place:
    return note.placements[-1].place


def test_words_and_deletions_taken_over_are_placed_without_a_question(app: Flask) -> None:
    matter = revised(
        CLAUSES[0],
        "第二条 服务费用按季度支付，甲方收到发票后三十日内付清。",
        CLAUSES[3].replace("第四条", "第三条"),
    )
    notes = annotations_of(matter)
    assert [spot(one) for one in notes[:2]] == [Place.EDITED, Place.DROPPED]
    assert facts(matter).unplaced == 0
    for note in notes[:2]:
        annotations.answer(note, Reply.ADOPTED, "", by=person("zhoumin"))
    fates = {one.words: (one.fate, one.met) for one in demands(matter)}
    assert fates["关于“甲方收到发票后六十日内付清”"] == ("已照改", True)
    assert fates["关于“本合同期满后自动续期三年，续期次数不限。”"] == ("已照改，原文已删除", True)


def test_a_change_in_another_clause_is_pointed_at_and_holds_for_this_text_alone(app: Flask) -> None:
    matter = revised(*CLAUSES[:3], CLAUSES[3], "第五条 争议也可以依法向人民法院起诉，以起诉为准。")
    drafter = person("zhoumin")
    note = annotations_of(matter)[2]
    with pytest.raises(Refused, match="不必指明改动处"):
        pointing.point(note, "b0", by=drafter)
    annotations.answer(note, Reply.ADOPTED, "", by=drafter)
    assert facts(matter).contradicted == 1
    with pytest.raises(Invalid, match="请从意见出具后改动过的段落中选一处"):
        pointing.point(note, next(documents.reading(newest(matter)).paragraphs()).id, by=drafter)
    (change,) = unreviewed.every(matter)
    pointing.point(note, change.block, by=drafter)
    assert facts(matter).contradicted == 0
    assert "周敏指明在" in demands(matter)[2].fate
    assert verify().faults == ()
    third = documents.submit("再改.docx", contract(*CLAUSES, "第五条 另行约定。"))
    documents.add_revision(matter, third, by=drafter)
    assert facts(matter).contradicted == 1
    with pytest.raises(Refused, match="均有着落"):
        matters.step(matter, "propose", by=drafter)
