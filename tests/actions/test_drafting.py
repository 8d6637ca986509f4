"""起草: a conclusion on competition by the articles, not asking the public, and the days of comment."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from review import clock
from review.actions import drafting, matters
from review.actions.unit_of_work import Invalid, Refused
from review.demo.drafts import BOARDS, RULES
from review.demo.normative import NORMATIVE
from review.demo.office import person
from review.law.vocabulary import DraftingDuty, Exempt, Issuer, Status, Unasked, Verdict
from review.models import Matter
from review.registers import document_records as register
from review.registers import facts
from tests.told import carry


def conclude(
    matter: Matter, duty: DraftingDuty, verdict: Verdict, grounds: str, **other: Any
) -> None:
    found = drafting.Found(
        duty, verdict, grounds, clock.today(), "接诉即办科", heard="区物业行业协会无异议"
    )
    drafting.conclude(matter, replace(found, **other), by=person("zhoumin"))


def test_a_failed_competition_review_bars_the_document_and_an_exception_with_grounds_opens_it(
    app: Flask,
) -> None:
    matter = carry(BOARDS, None, NORMATIVE)
    with pytest.raises(Invalid, match="情况紧急不免除"):
        conclude(matter, DraftingDuty.COMMENT, Verdict.EXCEPTION, "情况紧急")
    secret = {"unasked": Unasked.SECRET}
    conclude(matter, DraftingDuty.COMMENT, Verdict.EXCEPTION, "涉及国家秘密", **secret)
    conclude(matter, DraftingDuty.CONSISTENCY, Verdict.CLEAR, "一致")
    conclude(matter, DraftingDuty.COMPETITION, Verdict.FAILED, "限定经营者")
    with pytest.raises(Refused, match="公平竞争审查已有结论"):
        matters.step(matter, "submit", by=person("zhoumin"))
    excepted: dict[str, Any] = {"heard": ""}
    for sentence, answer in (
        ("请写明听取经营者", {"heard": "3家企业"}),
        ("请选择适用哪一项", {"exempt": Exempt.PUBLIC}),
        ("影响更小的替代方案的理由", {"milder": "只限应急期间"}),
        ("请写明实施期限或者终止条件", {"until": "2026年底"}),
    ):
        with pytest.raises(Invalid, match=sentence):
            conclude(matter, DraftingDuty.COMPETITION, Verdict.EXCEPTION, "救灾", **excepted)
        excepted |= answer
    conclude(matter, DraftingDuty.COMPETITION, Verdict.EXCEPTION, "救灾", **excepted)
    review = register.reviewed(matter, DraftingDuty.COMPETITION)
    assert review is not None
    assert review.competition is not None
    assert review.competition.until == "2026年底"
    matters.step(matter, "submit", by=person("zhoumin"))
    assert matter.status is Status.SUBMITTED


def test_a_text_of_the_district_is_reviewed_by_the_market_regulator_with_the_drafter(
    app: Flask,
) -> None:
    district = replace(BOARDS, answers=replace(BOARDS.answers, issuer=Issuer.DISTRICT))
    matter = carry(district, None, NORMATIVE)
    with pytest.raises(Invalid, match="由区市场监管局会同起草单位审查"):
        conclude(matter, DraftingDuty.COMPETITION, Verdict.CLEAR, "未发现问题")
    with_us = {"body": "区市场监管局会同接诉即办科"}
    conclude(matter, DraftingDuty.COMPETITION, Verdict.CLEAR, "未发现问题", **with_us)
    assert facts.facts(matter).normative.competition


def asked(matter: Matter, began: date, ends: date, **other: str) -> None:
    period = drafting.Period(began, ends, "网站", **other)
    drafting.open_comment(matter, period, by=person("zhoumin"))


def test_a_short_period_of_comment_needs_its_reason_and_a_reversed_one_has_none(
    app: Flask,
) -> None:
    matter = carry(BOARDS, None, NORMATIVE)
    today = clock.today()
    with pytest.raises(Invalid, match="截止日期不能早于开始日期"):
        asked(matter, today, today - timedelta(1), short_reason="紧急")
    with pytest.raises(Invalid, match="不少于30日"):
        asked(matter, today, today + timedelta(29))
    with pytest.raises(Invalid, match="不能晚于今天"):
        asked(matter, today + timedelta(1), today + timedelta(60))
    asked(matter, today, today + timedelta(5), short_reason="汛期应急")
    assert matter.status is Status.COMMENTING
    with pytest.raises(Invalid, match="截止后才能登记"):
        drafting.close_comment(matter, "无", by=person("zhoumin"))


def test_a_period_begun_long_ago_is_a_late_record_with_its_reason(app: Flask) -> None:
    matter = carry(RULES, None, NORMATIVE)
    began = clock.today() - timedelta(40)
    with pytest.raises(Invalid, match="属于补录"):
        asked(matter, began, began + timedelta(20))
    asked(matter, began, began + timedelta(20), late_reason="上线前已经开展")
    drafting.close_comment(matter, "没有收到意见", by=person("zhoumin"))
    assert facts.facts(matter).normative.commented
