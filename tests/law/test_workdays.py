"""The official calendar as the notices give it, and what may be imported."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

import pytest

from review.chinese import spoken_weekday
from review.law.holidays import NoticeError, Year
from review.law.workdays import Calendar, shipped


def working_days(year: int) -> int:
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(365 + (year % 4 == 0)))
    return sum(shipped().working(day) for day in days)


def notice(**changes: Any) -> str:
    days = [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}]
    return json.dumps({"year": 2027, "papers": ["通知"], "days": days} | changes)


def one_day(**changes: Any) -> str:
    return notice(days=[{"name": "元旦", "date": "2027-01-01", "isOffDay": True} | changes])


@pytest.mark.parametrize(("year", "count"), [(2024, 251), (2025, 248), (2026, 248)])
def test_a_year_has_the_working_days_of_its_notice(year: int, count: int) -> None:
    assert working_days(year) == count


@pytest.mark.parametrize(
    ("day", "working", "why"),
    [
        (date(2026, 2, 13), True, "工作日"),
        (date(2026, 2, 14), True, "春节调休补班"),
        (date(2026, 2, 16), False, "春节放假"),
        (date(2026, 3, 1), False, "周末"),
        (date(2026, 10, 10), True, "国庆节调休补班"),
        (date(2025, 10, 8), False, "国庆节、中秋节放假"),
        (date(2022, 12, 31), False, "元旦放假"),
    ],
)
def test_a_day_says_what_it_is_and_why(day: date, working: bool, why: str) -> None:
    found = shipped().day(day)
    assert (found.working, found.why, found.provisional) == (working, why, False)


def test_in_a_year_without_a_notice_the_feasts_of_the_rule_are_free_and_the_rest_is_open() -> None:
    first, bridging = shipped().day(date(2027, 10, 1)), shipped().day(date(2027, 10, 6))
    assert (first.working, first.provisional) == (False, True)
    assert first.why == "国庆节放假（放假办法规定）"
    assert (bridging.working, bridging.provisional) == (True, True)
    assert not shipped().widest.working(date(2027, 10, 6))
    assert shipped().widest.working(date(2026, 12, 31))


def test_beyond_the_table_only_weekends_are_left_out() -> None:
    assert shipped().day(date(2061, 10, 3)).working
    assert shipped().day(date(2061, 10, 3)).provisional


def test_an_imported_notice_gives_another_calendar_and_leaves_this_one_alone() -> None:
    newer = shipped().having(Year.read(notice()))
    assert not newer.day(date(2027, 1, 1)).working
    assert not newer.day(date(2027, 1, 4)).provisional
    assert shipped().day(date(2027, 1, 4)).provisional


def test_a_notice_may_change_the_december_before_it() -> None:
    newer = shipped().having(Year.read(one_day(date="2026-12-31")))
    assert newer.day(date(2026, 12, 31)).why == "元旦放假"


def test_a_calendar_cannot_be_changed_behind_its_back() -> None:
    years: dict[int, Year] = {}
    calendar = Calendar(years)
    years[2027] = Year.read(notice())
    assert calendar.day(date(2027, 1, 4)).provisional


def test_the_next_working_day_after_the_eve_of_a_holiday_is_after_the_holiday() -> None:
    assert shipped().next_workday(date(2026, 10, 1)).date == date(2026, 10, 8)
    assert shipped().next_workday(date(2026, 9, 30)).date == date(2026, 9, 30)


def test_working_days_between_two_days_leave_out_the_first_and_count_the_last() -> None:
    calendar = shipped()
    assert calendar.between(date(2026, 2, 12), date(2026, 2, 26)) == 5
    assert calendar.between(date(2026, 2, 26), date(2026, 2, 12)) == -5
    assert calendar.between(date(2026, 2, 12), date(2026, 2, 12)) == 0


def test_a_day_is_spoken_with_its_weekday() -> None:
    assert spoken_weekday(date(2026, 2, 15)) == "2026年2月15日（周日）"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("不是", "不是有效的 JSON"),
        (b"\xff\xfe\x00", "不是有效的 JSON"),
        ("[" * 100_000, "不是有效的 JSON"),
        ("[]", "应为一个年度"),
        (notice(year="2027"), "缺少年份"),
        (notice(year=True), "缺少年份"),
        (notice(papers="通知"), "papers"),
        (notice(days=[]), "可能尚未公布"),
        (notice(days=["2027-01-01"]), "第1条不是"),
        (one_day(date="2027-02-30"), "日期无法识别"),
        (one_day(date=None), "日期无法识别"),
        (one_day(name=" "), "缺少节日名称"),
        (one_day(isOffDay="true"), "是否放假"),
        (one_day(date="2026-11-30"), "不在2027年及上年12月之内"),
        (notice(days=[{"name": "元旦", "date": "2027-01-01", "isOffDay": True}] * 2), "出现了两次"),
    ],
)
def test_a_bad_notice_is_refused_in_a_sentence(text: str | bytes, complaint: str) -> None:
    with pytest.raises(NoticeError, match=complaint):
        shipped().having(Year.read(text))


@pytest.mark.parametrize("calendar", [shipped(), shipped().widest], ids=["as ruled", "widest"])
def test_every_way_of_asking_for_a_day_agrees_also_where_no_notice_is_known(
    calendar: Calendar,
) -> None:
    days = [date(2026, 1, 1) + timedelta(n) for n in range(3 * 365)]
    assert all(calendar.working(day) is calendar.day(day).working for day in days)
    counted = accumulate(calendar.day(day).working for day in days[1:])
    assert [calendar.between(days[0], day) for day in days[1:]] == list(counted)
