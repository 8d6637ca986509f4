"""Days, sums and names of old ledgers in the forms that offices use, and what is asked for instead of guessed."""

from __future__ import annotations

from datetime import date

import pytest

from review.law.past_values import READ, Form, Unreadable, calculated

TODAY = date(2026, 11, 20)


def read(form: Form, written: str, unit: str = "元") -> str:
    return READ[form](written, unit, TODAY)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("二〇二四年三月五日", "2024-03-05"), ("二○二四年十二月三十一日", "2024-12-31"),
        ("二零二五年十月二十日", "2025-10-20"), ("45357.5", "2024-03-06"),
        ("自2023年1月1日起施行", "2023-01-01"), ("至2027年12月31日", "2027-12-31"),
        ("2025年12月31日止", "2025-12-31"), ("2024-03-05T00:00:00", "2024-03-05"),
    ],
)  # fmt: skip
def test_days_in_words_with_times_and_with_what_stands_around_them(written: str, day: str) -> None:
    assert read(Form.DAY, written) == day


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2024年3月", "只有年月"), ("2024.3", "只有年月"), ("2024年", "只有年份"), ("24.3.5", "年份只有两位"),
        ("3月5日", "没有年份"), ("5年", "写的是期限"), ("自发布之日起五年", "写的是期限"), ("民国110年4月2日", "是民国纪年"),
        ("二〇二四年二月三十日", "不是日期"), ("十十年三月五日", "不是日期"), ("2024.3.5-3.8", "不是日期"),
    ],
)  # fmt: skip
def test_a_day_that_is_not_whole_is_asked_for(written: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as told:
        read(Form.DAY, written)
    assert told.value.cure


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12.5万", "125000.00"), ("1.2亿元", "120000000.00"), ("300000元整", "300000.00"),
        ("人民币12万元", "120000.00"), ("叁拾万元整", "300000.00"), ("１，２８６.４０", "1286.40"),
        ("人民币叁拾万元整（￥300,000.00）", "300000.00"), ("大写：叁拾万元整（小写：30万元）", "300000.00"),
    ],
)  # fmt: skip
def test_sums_as_contracts_write_them(written: str, value: str) -> None:
    assert read(Form.MONEY, written) == value


@pytest.mark.parametrize(
    ("written", "reason"),
    [("叁拾万元整（310000）", "大写和小写不一致"), ("约3万", "不是金额"), ("12万元/年", "不是金额")],
)  # fmt: skip
def test_a_sum_that_says_two_things_is_refused(written: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(Form.MONEY, written)


def test_a_name_is_read_without_the_spaces_that_make_it_as_wide_as_others() -> None:
    assert [read(Form.PERSON, name) for name in ("张 三", "李　四", "欧阳娜娜", "Anna Li")] == [
        "张三", "李四", "欧阳娜娜", "Anna Li",
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["=SUM(A1:A3)", "#REF!", "#N/A", "#NAME?", "#DIV/0!"])
def test_what_a_spreadsheet_never_worked_out_is_no_value(written: str) -> None:
    with pytest.raises(Unreadable):
        calculated(written)
    calculated("#1楼")
