"""The course of an annual report inside the office: its days, and who is told that it is their turn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from review import clock
from review.actions import report_stages, year_report
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import ReportStep
from review.models import Matter, Notice, Section
from review.registers import report_deadlines
from tests.actions.reported import CHECKER, on, opened, take, written
from tests.told import story


@pytest.fixture
def reviewed(app: Flask) -> Iterator[Matter]:
    with on(2026, 11, 2):
        matter = story.opined("parking", story.PARKING)
    with on(2027, 1, 20):
        yield matter


def test_each_stage_has_its_day_and_tells_those_whose_turn_it_is(reviewed: Matter) -> None:
    assert [(one.key, one.due_on) for one in report_deadlines.schedule(2026)] == [
        ("report.open", date(2026, 12, 1)), ("report.supply", date(2027, 1, 8)),
        ("report.draft", date(2027, 1, 20)), ("report.check", date(2027, 1, 29)),
        ("report.clear", date(2027, 2, 4)), ("report.deliberate", date(2027, 2, 12)),
        ("report.sign", date(2027, 2, 19)),
    ]  # fmt: skip
    [owed] = report_deadlines.current()
    assert (owed.key, "已逾期" in owed.words) == ("report.open", True)
    report = opened()
    section = db.session.scalars(select(Section)).first()
    assert section is not None
    year_report.ask(report, "study", section, clock.today(), by=person("wangfang"))
    assert [one.key for one in report_deadlines.current()] == ["report.supply"]
    assert report_stages.remind() == 1
    assert report_stages.remind() == 0
    lacking = report_deadlines.pending(report)
    assert {one.section_id for one in lacking} == {section.id}
    text = "2026年法治政府建设年度报告：科室提供内容，应于2027-01-08以前完成"
    for one in lacking:
        told = db.session.scalars(select(Notice.text).filter_by(person_id=one.id)).all()
        assert any(text in notice for notice in told)
    written(report)
    assert report_deadlines.pending(report) == []
    take(report, ReportStep.DRAFT, ReportStep.FREEZE)
    take(report, ReportStep.CHECK, by=CHECKER)
    assert [one.key for one in report_deadlines.current()] == ["report.clear", "report.deliberate"]
    year_report.clear(report, by=person("zhangwei"))
    assert [one.key for one in report_deadlines.current()] == ["report.deliberate"]
    take(report, ReportStep.RETURN, reason="补充数据")
    assert [one.key for one in report_deadlines.current()] == ["report.draft"]
    with on(2027, 3, 5):  # late at its receiver: that alone is told
        assert report_deadlines.current() == []


def test_this_years_report_is_to_be_opened_in_december(reviewed: Matter) -> None:
    with on(2027, 11, 30):
        assert [(one.key, one.year) for one in report_deadlines.current()] == [
            ("report.open", 2027)
        ]
    with on(2027, 11, 1):
        assert report_deadlines.current() == []
