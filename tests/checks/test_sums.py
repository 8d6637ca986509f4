"""Sums of money in a text, and which may be the total."""

from __future__ import annotations

from decimal import Decimal

import pytest

from review.checks.sums import amounts, total


def values(*lines: str) -> list[Decimal]:
    return [one.value for one in amounts(lines)]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("人民币伍亿柒仟陆佰万元整", 576000000),
        ("计人民币伍万陆仟伍佰圆整", 56500),
        ("共计31200万元", 312000000),
        ("￥146,400.00", 146400),
        ("人民币：12200元", 12200),
        ("合同总金额56500元，作为开发费用", 56500),
        ("合同总价：1 250 500元", 1250500),
        ("￥10 500", 10500),
        ("合同总价：￥3,5000.00元", 35000),
        ("1'250'500元", 1250500),
        ("1亿2000万元", 120000000),
        ("35万8000元", 358000),
        ("3万5千元", 35000),
        ("RMB 1,200.00", 1200),
        ("叁百万元", 3000000),
        ("贰十伍万元整", 250000),
    ],
)
def test_a_sum_is_read_in_words_and_in_figures(line: str, value: int) -> None:
    assert values(line) == [value]


@pytest.mark.parametrize(
    "line",
    [
        "1,25,000元",
        "1.250.500,00元",
        "10 500元",
        "5拾万元",
        "港币100元",
        "HK$100元",
        "100万美元",
        "100～200元",
        "金额（万元）：￥50",
        "￥1,234,5678",
        "壹佰元伍",
        "港币壹佰万元",
        "500元每月",
        "水费1.3元/吨",
        "第12号",
        "2026年11月",
        "共3份",
        "百分之五",
        "5%",
        "一百元",
        "壹式肆份",
    ],
)
def test_a_price_per_unit_or_a_number_is_no_sum(line: str) -> None:
    assert values(line) == []


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("壹佰元零角伍分", "100.05"),
        ("壹佰元伍角零分", "100.50"),
        ("壹佰元零伍分", "100.05"),
        ("12元5角", "12.5"),
        ("￥12元5角3分", "12.53"),
    ],
)
def test_jiao_and_fen_are_read(line: str, value: str) -> None:
    assert values(line) == [Decimal(value)]


def totalled(*lines: str) -> Decimal | None:
    return total(lines, amounts(lines))


def test_the_total_is_the_sum_called_so() -> None:
    assert totalled("预付款10万元", "合同总价为人民币50万元", "违约金5万元") == 500_000


def test_the_total_may_stand_below_its_heading() -> None:
    lines = ("5 合同总价款", "", "人民币伍佰万元整（¥5000000.00） 分项如下：", "设备费：300万元")
    assert totalled(*lines) == 5_000_000


def test_a_share_of_the_total_is_not_the_total() -> None:
    assert totalled("违约金为合同总价的10%，即5万元", "保证金3万元") is None


def test_the_only_sum_of_a_text_may_be_its_total() -> None:
    assert totalled("费用为人民币伍万元整（¥50000）") == 50_000


def test_among_several_sums_none_is_guessed() -> None:
    assert totalled("第一年租金12万元", "第二年租金13万元") is None


def test_a_sum_of_nothing_is_no_total() -> None:
    assert totalled("合同总价0元") is None
