"""What the office may write in place of a default, and how far the law lets it go."""

from __future__ import annotations

from decimal import Decimal

import pytest

from review.law.set_values import latitude, movable, put, spoken
from review.law.settings import LIMITS, PERIODS, ROWS, YEAR_DAYS
from review.law.vocabulary import Unit

REVIEW = PERIODS["contract.review"]


def test_the_office_sets_what_was_not_read_in_the_original() -> None:
    assert put(REVIEW, " 7 ").written == "7"
    assert spoken(put(REVIEW, "10", "day")) == "10日"
    assert latitude(REVIEW) == "可以修改"


@pytest.mark.parametrize("written", ["", "0", "-1", "五", "５", "1.5", "3661", "9" * 30])
def test_a_period_that_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="应为1至3660的整数"):
        put(REVIEW, written)


@pytest.mark.parametrize(
    ("key", "stricter", "looser"),
    [
        ("contract.file", "5", "8"),
        ("contract.sign", "20", "31"),
        ("normative.comment.business", "45", "29"),
        ("decision.review.min", "8", "6"),
        ("normative.annual.list", "01-15", "02-01"),
        ("contract.performance.bond", "5", "11"),
        ("contract.lease", "10", "21"),
    ],
)
def test_what_the_law_fixes_may_only_be_made_stricter(key: str, stricter: str, looser: str) -> None:
    row = ROWS[key]
    assert put(row, stricter).written == stricter
    assert put(row, row.written) == row
    with pytest.raises(ValueError, match="由法律规定"):
        put(row, looser)
    assert "只能改得更严" in latitude(row)


def test_the_unit_of_a_period_the_law_fixes_stays() -> None:
    with pytest.raises(ValueError, match="单位由法律规定"):
        put(PERIODS["contract.file"], "7", Unit.DAY.value)


@pytest.mark.parametrize("key", ["contract.penalty", "contract.interest"])
def test_a_number_that_is_no_bound_cannot_be_set_and_says_why(key: str) -> None:
    row = LIMITS[key]
    assert not movable(row)
    with pytest.raises(ValueError, match="不是"):
        put(row, "1")


@pytest.mark.parametrize("written", ["", "13-01", "02-30", "02-29", "1", "一月一日", "-", "1-"])
def test_a_day_that_does_not_come_every_year_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="月-日"):
        put(YEAR_DAYS["report.submit"], written)


@pytest.mark.parametrize("written", ["", "0", "-1", "NaN", "Infinity", "1e10", "五", "1.23456"])
def test_a_limit_that_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="大于零的数"):
        put(LIMITS["contract.major"], written)


def test_a_limit_keeps_its_decimals_but_days_are_whole() -> None:
    assert put(LIMITS["contract.major"], "62.5").written == "62.5"
    assert put(LIMITS["contract.major"], "300.0") == put(LIMITS["contract.major"], "300")
    assert Decimal(put(LIMITS["contract.major"], "300").written) == 300
    with pytest.raises(ValueError, match="应为整数"):
        put(LIMITS["remind.before"], "1.5")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("contract.file", "法定，只能改得更严：不多于7个工作日"),
        ("contract.sign", "法定，只能改得更严：不多于30日"),
        ("normative.comment.business", "法定，只能改得更严：不少于30日"),
        ("decision.review.min", "法定，只能改得更严：不少于7个工作日"),
    ],
)
def test_how_far_the_office_may_go_is_said_with_its_bound(key: str, said: str) -> None:
    assert latitude(PERIODS[key]) == said
