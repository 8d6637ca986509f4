"""The lists a reviewer goes through."""

from __future__ import annotations

import re

import pytest

from review.law.checklists import CONTRACT, NORMATIVE, Checklist
from review.law.kinds import CHECKLISTS, KINDS
from review.law.setting import Certainty
from review.law.vocabulary import Kind

EACH = pytest.mark.parametrize("checklist", CHECKLISTS, ids=lambda one: one.key)
# Each point is told as 事实—依据—结论, and none is left to one answer for the rest.
REASONED = COMPULSORY = {"normative", "decision"}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_matter_has_a_list(kind: Kind) -> None:
    assert all(one.kind is kind for one in KINDS[kind].checklists)
    assert KINDS[kind].checklists


@EACH
def test_no_point_stands_twice(checklist: Checklist) -> None:
    assert len({item.key for item in checklist.items}) == len(checklist.items)
    assert len({item.label for item in checklist.items}) == len(checklist.items)


@EACH
def test_what_is_stated_as_law_cites_its_article(checklist: Checklist) -> None:
    for item in checklist.items:
        if item.certainty is Certainty.VERIFIED:
            assert re.search(r"第[一二三四五六七八九十百零]+条", item.basis), item.key


@EACH
def test_what_was_not_read_in_the_original_says_so(checklist: Checklist) -> None:
    for item in checklist.items:
        assert item.certainty is Certainty.VERIFIED or re.search("未|请", item.note), item.key


def test_a_contract_is_read_for_the_eight_usual_contents() -> None:
    eight = [item.label for item in CONTRACT.items if "第四百七十条" in item.basis]
    assert eight == [
        "名称和住所", "标的", "数量", "质量", "价款或者报酬", "履行期限、地点和方式",
        "违约责任", "解决争议的方法",
    ]  # fmt: skip


def test_a_normative_document_is_read_for_seven_points_and_for_competition() -> None:
    assert len(NORMATIVE.items) == 7
    assert [one.key for one in KINDS[Kind.NORMATIVE].checklists] == ["normative", "competition"]


def test_a_point_is_found_by_its_key() -> None:
    assert CONTRACT.item("price").label == "价款或者报酬"


def test_which_lists_ask_for_more_than_a_remark() -> None:
    assert {one.key for one in CHECKLISTS if one.reasoned} == REASONED
    assert {one.key for one in CHECKLISTS if one.compulsory} == COMPULSORY
