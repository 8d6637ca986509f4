"""Every setting shows where it comes from; only what was read in the original is fixed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from review.law.settings import LIMITS, PERIODS, YEAR_DAYS, Certainty, amount
from review.law.vocabulary import Kind
from review.law.workflow import STATUTE

EVERY = {**PERIODS, **YEAR_DAYS, **LIMITS}


def test_no_key_is_used_twice() -> None:
    assert len(EVERY) == len(PERIODS) + len(YEAR_DAYS) + len(LIMITS)


@pytest.mark.parametrize("key", EVERY)
def test_what_is_said_to_be_verified_cites_an_article(key: str) -> None:
    row = EVERY[key]
    assert row.source
    if row.certainty is Certainty.VERIFIED:
        assert re.search(r"第[一二三四五六七八九十百零]+条", row.source)
        assert not row.editable
    else:
        assert row.editable


@pytest.mark.parametrize("key", EVERY)
def test_what_nobody_read_says_so_beside_the_number(key: str) -> None:
    row = EVERY[key]
    if row.certainty in (Certainty.MEMORY, Certainty.EXCERPT, Certainty.PRACTICE):
        assert re.search("未见|未核|请办公室核实", row.note)


@pytest.mark.parametrize("kind", list(STATUTE))
def test_every_period_the_statute_starts_or_stops_has_its_row(kind: Kind) -> None:
    named = {key for step in STATUTE[kind].steps for key in (step.starts, step.stops) if key}
    assert named <= set(PERIODS)


def test_a_day_of_the_year_comes_again_next_year_once_it_has_passed() -> None:
    annual = YEAR_DAYS["normative.annual.list"]
    assert annual.next(date(2026, 1, 31)) == date(2026, 1, 31)
    assert annual.next(date(2026, 2, 1)) == date(2027, 1, 31)


def test_the_office_sets_what_was_not_read_in_the_original() -> None:
    assert amount(PERIODS["contract.review"], " 7 ") == 7


@pytest.mark.parametrize("written", ["", "0", "-1", "五", "５", "1.5", "3661", "9" * 30])
def test_a_period_that_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="应为1至3660的整数"):
        amount(PERIODS["contract.review"], written)


def test_what_the_law_fixes_cannot_be_set() -> None:
    with pytest.raises(ValueError, match="政府采购法第四十七条"):
        amount(PERIODS["contract.file"], "30")
