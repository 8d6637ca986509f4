"""Days named in a text, and its term."""

from __future__ import annotations

from datetime import date

import pytest

from review.checks.dates import dates, term
from review.checks.plain import plain


@pytest.mark.parametrize(
    "line",
    [
        "2026年7月7日", "2026 年 7 月 7 日", "２０２６年７月７日", "二〇二六年七月七日",
        "2026-07-07", "2026.7.7", "2026/7/7",
    ],
)  # fmt: skip
def test_a_day_is_read_in_its_usual_forms(line: str) -> None:
    assert [day.value for day in dates([plain(line)])] == [date(2026, 7, 7)]


@pytest.mark.parametrize(
    "line", ["2026年2月30日", "2026年7月", "  年  月  日", "电话010-12345678", "12026-07-071"]
)
def test_what_is_no_day_is_passed_over(line: str) -> None:
    assert dates([plain(line)]) == ()


@pytest.mark.parametrize(
    "line",
    [
        "本合同自2026年1月1日起至2026年12月31日止",
        "服务期限：2026年1月1日至2026年12月31日",
        "合同期限为2026.1.1-2026.12.31",
    ],
)
def test_a_term_runs_from_day_to_day(line: str) -> None:
    found = term([line])
    assert found is not None
    assert (found.begins, found.ends) == (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("line", ["服务期限为三年", "租赁期限：36个月", "合同有效期共1年"])
def test_a_term_may_be_only_a_length(line: str) -> None:
    found = term([line])
    assert found is not None
    assert (found.begins, found.text) == (None, line.removeprefix("合同"))


@pytest.mark.parametrize(
    "line",
    [
        "公告期限：2024-11-04至2024-11-12",
        "投标有效期为90天",
        "合同期限为2024年",
        "服务期自2026年12月31日至2026年1月1日",
        "报告2024-11-04至2024-11-12两次提交",
    ],
)
def test_other_spans_and_lengths_are_no_term(line: str) -> None:
    assert term([line]) is None


def test_the_first_month_and_a_year_with_circles_are_read() -> None:
    assert [day.value for day in dates(["于二○二七年元月五日签订", "2026年元月1日"])] == [
        date(2027, 1, 5),
        date(2026, 1, 1),
    ]
