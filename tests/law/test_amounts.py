"""Sums of money in words and figures, exact to the cent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.law.amounts import SCALES, read_words, words, yuan

CENTS = st.decimals(0, Decimal("9999999999999999.99"), places=2)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分", "123456789.12"),
        ("伍仟零柒元零捌分", "5007.08"),
        ("拾万元整", "100000"),
        ("玖佰玖拾玖万玖仟玖佰玖拾玖元玖角", "9999999.90"),
        ("叁角陆分", "0.36"),
        ("贰拾万零伍佰元整", "200500"),
        ("人民币壹佰万圆正", "1000000"),
        ("貳萬參仟圓整", "23000"),
        ("壹万亿元整", "1000000000000"),
        ("零元整", "0"),
        ("肆佰 万 元", "4000000"),
    ],
)
def test_a_sum_in_words_is_read(text: str, value: str) -> None:
    assert read_words(text) == Decimal(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.30", "叁角整"),
        ("10", "壹拾元整"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("107000.53", "壹拾万柒仟元零伍角叁分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("100000001", "壹亿零壹元整"),
        ("200500", "贰拾万零伍佰元整"),
    ],
)
def test_a_sum_is_written_in_words(value: str, text: str) -> None:
    assert words(Decimal(value)) == text


@given(CENTS)
def test_a_sum_in_words_reads_back(value: Decimal) -> None:
    assert read_words(words(value)) == value


@pytest.mark.parametrize(
    "text", ["", "元", "整", "壹", "壹壹元", "壹佰仟元", "一百元", "人民币", "壹元贰", "叁分陆角"]
)
def test_what_is_no_sum_in_words_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="大写金额"):
        read_words(text)


@pytest.mark.parametrize("value", ["-1", "0.001", "1e16", "NaN", "Infinity"])
def test_what_cannot_be_written_in_words_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="精确到分"):
        words(Decimal(value))


def test_sums_are_shown_with_two_places() -> None:
    assert yuan(Decimal("1234.5")) == "1,234.50元"


def test_what_stands_behind_a_figure_says_its_size() -> None:
    assert SCALES == {"": 1, "元": 1, "万元": 10**4, "亿元": 10**8}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("10000", "壹万元整"),
        ("100000000", "壹亿元整"),
        ("100010000", "壹亿零壹万元整"),
        ("109500000", "壹亿零玖佰伍拾万元整"),
        ("110000000", "壹亿壹仟万元整"),
        ("1000000000000", "壹万亿元整"),
    ],
)
def test_a_round_sum_is_said_by_its_largest_unit(value: str, said: str) -> None:
    assert words(Decimal(value)) == said
    assert read_words(said) == Decimal(value)
