"""Who contracts, as header, body and signature page give them."""

from __future__ import annotations

import pytest

from review.checks.parties import parties
from review.checks.plain import plain

GOOD = "91110000802100433B"


def found(*lines: str) -> list[tuple[str, str, str]]:
    return [(one.role, one.name, one.code) for one in parties([plain(line) for line in lines])]


@pytest.mark.parametrize(
    "line",
    [
        "甲方：北京某某科技有限公司",
        "甲  方： 北京某某科技有限公司",
        "甲方（采购人）：北京某某科技有限公司",
        "委托方（甲方）: 北京某某科技有限公司，地址：北京市",
        "北京某某科技有限公司（以下简称“甲方”）",
        "1.1 甲方：北京某某科技有限公司 法定代表人：张某",
    ],
)
def test_a_party_is_found_behind_its_label(line: str) -> None:
    assert found(line) == [("甲方", "北京某某科技有限公司", "")]


def test_two_parties_on_one_line_are_two_parties() -> None:
    line = "甲方：安徽某建材有限公司 乙方：中材建设工程有限公司（合肥） 双方约定如下"
    assert found(line) == [
        ("甲方", "安徽某建材有限公司", ""),
        ("乙方", "中材建设工程有限公司（合肥）", ""),
    ]


def test_a_name_may_stand_below_its_heading_with_its_code_beside_it() -> None:
    lines = ["2.1 发包人（甲方）", f"单位名称：某建材有限公司 统一社会信用代码：{GOOD} 地址：某地"]
    assert found(*lines) == [("甲方", "某建材有限公司", GOOD)]


def test_a_code_below_a_name_belongs_to_it_unless_another_party_comes_between() -> None:
    lines = [
        "甲方：某区指挥中心",
        "乙方：某科技有限公司",
        "地址：某地",
        f"统一社会信用代码：{GOOD}",
    ]
    assert found(*lines) == [("甲方", "某区指挥中心", ""), ("乙方", "某科技有限公司", GOOD)]


def test_a_code_on_the_same_line_belongs_to_the_name_before_it() -> None:
    line = f"甲方：某区指挥中心 乙方：某科技有限公司 统一社会信用代码：{GOOD}"
    assert found(line) == [("甲方", "某区指挥中心", ""), ("乙方", "某科技有限公司", GOOD)]


@pytest.mark.parametrize(
    "line",
    [
        "甲方：",
        "甲方：_________",
        "甲方：（盖章）",
        "甲方（盖章）：                 乙方（盖章）：",
        "甲方：{{甲方名称}}",
        "甲方：[合同中心-采购单位名称]",
        "甲方：××公司",
        "甲方负责：提供场地",
        "甲方指定联系人：张某",
        "第七条 甲方权利义务",
    ],
)
def test_a_blank_or_a_sentence_is_no_party(line: str) -> None:
    assert found(line) == []


def test_a_role_with_two_names_is_told_twice() -> None:
    lines = ["甲方：某科技有限公司", "正文", "甲方：某科技公司", "甲方：某科技有限公司"]
    assert [name for _, name, _ in found(*lines)] == ["某科技有限公司", "某科技公司"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("乙方：北京䶮科技有限公司", "北京䶮科技有限公司"),
        ("乙方：𠮷野家有限公司", "𠮷野家有限公司"),
        ("乙方：阿不都·热西提", "阿不都·热西提"),
        ("乙方：Beijing ABC Co., Ltd.", "Beijing ABC Co., Ltd."),
        ("乙方：Beijing ABC Co., Ltd. 地址：北京市", "Beijing ABC Co., Ltd."),
        ("乙方：L’Oréal (China) Co., Ltd.", "L’Oréal (China) Co., Ltd."),
        ("乙方：Johnson & Johnson", "Johnson & Johnson"),
        ("乙方：Siemens AG，地址", "Siemens AG"),
        ("Beijing ABC Co., Ltd.（以下简称“乙方”）", "Beijing ABC Co., Ltd."),
        ("北京䶮科技有限公司（以下简称乙方）", "北京䶮科技有限公司"),
        ("乙方：ABC（中国）有限公司", "ABC（中国）有限公司"),
        ("乙方：甲公司与乙公司联合体", "甲公司与乙公司联合体"),
    ],
)
def test_a_name_is_whole_in_every_script(line: str, name: str) -> None:
    assert found(line) == [("乙方", name, "")]


def test_the_beginning_of_a_name_is_not_offered_for_all_of_it() -> None:
    assert found("乙方：IBM China 有限公司") == []


def test_the_members_of_a_consortium_are_parties_each() -> None:
    assert found("乙方（联合体）：甲建设有限公司、乙设计院有限公司") == [
        ("乙方", "甲建设有限公司", ""),
        ("乙方", "乙设计院有限公司", ""),
    ]
    assert found("联合体牵头人：甲建设有限公司；联合体成员：乙设计院") == [
        ("联合体牵头人", "甲建设有限公司", ""),
        ("联合体成员", "乙设计院", ""),
    ]
