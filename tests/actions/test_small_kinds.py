"""Recused counsel, unrelated texts, wrong materials, and what another did meanwhile."""

from __future__ import annotations

import pytest
from flask import Flask

from review.actions import annotations, documents, materials, matters
from review.actions.unit_of_work import Invalid, Refused
from review.demo import papers
from review.demo.office import person
from review.law.vocabulary import Conflict, MaterialKind, Status
from review.registers.facts import annotations_of, facts, valid_clearance
from review.registers.log import verify
from tests.told import story


def test_recused_counsel_come_back_only_with_a_reason(app: Flask) -> None:
    matter = story.assigned("parking", story.PARKING)
    matters.declare(matter, Conflict.RECUSED, "代理过相对方", by=person("chenlu"))
    with pytest.raises(Invalid, match="陈律对本事项已经声明回避，再次分办须写明理由") as fault:
        matters.assign(matter, person("chenlu"), by=person("wangfang"))
    assert fault.value.field == "reason"
    assert matter.status is Status.ACCEPTED
    matters.assign(matter, person("chenlu"), by=person("wangfang"), reason="回避事由已消除")
    assert matter.status is Status.ASSIGNED


def test_an_unrelated_text_is_asked_about_before_a_clearance_falls(app: Flask) -> None:
    matter = story.cleared("parking", story.PARKING)
    other = documents.submit("别的.docx", story.certificate("无关的文件"))
    with pytest.raises(documents.Unlike, match="几乎没有相同的段落"):
        documents.add_revision(matter, other, by=person("zhoumin"))
    assert valid_clearance(matter) is not None
    assert matter.status is Status.CLEARED
    documents.add_revision(matter, other, sure=True, by=person("zhoumin"))
    assert valid_clearance(matter) is None


def test_another_version_of_the_cleared_text_is_not_asked_about(app: Flask) -> None:
    matter = story.cleared("parking", story.PARKING)
    other = documents.submit("改.docx", papers.write("parking", 2))
    documents.add_revision(matter, other, by=person("zhoumin"))
    assert matter.status is Status.OPINED


def test_a_wrong_material_is_withdrawn_and_the_same_is_not_handed_in_twice(app: Flask) -> None:
    matter, drafter = story.opened("parking", story.PARKING), person("zhoumin")
    kind, content = MaterialKind.CREDENTIALS, story.certificate("营业执照")
    made = documents.add_material(matter, kind, "执照.docx", content, by=drafter)
    with pytest.raises(Invalid, match="提交过，不必再传"):
        documents.add_material(matter, kind, "执照.docx", content, by=drafter)
    with pytest.raises(Invalid, match="请写明为什么撤下"):
        materials.withdraw(made, " ", by=drafter)
    materials.withdraw(made, "传错了", by=drafter)
    with pytest.raises(Refused, match="这份材料已经撤下"):
        materials.withdraw(made, "再撤一次", by=drafter)
    documents.add_material(matter, kind, "执照.docx", content, by=drafter)
    assert facts(matter).missing == ()
    assert verify().faults == ()


def test_a_withdrawn_material_is_missing_again(app: Flask) -> None:
    matter = story.opened("parking", story.PARKING, complete=False)
    drafter = person("zhoumin")
    before = facts(matter).missing
    made = documents.add_material(
        matter, MaterialKind.CREDENTIALS, "执照.docx", story.certificate("执照"), by=drafter
    )
    assert len(facts(matter).missing) == len(before) - 1
    materials.withdraw(made, "不是本单位的", by=drafter)
    assert facts(matter).missing == before


def test_a_refusal_names_who_was_first_and_what_they_did(app: Flask) -> None:
    matter = story.proposed("parking", story.PARKING)
    note = annotations_of(matter)[0]
    with pytest.raises(Refused, match=r"状态已经变了.*（周敏（承办人）.*提请审批）"):
        annotations.settle(note, by=person("chenlu"))
    matters.step(matter, "disapprove", by=person("zhangwei"), reason="再改")
    with pytest.raises(Refused, match=r"须在.*办理（张伟（分管领导）.*退回修改）"):
        matters.step(matter, "refuse", by=person("wangfang"), reason="再看")
