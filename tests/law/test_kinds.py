"""The kinds of matter: every kind has every column, and each column means what it says."""

from __future__ import annotations

from dataclasses import fields

import pytest

from review.law.kinds import CHECKLISTS, DOCUMENTS, FOUND, KINDS, ROWS, KindRow
from review.law.settings import ROWS as SETTINGS
from review.law.vocabulary import Classified, Kind, Resolution, Status

EACH = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind.value)
# Columns that a kind may lack, each for the reason given in the row's own words.
MAY_BE_EMPTY = {"outcomes", "finding", "series", "offer", "reserves", "filed"}


def test_every_kind_has_one_row() -> None:
    assert [row.kind for row in ROWS] == list(Kind)
    assert set(KINDS) == set(Kind)


@EACH
def test_every_kind_has_every_column(row: KindRow) -> None:
    empty = {one.name for one in fields(row) if not getattr(row, one.name)}
    assert empty <= MAY_BE_EMPTY


@EACH
def test_only_what_the_office_issues_is_found_first_and_has_a_series(row: KindRow) -> None:
    assert row.is_document == (row.kind in DOCUMENTS) == bool(row.series)
    assert row.finding is None or FOUND[row.finding] is row.kind


@EACH
def test_all_but_a_question_may_be_reserved_by_a_setting(row: KindRow) -> None:
    assert bool(row.reserves) == (row.kind is not Kind.CONSULTATION)
    assert not row.reserves or row.reserves in SETTINGS


def test_a_finding_that_opens_no_matter_leads_to_no_kind() -> None:
    assert set(FOUND) == {Classified.NORMATIVE, Classified.INTERNAL}


@EACH
def test_what_is_no_document_is_offered_by_its_own_name(row: KindRow) -> None:
    assert row.is_document or row.offer


@EACH
def test_a_list_stands_in_the_row_of_the_kind_it_names(row: KindRow) -> None:
    assert {each.kind for each in row.checklists} == {row.kind}


def test_no_two_lists_have_one_key() -> None:
    assert len({each.key for each in CHECKLISTS}) == len(CHECKLISTS)


@EACH
def test_the_outcomes_of_a_meeting_are_steps_of_the_chapter(row: KindRow) -> None:
    names = {step.name for step in row.chapter.steps}
    assert set(row.outcomes.values()) <= names
    assert (Status.DELIBERATING in row.chapter.statuses) == bool(row.outcomes)
    assert not row.outcomes or {Resolution.PASSED, Resolution.AGAIN} <= set(row.outcomes)


@EACH
def test_no_material_is_asked_for_twice_and_each_has_a_basis(row: KindRow) -> None:
    kinds = [wanted.kind for wanted in row.materials]
    assert len(set(kinds)) == len(kinds)
    assert all(wanted.basis for wanted in row.materials)


@EACH
def test_only_a_document_has_finer_words_after_its_conclusion(row: KindRow) -> None:
    finer = any(row.dispositions(conclusion) for conclusion in row.conclusions)
    assert finer == row.is_document


@EACH
def test_every_step_has_a_label_for_buttons_and_log(row: KindRow) -> None:
    assert all(step.label for step in row.chapter.steps)
    assert row.chapter.step("submit").label in {"送审", "提出咨询"}
