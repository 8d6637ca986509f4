"""与上年比较: a figure beside the one that was sent, where somebody wants it told."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from openpyxl import load_workbook

from review.actions import (
    public_copies,
    report_comparisons,
    report_papers,
    small_registers,
    year_report,
)
from review.actions.unit_of_work import Faults, Invalid, Refused
from review.demo.office import person
from review.law.small_registers.previous import PREVIOUS
from review.models import Matter, RegisterEntry
from review.registers import year_report as register
from review.registers.log import verify
from review.registers.report_comparisons import Comparison
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


def typed(figure: str, value: str, *, by: str = "zhoumin", confirmed: bool = True) -> RegisterEntry:
    """A number of the report for 2025, which was sent before the office worked with this product."""
    given = {"figure": figure, "value": value}
    entry = small_registers.enter(
        PREVIOUS, date(2025, 12, 31), "京城报〔2026〕6号第3页", given, by=person(by)
    )
    if confirmed:
        small_registers.confirm(entry, by=person("lijianguo"))
    return entry


def compared() -> dict[str, Comparison]:
    report, numbers = register.of(2026), register.slots(2026, register.figures(2026), {})
    return {one.key: one for one in register.comparisons(report, 2026, numbers)}


def test_a_number_of_the_year_before_may_be_typed_and_says_where_it_comes_from(
    reviewed: Matter,
) -> None:
    report, office = opened(), person("wangfang")
    entry = typed("审查合同（份）", "12", by="lijianguo", confirmed=False)
    assert compared() == {}  # nobody has confirmed it
    with pytest.raises(Refused, match="须由另一人确认"):
        small_registers.confirm(entry, by=person("lijianguo"))
    small_registers.confirm(entry, by=person("hejing"))
    typed("标的额合计（万元）", "1,286.50")
    shown = compared()
    assert shown["before-contracts"].text == "审查合同1份，上年12份，减少11份（91.7%）。"
    assert shown["before-contracts"].source == (
        "上年报送数，京城报〔2026〕6号第3页；李建国登记，何静确认"
    )
    report_comparisons.compare(report, "before-contracts", True, "合同改由上级签订", by=office)
    body = register.body(2026, register.figures(2026))
    said = words(report_papers.formal(body))
    assert "审查合同1份，上年12份，减少11份（91.7%），原因是合同改由上级签订。" in said
    assert "12（登记）" in said
    rows = (
        load_workbook(io.BytesIO(report_papers.sheet(body)))
        .worksheets[0]
        .iter_rows(values_only=True)
    )
    [row] = [row for row in rows if row[1] == "审查合同"]
    assert row[6:8] == ("12", shown["before-contracts"].source)
    assert verify().faults == ()


def test_what_was_frozen_beside_a_report_stays_when_the_typed_number_is_corrected(
    reviewed: Matter,
) -> None:
    opened()
    entry = typed("审查合同（份）", "12")
    body = register.body(2026, register.figures(2026))
    before = words(report_papers.formal(body))
    given = {"figure": "审查合同（份）", "value": "13"}
    again = small_registers.enter(
        PREVIOUS, date(2025, 12, 31), "第3页", given, replaces=entry, correction="抄错",
        by=person("zhoumin"),
    )  # fmt: skip
    small_registers.confirm(again, by=person("lijianguo"))
    assert compared()["before-contracts"].before == "13"
    assert "12（登记）" in before
    assert words(report_papers.formal(body)) == before


def test_a_typed_number_is_one_of_a_year_and_none_where_a_report_was_sent_from_here(
    reviewed: Matter,
) -> None:
    typed("审查合同（份）", "12")
    with pytest.raises(Faults) as twice:
        typed("审查合同（份）", "13")
    assert twice.value.by_field == {"figure": "2025年的“审查合同（份）”已经登记，请更正原来的登记"}
    with pytest.raises(Faults) as wrong:
        typed("合同（份）", "-1")
    assert set(wrong.value.by_field) == {"figure", "value"}
    sent(opened())
    with on(2028, 1, 20), pytest.raises(Faults, match="从这里报送的"):
        small_registers.enter(
            PREVIOUS, date(2026, 12, 31), "第3页", {"figure": "审查合同（份）", "value": "5"},
            by=person("zhoumin"),
        )  # fmt: skip
