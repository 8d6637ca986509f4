"""The one writer of days and of numbers in words."""

from __future__ import annotations

from datetime import date

import pytest

from review.chinese import CHINESE, LEGAL, spoken_date, spoken_weekday, thousands
from review.law.numbering import chinese
from tests.house.sources import REVIEW, imports


def test_a_date_is_written_without_leading_zeros() -> None:
    assert spoken_date(date(2026, 1, 2)) == "2026年1月2日"


def test_a_day_can_be_written_with_its_weekday() -> None:
    assert spoken_weekday(date(2026, 2, 15)) == "2026年2月15日（周日）"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (103, "一百〇三"),
        (110, "一百一十"),
        (999, "九百九十九"),
    ],
)
def test_a_number_of_a_clause_is_written_as_drafters_do(number: int, written: str) -> None:
    assert thousands(number, CHINESE) == written


def test_the_law_writes_a_round_nought_and_capitals_keep_their_one() -> None:
    assert chinese(0) == "零"
    assert chinese(1003) == "一千零三"
    assert thousands(12, LEGAL) == "壹拾贰"


def test_the_writer_knows_no_room_and_no_framework() -> None:
    known = {"__future__.annotations", "datetime.date", "typing.NamedTuple", "review.words.Words"}
    assert set(imports(REVIEW / "chinese.py")) <= known
