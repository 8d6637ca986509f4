"""Headings of two rows, the unit they name, and the rows below that are no records."""

from __future__ import annotations

import pytest

from review.law import past_headers
from review.law.past_ledgers import LEDGERS, propose

CONTRACTS = LEDGERS["contracts"]
TITLE = ["2024年合同台账"] * 6
UPPER = ["序号", "合同编号", "合同名称", "合同主体", "合同主体", "合同期限"]
LOWER = ["序号", "合同编号", "合同名称", "甲方", "乙方", "签订日期"]
RECORD = ["1", "合1", "保洁", "中心", "某公司", "2024-03-05"]


def keys(rows: list[list[str]]) -> tuple[set[str], int]:
    heading = past_headers.find(CONTRACTS, rows)
    assert heading is not None
    return set(propose(CONTRACTS, heading.labels).values()), heading.last


def test_two_rows_of_a_heading_are_one_merged_or_not() -> None:
    known = {"number", "title", "party", "happened_on"}
    assert keys([TITLE, UPPER, LOWER, RECORD]) == (known, 2)
    apart = [
        ["序号", "合同编号", "合同名称", "合同主体", "", "备注"],
        ["", "", "", "甲方", "乙方", ""],
    ]
    assert keys([*apart, RECORD]) == ({"number", "title", "note", "party"}, 1)
    below = [["序号", "合同名称", "主体", "", "日期", "", ""],
             ["", "", "甲方", "乙方", "签订日期", "生效日期", "到期日期"]]  # fmt: skip
    assert keys(below) == ({"title", "party", "happened_on", "begins_on", "ends_on"}, 1)


def test_a_record_is_never_taken_for_the_second_row_of_a_heading() -> None:
    assert keys([LOWER, RECORD])[1] == 0
    assert keys([LOWER, ["", "合1", "乙方", "", "", ""]])[1] == 0


@pytest.mark.parametrize(
    ("above", "label", "unit"),
    [("", "合同金额", "元"), ("", "合同金额（万元）", "万元"), ("单位：万元", "金额", "万元"),
     ("金额单位：人民币万元", "金额", "万元"), ("填报单位：某万元公司", "金额", "元")],
)  # fmt: skip
def test_the_unit_is_the_one_the_sheet_names(above: str, label: str, unit: str) -> None:
    rows = [[above], ["合同编号", "合同名称", label]]
    heading = past_headers.find(CONTRACTS, rows)
    assert heading is not None
    mapping = propose(CONTRACTS, heading.labels)
    assert past_headers.unit(CONTRACTS, heading, rows, mapping) == unit


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (["合　计", "", "", "", "", "999"], "合计"), (["", "合计：3份"], "合计"), (["本页小计", "", "5"], "合计"),
        (["注：金额含税。"] * 6, "表外的说明"), (["制表人：张三", "", "审核人：李四"], "表外的说明"),
        (["7", "", "", "", "", ""], "只有序号"), (LOWER, "重复的表头"),
        (["", "", "总计量表采购合同", "", "", ""], ""), (RECORD, ""), (["", "", "保洁"], ""),
    ],
)  # fmt: skip
def test_what_is_no_record_is_left_out_with_the_reason(cells: list[str], why: str) -> None:
    heading = past_headers.find(CONTRACTS, [LOWER, RECORD])
    assert heading is not None
    assert past_headers.why_no_record(heading, cells) == why
