"""Numbers as the law writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.law.numbering import DocumentNumber, arabic, chinese


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (112, "一百一十二"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1260, "一千二百六十"),
        (9009, "九千零九"),
    ],
)
def test_a_number_is_written_as_an_article_is(number: int, words: str) -> None:
    assert chinese(number) == words


@given(st.integers(0, 9999))
def test_what_is_written_reads_back(number: int) -> None:
    assert arabic(chinese(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一百〇三", 103),
        ("二〇二六", 2026),
        ("１０３", 103),
        (" 12 ", 12),
        ("一十二", 12),
        ("两", 2),
        ("十", 10),
    ],
)
def test_a_number_is_read_in_its_usual_forms(text: str, number: int) -> None:
    assert arabic(text) == number


@pytest.mark.parametrize("text", ["", "甲", "十百", "一百三三", "百", "第一", "12345", "零十"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是可以识别的数字"):
        arabic(text)


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_out_of_reach_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="0至9999"):
        chinese(number)


@pytest.mark.parametrize(
    "text",
    [
        "西城管指审〔2026〕1号",
        "西城管指审[2026]第01号",
        " 西城管指审（2026） 1 号",
        "西城管指审【２０２６】１号",
    ],
)
def test_a_document_number_is_mended_into_its_form(text: str) -> None:
    number = DocumentNumber.read(text)
    assert number == DocumentNumber("西城管指审", 2026, 1)
    assert str(number) == "西城管指审〔2026〕1号"


@pytest.mark.parametrize(
    "text",
    ["", "〔2026〕1号", "西城〔26〕1号", "西城〔2026〕号", "西城〔2026〕0号", "西城〔1999〕1号"],
)
def test_what_is_no_document_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="文号"):
        DocumentNumber.read(text)


def test_numbers_of_a_register_sort_by_year_and_serial() -> None:
    texts = ["审字〔2026〕10号", "审字〔2025〕11号", "审字〔2026〕9号"]
    found = sorted(DocumentNumber.read(text) for text in texts)
    assert [number.serial for number in found] == [11, 9, 10]
