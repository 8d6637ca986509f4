"""A contract against what is recorded of it, its original, its award, its 示范文本, and what was passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from review.checks.catalogue import check
from review.checks.finding import Weight
from review.checks.record import Record
from review.checks.records import Award, award
from review.checks.text import Asked, Text
from review.law.vocabulary import Kind
from tests.papers.labelled import TODAY, paper

CONTRACT = (
    "停车服务合同¶甲方：西城区城市管理指挥中心¶乙方：北京畅行停车管理有限公司¶"
    "统一社会信用代码：91110000802100433B¶第一条 合同总价为人民币126000元。¶"
    "第二条 服务期限自2026年12月1日起至2027年11月30日止。"
)
HELD = Record(
    amount=Decimal(126000), counterparty="北京畅行停车管理有限公司", ends_on=date(2027, 11, 30)
)


def found(
    rule: str, record: Record, words: str = CONTRACT, kind: Kind = Kind.CONTRACT
) -> list[str]:
    asked = Asked(kind, None, TODAY, record=record)
    return [each.advice for each in check(paper(words), asked) if each.rule.id == rule]


def test_a_text_that_says_what_is_recorded_is_left_alone() -> None:
    assert found("R01", HELD) == []
    assert found("R01", Record()) == []
    assert found("R01", replace(HELD, counterparty="北京畅行停车管理")) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"amount": Decimal(129000)}, "登记的合同金额是129,000.00元，文本中是126,000.00元"),
        ({"counterparty": "北京通达停车有限公司"}, "登记的相对方是“北京通达停车有限公司”"),
        ({"ends_on": date(2027, 12, 31)}, "登记的期限至2027年12月31日，文本中至2027年11月30日"),
    ],
)
def test_what_differs_from_the_record_is_told_with_both(
    change: dict[str, object], said: str
) -> None:
    (told,) = found("R01", replace(HELD, **change))
    assert told.startswith(said)


def test_a_supplement_is_held_against_the_record_of_its_original() -> None:
    words = (
        "补充协议¶甲方：西城区城市管理指挥中心¶乙方：北京畅行停车管理有限公司¶"
        "第一条 原合同总价为人民币100000元，增加服务费5000元。"
    )
    record = Record(original_amount=Decimal(126000), original_counterparty="北京通达停车有限公司")
    assert [said[:8] for said in found("R01", record, words)] == [
        "原合同的相对方是",
        "原合同登记的金额",
    ]
    same = Record(original_amount=Decimal(100000), original_counterparty="北京畅行停车管理有限公司")
    assert found("R01", same, words) == []


NOTICE = (
    "中标通知书¶北京畅行停车管理有限公司：¶贵公司在停车服务项目（项目编号XC2026-01）中标，"
    "中标金额为人民币12.6万元。¶请在三十日内签订合同。"
)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (NOTICE, Award(Decimal(126000), "北京畅行停车管理有限公司")),
        (
            "成交通知书¶成交供应商：北京畅行停车管理有限公司¶成交价：126000元",
            Award(Decimal(126000), "北京畅行停车管理有限公司"),
        ),
        ("通知书¶请按时签订合同。", Award(None, "")),
    ],
)
def test_a_notice_tells_the_sum_and_the_winner(words: str, told: Award) -> None:
    assert award(Text(paper(words), Asked(Kind.CONTRACT, None, TODAY))) == told


def test_a_contract_is_held_against_its_award() -> None:
    won = Record(award_amount=Decimal(126000), award_name="北京畅行停车管理有限公司")
    assert found("C21", won) == []
    (said,) = found("C21", replace(won, award_amount=Decimal(125000)))
    assert "125,000" in said
    (said,) = found("C21", replace(won, award_name="北京通达停车有限公司"))
    assert "不是合同当事人" in said


def test_a_document_that_is_not_the_text_that_was_passed_is_stopped() -> None:
    passed = Record(reviewed_fingerprint="s2:a", fingerprint="s2:a")
    rules = "某中心值班管理办法¶第一条 为加强值班管理，制定本办法。"
    assert found("N22", passed, rules, Kind.INTERNAL) == []
    assert found("N22", replace(passed, fingerprint="s2:b"), rules, Kind.INTERNAL) != []


def test_a_contract_is_held_against_the_model_text_it_was_started_from() -> None:
    model = paper(
        "服务合同¶第一条 总价为____元。¶第二条 乙方应当保守秘密。¶第三条 争议由甲方所在地法院管辖。"
    )
    record = Record(template=model, template_name="示范文本《服务合同》（2026年版）")
    filled = (
        "服务合同¶第一条 总价为500元。¶第二条 乙方应当保守秘密。¶第三条 争议由甲方所在地法院管辖。"
    )
    assert found("L02", record, filled) == []
    words = "服务合同¶第一条 总价为500元。¶第三条 争议由乙方所在地法院管辖。"
    asked = Asked(Kind.CONTRACT, None, TODAY, record=record)
    departing = [each for each in check(paper(words), asked) if each.rule.id == "L02"]
    assert [each.severity for each in departing] == [Weight.WARN, Weight.HINT]
    assert all("2026年版" in each.advice for each in departing)
    assert found("L02", Record(), words) == []
