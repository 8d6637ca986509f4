"""How long a contract or a document of an old ledger holds, in the words offices use for it."""

from __future__ import annotations

from datetime import date

import pytest

from review.law.past_ledgers import LEDGERS, propose
from review.law.past_rows import PastRow, read

TODAY = date(2026, 11, 20)
HEADER = ("文号", "文件名称", "成文日期", "公布日期", "施行日期", "有效期")


def row(written: str, *, on: str = "2021-04-02", published: str = "2021-04-12",
        begins: str = "2021-05-01", label: str = "有效期") -> PastRow:  # fmt: skip
    header = (*HEADER[:5], label)
    documents = LEDGERS["documents"]
    cells = ("", "办法", on, published, begins, written)
    return read(documents, header, propose(documents, header), cells, 3, "元", TODAY)


@pytest.mark.parametrize(
    ("written", "last", "since"),
    [
        ("5年", "2026-04-30", "施行日期2021-05-01"), ("五年", "2026-04-30", "施行日期2021-05-01"),
        ("有效期5年", "2026-04-30", "施行日期2021-05-01"), ("试行两年", "2023-04-30", "施行日期2021-05-01"),
        ("一年半", "2022-10-31", "施行日期2021-05-01"), ("18个月", "2022-10-31", "施行日期2021-05-01"),
        ("三年零六个月", "2024-10-31", "施行日期2021-05-01"), ("半年", "2021-10-31", "施行日期2021-05-01"),
        ("自发布之日起5年", "2026-04-11", "公布日期2021-04-12"),
        ("5年，自公布之日起计算", "2026-04-11", "公布日期2021-04-12"),
        ("5年（自印发之日起）", "2026-04-01", "成文日期2021-04-02"),
        ("自施行之日起有效期为五年", "2026-04-30", "施行日期2021-05-01"),
        ("自2021年6月1日起施行，有效期5年", "2026-05-31", "从2021-06-01"),
        ("自发布之日起施行，有效期五年。".removesuffix("。"), "2026-04-11", "公布日期2021-04-12"),
        ("90天", "2021-07-29", "施行日期2021-05-01"),
    ],
)  # fmt: skip
def test_a_length_comes_to_its_last_day_and_says_from_when(
    written: str, last: str, since: str
) -> None:
    found = row(written)
    assert found.faults == []
    assert found.values["ends_on"] == last
    assert since in found.reckoned[0].reason
    assert found.others["有效期"] == written


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("长期", "长期"), ("长期有效", "长期"), ("永久有效", "长期"), ("无固定期限", "无固定期限"),
        ("至2028年12月31日", "2028-12-31"), ("有效期至2028年12月31日", "2028-12-31"),
        ("截至2028.12.31止", "2028-12-31"), ("2028年12月31日失效", "2028-12-31"),
        ("2021年5月1日至2026年4月30日", "2026-04-30"), ("2021.5.1-2026.4.30", "2026-04-30"),
        ("自2021年5月1日起至2026年4月30日止", "2026-04-30"), ("47118", "2028-12-31"),
        ("二〇二八年十二月三十一日", "2028-12-31"), ("2028/12/31", "2028-12-31"),
    ],
)  # fmt: skip
def test_a_day_and_no_end_at_all_are_read_as_they_stand(written: str, last: str) -> None:
    found = row(written)
    assert (found.faults, found.values["ends_on"], found.reckoned) == ([], last, [])


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("5", "没有写明是年还是月"), ("约5年", "看不出届满的那一天"), ("3-5年", "看不出届满的那一天"),
        ("2028年", "只有年份"), ("2028年12月", "只有年月"), ("自2021年5月1日起施行", "只写了从哪一天起"),
        ("自验收合格之日起1年", "从“验收合格”起算，表里没有这个日期"), ("至新办法出台", "看不出"),
        ("2026年4月30日至2021年5月1日", "早于开始的那一天"), ("30日", "看不出"), ("0年", "看不出"),
        ("自印发之日起30日后施行，有效期5年", "看不出"), ("#REF!", "错误值"),
    ],
)  # fmt: skip
def test_what_names_no_end_is_refused_with_its_cell(written: str, reason: str) -> None:
    [fault] = row(written).faults
    assert reason in fault.reason
    assert (fault.column, fault.value, fault.row) == ("有效期", written, 3)
    assert fault.cure


def test_a_bare_number_is_read_where_the_column_names_its_unit() -> None:
    assert row("5", label="有效期（年）").values["ends_on"] == "2026-04-30"
    assert row("6", label="有效期（个月）").values["ends_on"] == "2021-10-31"


def test_a_length_runs_from_the_next_day_that_is_there_or_is_refused() -> None:
    assert "公布日期2021-04-12" in row("5年", begins="").reckoned[0].reason
    assert "成文日期2021-04-02" in row("5年", begins="", published="").reckoned[0].reason
    unread = row("5年", begins="", published="", on="不详")
    assert [fault.column for fault in unread.faults] == ["成文日期", "有效期"]
    assert "没有可以起算的日期" in unread.faults[1].reason


def test_the_last_day_of_a_month_that_is_shorter_is_its_last() -> None:
    assert row("1个月", begins="2022-01-31").values["ends_on"] == "2022-02-28"
    assert row("1年", begins="2024-02-29").values["ends_on"] == "2025-02-28"


def test_a_contract_runs_from_its_beginning_or_else_from_its_signing() -> None:
    contracts = LEDGERS["contracts"]
    header = ("编号", "合同名称", "签订日期", "生效日期", "合同期限")
    mapping = propose(contracts, header)
    for begins, last in (("2023-06-01", "2025-05-31"), ("", "2025-05-05")):
        cells = ("1", "保洁合同", "2023-05-06", begins, "两年")
        assert read(contracts, header, mapping, cells, 2, "元", TODAY).values["ends_on"] == last


def test_of_two_columns_that_may_be_the_end_the_day_is_taken() -> None:
    header = ("编号", "合同名称", "签订日期", "合同期限", "到期日期")
    assert propose(LEDGERS["contracts"], header)[4] == "ends_on"
    assert 3 not in propose(LEDGERS["contracts"], header)
