"""What the rules are told of a matter: its record, its original, its award and the text it began with."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from flask import Flask

from review.actions import documents, matters, model_texts
from review.actions.model_texts import About
from review.demo.drafts import BOARDS, SERVICE
from review.demo.office import person
from review.extensions import db
from review.jobs import worker
from review.law.vocabulary import MaterialKind
from review.models import CheckFinding, CheckRun, Matter
from review.registers import check_record
from tests.told import normative, story
from tests.web.test_findings import written

TEXT = (
    "停车秩序委托管理合同", "甲方：某某中心", f"乙方：{story.PARKING.counterparty}",
    "第一条 合同总价为人民币1260000元。", "第二条 乙方应当保守秘密。", "第三条 服务按考核结果验收。",
)  # fmt: skip
NOTICE = ("中标通知书", f"{story.PARKING.counterparty}：", "贵公司中标，中标金额为人民币120万元。")


def found(matter: Matter) -> dict[str, list[CheckFinding]]:
    """The findings of the last run on the newest text, by rule."""
    run = db.session.query(CheckRun).order_by(CheckRun.id.desc()).first()
    assert run is not None
    by_rule: dict[str, list[CheckFinding]] = {}
    for each in run.findings:
        by_rule.setdefault(each.rule, []).append(each)
    return by_rule


def begun(*lines: str) -> Matter:
    matter = matters.open_matter(story.PARKING, by=person("zhoumin"))
    received = documents.submit("合同.docx", written(*lines))
    documents.add_revision(matter, received, by=person("zhoumin"))
    return matter


def test_the_record_is_what_the_section_entered(app: Flask) -> None:
    record = check_record.asked(begun(*TEXT)).record
    assert (record.amount, record.counterparty) == (Decimal(1260000), story.PARKING.counterparty)
    assert record.template is None


def test_a_changed_amount_and_a_notice_handed_in_later_ask_the_rules_again(app: Flask) -> None:
    matter = begun(*TEXT)
    worker.run_all()
    assert not {"R01", "C21"} & set(found(matter))
    notice = written(*NOTICE)
    documents.add_material(matter, MaterialKind.AWARD, "通知书.docx", notice, by=person("zhoumin"))
    worker.run_all()
    (awarded,) = found(matter)["C21"]
    assert "1,200,000.00元" in awarded.advice
    terms = replace(story.PARKING, amount=Decimal(1200000))
    matters.describe(matter, terms, by=person("zhoumin"))
    worker.run_all()
    assert "登记的合同金额是1,200,000.00元" in found(matter)["R01"][0].advice


def test_a_contract_is_held_against_the_edition_it_was_started_from(app: Flask) -> None:
    about = About("停车合同", "2026年版", "综合科", "办公室惯例")
    received = documents.submit("范本.docx", written(*TEXT))
    template = model_texts.add(about, received, by=person("wangfang"))
    matter = matters.open_matter(story.PARKING, by=person("zhoumin"))
    model_texts.start(matter, template, by=person("zhoumin"))
    text = documents.submit("合同.docx", written(*TEXT[:4], TEXT[5]))
    documents.add_revision(matter, text, by=person("zhoumin"))
    worker.run_all()
    (gone,) = found(matter)["L02"]
    assert (gone.severity, "保守秘密" in gone.advice) == ("警示", True)
    assert gone.basis == "示范文本《停车合同》（2026年版）"


def test_the_thirty_days_of_a_hearing_are_asked_of_texts_on_business_alone(app: Flask) -> None:
    for draft, asked in ((BOARDS, True), (SERVICE, False)):
        matter = normative.carry(draft, normative.comment, normative.NORMATIVE)
        assert (check_record.asked(matter).record.comments_from is not None) is asked
