"""A line as the patterns read it."""

from __future__ import annotations

import pytest

from review.checks.plain import plain, spread


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("　甲　方：某公司　", "甲方：某公司"),
        ("２０２６ 年 ７ 月", "2026年7月"),
        ("31200 万元", "31200万元"),
        ("《合同》（一）", "《合同》（一）"),
    ],
)
def test_figures_become_narrow_and_spaces_in_labels_go(line: str, read: str) -> None:
    assert plain(line) == read


def test_a_row_is_read_as_labels_and_values() -> None:
    assert spread(["甲方：", "某公司", "电话", "010"]) == "甲方：某公司  电话：010"


def test_a_merged_cell_is_read_once() -> None:
    assert spread(["甲方", "某公司", "某公司", "某公司"]) == "甲方：某公司"
