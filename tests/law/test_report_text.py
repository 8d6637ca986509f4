"""Sentences of the annual report: numbers bound to figures, and nought in its three meanings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from review.law.report_text import (
    BLOCKS,
    CANDIDATES,
    PATTERNS,
    Slot,
    keys_of,
    loose,
    old_years,
    say,
)
from review.law.vocabulary import ReportState, Role
from review.law.year_report import ACTS, STEPS, Report, may_act, open_to, rule

FILING = PATTERNS["filing"]


def filing(filed: Slot, registered: int = 0, pending: int = 0) -> str:
    slots = {"filed": filed, "filed-registered": Slot(registered), "filed-pending": Slot(pending)}
    return say(FILING, slots).text


def test_a_part_of_nought_is_not_said() -> None:
    assert filing(Slot(3), 3) == "报送备案3件，其中已登记3件。"
    assert filing(Slot(3), 2, 1) == "报送备案3件，其中已登记2件、待答复1件。"


def test_nought_of_what_is_kept_is_said_and_of_what_is_not_kept_is_silent() -> None:
    assert filing(Slot(0)) == "本年没有应当报送备案的文件。"
    unknown = say(FILING, {"filed": Slot(0, known=False)})
    assert unknown.text == ""
    assert unknown.unknown == ("filed", "filed-registered", "filed-pending")


def test_words_without_a_figure_are_said_with_their_parts() -> None:
    slots = {key: Slot(0) for key in keys_of(PATTERNS["cleanup"])}
    assert say(PATTERNS["cleanup"], slots).text == "本年没有作出文件清理结论。"
    said = say(PATTERNS["cleanup"], slots | {"cleaned-repealed": Slot(2)}).text
    assert said == "对现行文件作出清理结论：废止2件。"


def test_a_clause_with_a_rate_that_has_no_denominator_falls_away() -> None:
    assert filing(Slot(None)) == ""


def test_every_number_of_a_sentence_is_bound_to_its_figure() -> None:
    slots = {key: Slot(Decimal(7)) for key in keys_of(PATTERNS["contracts"])}
    said = say(PATTERNS["contracts"], slots)
    bound = [key for words, key in said.runs if key]
    assert bound == ["contracts", "sum", "contract-rounds", "administrative", "supplements"]
    assert not any(letter.isdigit() for words, key in said.runs if not key for letter in words)


def test_blocks_and_candidates_name_patterns_that_are_there() -> None:
    named = {key for block in BLOCKS.values() for key in block.patterns}
    proposed = {key for keys in CANDIDATES.values() for key in keys}
    assert named | proposed == set(PATTERNS)
    assert set(CANDIDATES) <= set(BLOCKS)


def test_what_somebody_typed_is_bound_to_nothing() -> None:
    assert loose("开展培训3期，1,200人次，3期") == ["3", "1,200"]
    assert old_years("2025年完成，2026年继续", 2026) == ["2025"]


@pytest.mark.parametrize("state", list(ReportState))
def test_each_step_has_one_state_before_it_and_its_own_people(state: ReportState) -> None:
    report = Report(state, cleared_by_another=True)
    for step in STEPS.values():
        for role in Role:
            assert bool(rule(step, role, report)) == (role in step.by and state in step.before)
    for act in ACTS.values():
        for role in Role:
            assert bool(may_act(act, role, state)) == (role in act.by and state in act.at)


def test_a_step_that_is_not_open_says_why() -> None:
    report = Report(ReportState.DRAFTING, unwritten=("二、存在的不足和原因",), undecided=2)
    (step, ruling), *_ = open_to(Role.OFFICE, report)
    assert ruling.reason == "还没有写的部分：“二、存在的不足和原因”"
    ruling = rule(step, Role.OFFICE, Report(ReportState.DRAFTING, undecided=2))
    assert ruling.reason == "还有2条指标线索没有处理"
    ruling = rule(step, Role.OFFICE, Report(ReportState.DRAFTING, over=False, year=2026))
    assert ruling.reason == "2026年还没有结束，次年1月1日以后定稿"
    assert "年度报告现为" in rule(step, Role.OFFICE, Report(ReportState.SENT)).reason


def test_the_heading_says_the_level_and_three_parts_may_be_missing_or_stay_at_home() -> None:
    for block in BLOCKS.values():
        assert block.level == (2 if block.heading.startswith("（") else 1), block.key
    assert {one.key for one in BLOCKS.values() if not one.required} == {"achievements", "decisions"}
    assert {one.key for one in BLOCKS.values() if not one.carried} == {"achievements", "others"}
