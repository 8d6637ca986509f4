"""Matching looks past typography and typed-in numbers, and past nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.paper.clause_paths import typed_number
from review.paper.comparing.matching_key import folded_width, key


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded_width(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("第五条 甲方", 4),
        ("第十二条之一　甲方", 7),
        ("（一）甲方", 3),
        ("(2)甲方", 3),
        ("一、甲方", 2),
        ("3.甲方", 2),
        ("3．甲方", 2),
        ("1.1 甲方", 4),
        ("①甲方", 1),
        ("　　第五章总则", 5),
    ],
)
def test_a_typed_number_is_seen(text: str, length: int) -> None:
    assert typed_number(text) == length


@pytest.mark.parametrize(
    "text", ["1.5倍", "2026.5.1前", "12.5%", "三方协议", "第五代移动通信", "100元", "", "甲方"]
)
def test_a_figure_is_no_number_of_a_clause(text: str) -> None:
    assert typed_number(text) == 0


def test_typing_full_width_or_spaced_is_no_difference() -> None:
    assert key("第五条　甲方（以下简称“甲”）：１００元") == key('第六条 甲方(以下简称"甲"): 100元')


def test_another_word_is_a_difference() -> None:
    assert key("甲方应当付款") != key("甲方可以付款")
