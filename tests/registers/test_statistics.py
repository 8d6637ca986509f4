"""The figures of a year, counted by hand; every one says its unit and how it is counted."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select

from review import clock
from review.actions import deadline_changes, settings
from review.demo.drafts import BOARDS
from review.demo.office import PEOPLE, person
from review.extensions import db
from review.law.vocabulary import Conclusion, Role
from review.models import CommentPeriod, Deadline
from review.registers import statistics
from review.registers.facts import annotations_of
from review.registers.statistics import Figure, chart, difference
from tests.told import consultations, normative, story

ClientOf = Callable[[str], FlaskClient]
NOVEMBER = datetime(2026, 11, 2, 2, tzinfo=UTC)
NEW_YEAR = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)  # half past midnight of 1 January 2027


def figures(year: int) -> dict[str, int | Decimal | None]:
    found = statistics.figures(person("wangfang"), year)
    return {one.label: one.value for _, rows in found for one in rows}


def test_a_contract_of_two_rounds_is_one_contract_and_two_rounds(app: Flask) -> None:
    with clock.stopped(NOVEMBER):
        matter = story.opined("parking", story.PARKING)
        story.answer_all(matter, decline_last=True)
        story.matters.step(matter, "request_review", by=person("zhoumin"))
        story.opine(matter, Conclusion.REVISE)
        story.opined("hotline", story.HOTLINE)
        story.reviewing("parking", story.PARKING)
        settings.change("contract.major", "500", "", "办公会议定", by=person("wangfang"))
        found = figures(2026)
    assert (found["审查合同"], found["合同审查轮次"], found["法律意见书"]) == (2, 3, 3)
    assert (found["其中民事合同"], found["其中行政协议"], found["其中重大合同"]) == (1, 1, 1)
    total = (story.PARKING.amount or 0) + (story.HOTLINE.amount or 0)
    assert found["标的额合计"] == total / 10_000
    given = len(annotations_of(matter))
    assert found["提出法律意见"] == given
    assert (found["其中采纳"], found["其中不采纳"]) == (given - 1, 1)
    assert found["采纳率"] == (Decimal(given - 1) * 100 / given).quantize(Decimal("0.1"))


def test_the_year_turns_at_midnight_of_the_office(app: Flask) -> None:
    with clock.stopped(NEW_YEAR):
        story.opined("parking", story.PARKING)
        assert figures(2026)["审查合同"] == 0
        assert figures(2027)["审查合同"] == 1


def test_time_spent_and_lateness_are_in_working_days(app: Flask) -> None:
    with clock.stopped(NOVEMBER):
        quick, slow = (story.reviewing("parking", story.PARKING) for _ in range(2))
    with clock.stopped(NOVEMBER.replace(day=4)):
        story.opine(quick, Conclusion.SIGNABLE)
    with clock.stopped(NOVEMBER.replace(day=12)):
        story.opine(slow, Conclusion.SIGNABLE)
        found = figures(2026)
    assert (found["平均办理时长"], found["超期审查"]) == (Decimal("5.0"), 1)


def test_days_on_which_the_clock_stood_still_are_not_spent(app: Flask) -> None:
    with clock.stopped(NOVEMBER):
        matter = story.reviewing("parking", story.PARKING)
        running = db.session.scalars(select(Deadline).filter_by(matter_id=matter.id)).one()
    with clock.stopped(NOVEMBER.replace(day=4)):
        deadline_changes.hold(running, "等待补充材料", by=person("wangfang"))
    with clock.stopped(NOVEMBER.replace(day=10)):
        deadline_changes.resume(running, by=person("wangfang"))
    with clock.stopped(NOVEMBER.replace(day=12)):
        story.opine(matter, Conclusion.SIGNABLE)
        # 2 November to the 12th are 8 working days; the 4th, 5th, 6th and 9th did not count
        assert figures(2026)["平均办理时长"] == Decimal("4.0")


def test_what_was_done_while_drafting_is_counted_by_document(app: Flask) -> None:
    with clock.stopped(NOVEMBER.replace(day=20)):  # late enough for all of it to lie in one year
        normative.carry(normative.BOARDS, normative.submit, normative.NORMATIVE)
        found = figures(2026)
    asked = db.session.scalars(select(CommentPeriod)).one()
    assert asked.result is not None
    assert (found["公开征求意见"], found["公平竞争审查"]) == (1, 1)
    assert found["收到公众意见"] == asked.result.received
    share = Decimal(100 * asked.result.adopted) / asked.result.received
    assert found["公众意见采纳率"] == share.quantize(Decimal("0.1"))


def test_every_figure_is_made_up_of_what_its_page_shows(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        story.answer_all(story.opined("parking", story.PARKING), decline_last=True)
        normative.carry(normative.BOARDS, normative.file, normative.NORMATIVE)
        year = clock.today().year
        rows = [one for _, each in statistics.figures(person("wangfang"), year) for one in each]
    assert len({one.key for one in rows}) == len(rows)
    client = client_of("wangfang")
    for one in rows:
        page = client.get(f"/statistics/figures/{one.key}?year={year}").text
        assert page.count('<td class="num nowrap wide-only">') == len(one.parts), one
        counted = sum(part.counted for part in one.parts)
        if one.unit == "%":
            assert f"（{counted}÷{len(one.parts)}）" in one.rule
        elif one.unit in ("件", "件次", "份") or one.key.startswith("remarks"):
            assert one.value == len(one.parts)
    assert client.get(f"/statistics/figures/nonsense?year={year}").status_code == 404
    assert client_of("chenlu").get("/statistics/figures/late").status_code == 404


def test_questions_are_counted_apart(app: Flask) -> None:
    with clock.stopped(NOVEMBER):
        asked = consultations.reviewing(consultations.CAMERAS)
        consultations.opine(asked, Conclusion.FEASIBLE)
        found = figures(2026)
    assert (found["法律咨询"], found["审查合同"], found["重大行政决策出具意见"]) == (1, 0, 0)


def test_nothing_is_divided_by_nought_and_every_figure_says_its_rule(app: Flask) -> None:
    story.opened("parking", story.PARKING)
    chapters = statistics.figures(person("wangfang"), clock.today().year)
    rows = [one for _, found in chapters for one in found]
    assert {one.value for one in rows if one.unit == "%"} == {None}
    assert all(one.rule and one.unit for one in rows)
    assert {one.unit for one in rows} == {"份", "件", "件次", "条", "项", "万元", "工作日", "%"}


def test_the_page_and_the_sheet_open_to_those_who_report(client_of: ClientOf) -> None:
    for one in PEOPLE:
        reads = one.role in (Role.OFFICE, Role.REVIEWER, Role.LEADER, Role.HEAD, Role.AUDITOR)
        assert (client_of(one.account).get("/statistics").status_code == 200) == reads, one
    client = client_of("wangfang")
    book = load_workbook(io.BytesIO(client.get("/statistics/sheet").data))
    leaves = [list(leaf.iter_rows(values_only=True)) for leaf in book.worksheets]
    assert any("审查合同" in row for row in leaves[0])
    assert ("指标", "编号", "名称", "明细", "计入") in leaves[1]


@pytest.mark.parametrize("year", ["1999", "3000", "99999999999999999999"])
def test_a_year_without_matters_has_no_page(client_of: ClientOf, year: str) -> None:
    assert client_of("wangfang").get(f"/statistics?year={year}").status_code == 404


def test_a_review_that_is_overdue_is_late_before_it_is_done(app: Flask) -> None:
    with clock.stopped(NOVEMBER):
        open_one = story.reviewing("parking", story.PARKING)
        running = db.session.scalars(select(Deadline).filter_by(matter_id=open_one.id)).one()
        assert figures(2026)["超期审查"] == 0
    with clock.stopped(NOVEMBER.replace(month=12)):
        found = statistics.figure(person("wangfang"), 2026, "late")
    assert found is not None
    assert [one.told for one in found.parts] == [f"末日{running.due_on}，没有办结"]
    assert (found.version, found.months[10]) == (2, 1)


def test_a_bar_of_a_chart_opens_what_it_is_made_of(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        matter = story.opined("parking", story.PARKING)
        category = annotations_of(matter)[0].category.label
    client, year = client_of("wangfang"), clock.today().year
    page = client.get(f"/statistics?year={year}").text
    month = f"{clock.today().month}月"
    for key, marks in (("letters", (month, "合同")), ("blocking", (category,))):
        address = f"/statistics/figures/{key}?" + urlencode({"year": year, "only": marks}, True)
        assert page.count(address.replace("&", "&amp;")) >= 2  # in the chart, and in its table
        assert client.get(address).text.count('<td class="num nowrap wide-only">') == 1
    assert client.get(f"/statistics/figures/letters?year={year}&only=13月").text.count("<td") == 0


def test_years_stand_side_by_side_and_differ_only_by_the_same_rule(
    bare_app: Flask, client_of: ClientOf
) -> None:
    def of(value: int, key: str = "letters", unit: str = "份") -> Figure:
        return Figure(key, "意见", value, unit, "规则")

    assert difference(of(12), of(10)) == "增加2份（20.0%）"
    assert difference(of(5), of(9)) == "减少4份"
    assert difference(of(9), of(9)) == "持平"
    assert difference(of(9), None) == ""
    other = of(9, "late")
    assert (other.version, difference(other, of(3))) == (2, "")
    with bare_app.app_context():
        with clock.stopped(NOVEMBER.replace(year=2025)):
            story.opined("parking", story.PARKING)
        with clock.stopped(NOVEMBER):
            story.opined("hotline", story.HOTLINE)
    with clock.stopped(NOVEMBER):
        page = client_of("wangfang").get("/statistics/years?year=2026").text
    assert "2025年</th>" in page
    assert "持平" in page


def test_an_answer_that_is_not_there_yet_counts_as_neither_proper_nor_improper(app: Flask) -> None:
    matter = normative.carry(BOARDS, normative.file, normative.NORMATIVE)
    assert figures(clock.today().year)["规范率"] is None
    normative.register(matter, BOARDS)
    assert figures(clock.today().year)["规范率"] == 100


def test_of_months_that_lie_ahead_there_is_no_number_not_even_nought(
    app: Flask, client_of: ClientOf
) -> None:
    with clock.stopped(NOVEMBER):
        story.opined("parking", story.PARKING)
        page = client_of("wangfang").get("/statistics?year=2026").text
        assert chart.reached(2026) == 11
    assert [page.count(f">{month}月</text>") for month in (1, 11, 12)] == [1, 1, 1]
    monthly = page.split('id="monthly"')[1].split("</section>")[0]
    assert monthly.count(">—</text>") == 1
    assert "12月起尚未到" in monthly
    assert page.count("各月0、0、0、0、0、0、0、0、0、0、1，以后各月尚未到") > 0
    assert re.findall(r'class="l1" d="([^"]+)"', page)[0].count("L") == 10
    with clock.stopped(NEW_YEAR):
        assert chart.reached(2026) == 12
        assert "尚未到" not in client_of("wangfang").get("/statistics?year=2026").text
