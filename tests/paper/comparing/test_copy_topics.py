"""What a difference touches decides who must let it pass; in doubt it is the graver thing."""

from __future__ import annotations

import pytest

from review.law.vocabulary import Touched
from review.paper.comparing.copy_topics import topic
from review.paper.comparing.signed_copy import placed

PARTY = "北京听澜云语客户服务有限公司"
TEXT = (
    f"合同编号:甲方:北京某中心乙方:{PARTY}建筑面积共1,286.40平方米。租金每年8,733,369.60元。"
    "租期三年,自2027年1月1日起。质量应当合格。账号:1100123456789。联系电话。签订日期:年月日"
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("1,286.40", "2,286.40", "area"),
        ("8,733,369.60", "9,733,369.60", "amount"),
        ("三年", "五年", "term"),
        ("2027年1月1日", "2027年2月1日", "term"),
        ("云语", "云雨", "party"),
        ("乙方", "丙方", "party"),
        ("1100123456789", "1100123456780", "account"),
        ("质量", "品质", "words"),
        ("合同编号:", "合同编号:XC-2026-15", "words"),
        ("签订日期:年月日", "签订日期:2026年11月27日", "words"),
        ("联系电话", "联系电话及邮箱", "words"),
        ("应当合格", "应当合格。另付10,000元", "amount"),
    ],
)
def test_the_topic_of_a_difference(old: str, new: str, expected: str) -> None:
    assert old in TEXT
    found = placed(TEXT, TEXT.replace(old, new))
    assert found
    assert expected in {topic(each, TEXT, (PARTY,)) for each in found}
    if expected == "words":
        assert {topic(each, TEXT, (PARTY,)) for each in found} == {"words"}


def test_every_topic_has_its_word() -> None:
    from typing import get_args

    from review.paper.comparing.copy_topics import Topic

    assert set(get_args(Topic)) == {one.value for one in Touched}
