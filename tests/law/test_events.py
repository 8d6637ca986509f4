"""The log calls an act what the chapter of its own matter calls it."""

from __future__ import annotations

import pytest

from review.law.events import words
from review.law.vocabulary import Kind, StepName


def told(step: str, kind: Kind | None) -> str:
    return words({"action": "step", "data": {"step": step}}, kind)


@pytest.mark.parametrize(
    ("step", "kind", "label"),
    [
        ("submit", Kind.CONTRACT, "送审"),
        ("submit", Kind.CONSULTATION, "提出咨询"),
        ("resubmit", Kind.CONTRACT, "补正后重新送审"),
        ("resubmit", Kind.CONSULTATION, "补正后重新提出"),
        ("opine", Kind.CONTRACT, "出具审查意见"),
        ("opine", Kind.NORMATIVE, "出具法律意见"),
        ("opine", Kind.CONSULTATION, "出具法律意见"),
        ("to_meeting", Kind.NORMATIVE, "提请集体审议"),
        ("to_meeting", Kind.INTERNAL, "提请集体讨论"),
        ("pass_meeting", Kind.NORMATIVE, "审议通过"),
        ("pass_meeting", Kind.CONSULTATION, "讨论通过"),
        ("reject", Kind.NORMATIVE, "审议未通过"),
        ("reject", Kind.INTERNAL, "讨论未通过"),
        ("issue", Kind.NORMATIVE, "统一登记、编号、印发"),
        ("issue", Kind.INTERNAL, "印发"),
        ("repeal", Kind.NORMATIVE, "清理：废止"),
        ("repeal", Kind.INTERNAL, "废止"),
    ],
)
def test_a_step_is_called_as_in_its_own_chapter(step: str, kind: Kind, label: str) -> None:
    assert told(step, kind) == label


def test_a_step_of_the_chapter_a_document_stood_in_before_keeps_its_label() -> None:
    assert told("open_comment", Kind.INTERNAL) == "公开征求意见"


def test_a_step_nobody_knows_any_more_is_told_by_its_name() -> None:
    assert told("of_long_ago", Kind.CONTRACT) == "of_long_ago"


@pytest.mark.parametrize("name", list(StepName))
def test_every_step_name_has_a_label_in_some_chapter(name: StepName) -> None:
    assert told(name, None) != name.value


def test_a_step_of_an_earlier_edition_keeps_its_name() -> None:
    before = {"action": "step", "data": {"step": "opine", "from": "reviewing", "to": "opined"}}
    assert words(before, Kind.NORMATIVE) == "出具审核意见"
