"""The cells of old ledgers: days, sums and numbers as offices write them, and what is wrong with one."""

from __future__ import annotations

from datetime import date

import pytest

from review.law.past_ledgers import LEDGERS, header_of, propose
from review.law.past_rows import read

CONTRACTS = LEDGERS["contracts"]
HEADER = (
    "序号",
    "合同编号",
    "合同名称",
    "乙方",
    "合同金额（元）",
    "签订时间",
    "到期日期",
    "付款方式",
)
TODAY = date(2026, 11, 20)


def row(*cells: str, unit: str = "元"):  # type: ignore[no-untyped-def]
    return read(CONTRACTS, HEADER, propose(CONTRACTS, HEADER), ("1", *cells), 3, unit, TODAY)


def test_columns_are_known_by_the_names_offices_use_and_the_rest_is_kept() -> None:
    proposed = {HEADER[place]: key for place, key in propose(CONTRACTS, HEADER).items()}
    assert proposed == {
        "合同编号": "number", "合同名称": "title", "乙方": "party", "合同金额（元）": "amount",
        "签订时间": "happened_on", "到期日期": "ends_on",
    }  # fmt: skip
    found = row("京城合[2023]第007号", "保洁合同", "某公司", "12,000", "2023.5.6", "长期", "季付")
    assert found.faults == []
    assert found.values["number"] == "京城合〔2023〕7号"
    assert (found.values["happened_on"], found.values["ends_on"]) == ("2023-05-06", "长期")
    assert found.others == {"序号": "1", "付款方式": "季付"}


@pytest.mark.parametrize(
    ("written", "day"),
    [("2023年5月6日", "2023-05-06"), ("2023/5/6", "2023-05-06"), ("45052", "2023-05-06"),
     ("20230506", "2023-05-06"), ("２０２３.５.６", "2023-05-06")],
)  # fmt: skip
def test_days_are_read_as_they_are_written(written: str, day: str) -> None:
    assert row("1", "合同", "", "", written).values["happened_on"] == day


@pytest.mark.parametrize(
    ("written", "unit", "value"),
    [("12.5", "万元", "125000.00"), ("12.5万元", "元", "125000.00"), ("￥1,200.5元", "万元", "1200.50"),
     ("壹万贰仟元整", "万元", "12000.00")],
)  # fmt: skip
def test_a_unit_in_the_cell_stands_above_that_of_the_column(
    written: str, unit: str, value: str
) -> None:
    assert row("1", "合同", "", written, "2023-05-06", unit=unit).values["amount"] == value


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("1", "", "", "", "2023-05-06"), "没有填写"),
        (("1", "合同", "", "", ""), "没有填写"),
        (("1", "合同", "", "", "去年"), "不是日期"),
        (("1", "合同", "", "", "2023-02-30"), "不是日期"),
        (("1", "合同", "", "", "1900-01-01"), "早于1950年"),
        (("1", "合同", "", "", "2027-01-01"), "在今天以后"),
        (("1", "合同", "", "面议", "2023-05-06"), "不是金额"),
        (("1", "合同", "", "-5", "2023-05-06"), "不在金额范围内"),
        (("1", "合同", "", "", "2023-05-06", "2022-05-06"), "早于签订日期2023-05-06"),
        (("1", "长" * 201, "", "", "2023-05-06"), "超过200字"),
    ],
)
def test_a_cell_that_cannot_stand_says_why_and_what_to_do(
    cells: tuple[str, ...], reason: str
) -> None:
    found = row(*cells).faults
    assert [(one.row, one.reason) for one in found] == [(3, reason)]
    assert found[0].cure
    assert reason in found[0].words


def test_the_header_is_found_below_a_title() -> None:
    assert header_of(CONTRACTS, [["2023年合同台账"], [], list(HEADER), ["1"]]) == 2
    assert header_of(CONTRACTS, [["编号", "甲", "乙"]]) is None


def test_the_header_is_the_first_row_with_three_known_labels() -> None:
    rows = [("西城区", "", ""), HEADER[1:3], HEADER[1:4], HEADER]
    assert header_of(CONTRACTS, rows) == 2
    assert header_of(CONTRACTS, rows[:2]) is None
    assert header_of(CONTRACTS, [("",)] * 19 + [HEADER]) == 19
    assert header_of(CONTRACTS, [("",)] * 20 + [HEADER]) is None


def test_what_a_row_cannot_do_without() -> None:
    required = {
        key: {field.key for field in ledger.fields if field.required}
        for key, ledger in LEDGERS.items()
    }
    dated = {"happened_on", "title"}
    assert required == {
        "contracts": dated, "documents": dated, "advice": dated, "people": {"title", "section"},
    }  # fmt: skip
