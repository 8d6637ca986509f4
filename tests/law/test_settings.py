"""Every setting shows where it comes from; only what was read in the original is fixed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from review.law.kinds import STATUTE
from review.law.setting import Certainty
from review.law.settings import CHOICES, LIMITS, PERIODS, ROWS, YEAR_DAYS
from review.law.vocabulary import Kind

EVERY = ROWS


def test_no_key_is_used_twice() -> None:
    assert len(EVERY) == len(PERIODS) + len(YEAR_DAYS) + len(LIMITS) + len(CHOICES)


@pytest.mark.parametrize("key", EVERY)
def test_what_is_said_to_be_verified_cites_an_article(key: str) -> None:
    row = EVERY[key]
    assert row.source
    if row.certainty is Certainty.VERIFIED:
        assert re.search(r"第[一二三四五六七八九十百零]+条", row.source)
        assert row.fixed
    else:
        assert not row.fixed


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


def test_a_longest_period_with_a_shortest_beside_it_names_one_of_its_own_unit() -> None:
    pairs = [(row, PERIODS[row.pair]) for row in PERIODS.values() if row.pair]
    assert pairs
    assert all(short.amount <= row.amount and short.unit is row.unit for row, short in pairs)


def test_a_threshold_for_contracts_holds_only_once_the_office_has_set_it() -> None:
    assert {key for key, row in LIMITS.items() if row.opt_in} == {
        "contract.major", "contract.head", "contract.meeting", "contract.meeting.uncontested",
    }  # fmt: skip
