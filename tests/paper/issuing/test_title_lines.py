"""A title breaks between words, into lines of much the same length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.paper.issuing.title_lines import balanced


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("停车管理办法", ["停车管理办法"]),
        ("关于《西城区停车管理办法》的意见", ["关于《西城区停车", "管理办法》的意见"]),
        (
            "一二三四五六七八九十》一二三四五六七八九",
            ["一二三四五六七八九十》", "一二三四五六七八九"],
        ),
    ],
)
def test_a_long_title_breaks_into_even_lines_by_the_rules_of_type(
    line: str, parts: list[str]
) -> None:
    assert balanced(line, 11) == parts


@pytest.mark.parametrize(
    "title",
    [
        "关于《值班工作制度/（2025年）》（送审稿）的",
        "关于《西城区公共信息牌维护管理/规定（2025年）》（送审稿）的",
        "关于《政务热线数据委托处理/协议（2025年）》的",
        "关于《12345市民服务/热线话务外包服务合同》的",
        "关于《市民诉求办理结果公开/办法（试行）》（送审稿）的",
        "关于《北京市西城区人民政府/办公室关于进一步加强城市道路/停车管理工作的若干规定》的",
    ],
)
def test_neither_a_word_nor_a_number_nor_a_remark_is_torn(title: str) -> None:
    assert balanced(title.replace("/", ""), 19) == title.split("/")


@given(st.text("关于停车管理办法合同《》（）2026年的“”", max_size=90), st.integers(6, 32))
def test_no_line_is_too_long_and_nothing_is_lost(title: str, most: int) -> None:
    lines = balanced(title, most)
    assert "".join(lines) == title
    assert all(len(line) <= most for line in lines)
    assert len(lines) <= max(1, -(-len(title) // most))


def test_a_title_as_long_as_its_lines_is_cut_where_it_must_be() -> None:
    assert [len(line) for line in balanced("管理办法" * 5, 10)] == [10, 10]
