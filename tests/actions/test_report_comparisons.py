"""与上年比较: a figure beside the one that was sent, where somebody wants it told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from review.actions import public_copies, report_comparisons, report_papers, year_report
from review.actions.unit_of_work import Invalid
from review.demo.office import person
from review.models import Matter
from review.registers import year_report as register
from review.registers.log import verify
from tests.actions.reported import on, opened, sent, words
from tests.told import story


@pytest.fixture
def reviewed(app: Flask) -> Iterator[Matter]:
    with on(2026, 11, 2):
        matter = story.opined("parking", story.PARKING)
    with on(2027, 1, 20):
        yield matter


def test_a_figure_stands_beside_last_years_where_somebody_wants_it(reviewed: Matter) -> None:
    """Only what was sent, under the same rule; a fall is written with its reason or not at all."""
    sent(opened())
    office = person("wangfang")
    with on(2028, 1, 20):
        later = year_report.open_report(2027, "区委", "", by=office)
        numbers = register.slots(2027, register.figures(2027), {})
        shown = {one.key: one for one in register.comparisons(later, 2027, numbers)}
        fell = shown["before-contracts"]
        assert fell.text == "审查合同0份，上年1份，减少1份。"
        with pytest.raises(Invalid, match="减少的，写入报告须写明原因"):
            report_comparisons.compare(later, fell.key, True, " ", by=office)
        with pytest.raises(Invalid, match="不能与上年比较"):
            report_comparisons.compare(later, "before-study.pre", True, "", by=office)
        report_comparisons.compare(later, fell.key, True, "合同改由上级签订。", by=office)
        told = "审查合同0份，上年1份，减少1份，原因是合同改由上级签订。"
        body = register.body(2027, register.figures(2027))
        assert told in words(report_papers.formal(body))
        assert told in words(public_copies.public(body)[0])
        report_comparisons.compare(later, fell.key, False, "", by=office)
        assert told not in words(report_papers.formal(register.body(2027, register.figures(2027))))
    assert verify().faults == ()
