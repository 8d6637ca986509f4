"""Periods counted by the civil code, checked against days found by hand and by plain counting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.law.deadlines import Extension, Pause, count, lasted, remaining
from review.law.vocabulary import Unit
from review.law.workdays import shipped

CALENDAR = shipped()
KNOWN = st.dates(date(2023, 1, 1), date(2026, 9, 1))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        ("2026-02-12", 5, "2026-02-26"),
        ("2026-02-13", 5, "2026-02-27"),
        ("2026-04-30", 5, "2026-05-11"),
        ("2026-09-18", 5, "2026-09-24"),
        ("2026-09-24", 7, "2026-10-12"),
        ("2026-09-30", 2, "2026-10-09"),
        ("2026-09-30", 7, "2026-10-15"),
        ("2026-06-18", 2, "2026-06-23"),
        ("2025-09-26", 5, "2025-10-10"),
        ("2025-01-24", 5, "2025-02-07"),
        ("2026-11-23", 15, "2026-12-14"),
    ],
)
def test_working_days_leave_out_holidays_and_count_days_made_up(
    start: str, amount: int, due: str
) -> None:
    found = count(day(start), amount, Unit.WORKDAY, CALENDAR)
    assert found.due == found.raw_due == found.alert_on == day(due)
    assert not found.rolled
    assert not found.provisional


@pytest.mark.parametrize(
    ("start", "amount", "raw", "due"),
    [
        ("2026-09-11", 15, "2026-09-26", "2026-09-28"),
        ("2026-09-01", 30, "2026-10-01", "2026-10-08"),
        ("2026-02-01", 15, "2026-02-16", "2026-02-24"),
        ("2026-01-16", 30, "2026-02-15", "2026-02-24"),
    ],
)
def test_a_last_day_on_a_holiday_rolls_and_the_alarm_stays_on_the_earlier_day(
    start: str, amount: int, raw: str, due: str
) -> None:
    found = count(day(start), amount, Unit.DAY, CALENDAR)
    assert (found.raw_due, found.due, found.alert_on) == (day(raw), day(due), day(raw))
    assert found.rolled
    assert "民法典第二百零三条" in found.lines[-1].why


@pytest.mark.parametrize(
    ("start", "months", "raw"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-12-15", 2, "2024-02-15"),
        ("2025-12-31", 6, "2026-06-30"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_a_month_ends_on_its_own_day_or_on_the_last_of_the_month(
    start: str, months: int, raw: str
) -> None:
    assert count(day(start), months, Unit.MONTH, CALENDAR).raw_due == day(raw)


def test_days_run_across_the_leap_day_and_the_turn_of_the_year() -> None:
    assert count(day("2024-02-27"), 2, Unit.DAY, CALENDAR).raw_due == day("2024-02-29")
    assert count(day("2025-12-31"), 1, Unit.DAY, CALENDAR).raw_due == day("2026-01-01")
    assert count(day("2025-12-31"), 1, Unit.WORKDAY, CALENDAR).due == day("2026-01-04")


def test_the_reckoning_tells_what_was_left_out_and_why() -> None:
    found = count(day("2026-02-12"), 5, Unit.WORKDAY, CALENDAR)
    assert [line.counted for line in found.lines][:2] == [False, True]
    assert [str(line) for line in found.lines] == [
        "2026年2月12日（周四）：开始的当日不计入（民法典第二百零一条）",
        "2026年2月14日（周六）：春节调休补班，计入",
        "2026年2月15日（周日）至2026年2月23日（周一）：春节放假，不计入",
        "2026年2月26日（周四）：5个工作日届满",
    ]


def test_the_clock_stands_still_while_materials_are_missing() -> None:
    pause = Pause(day("2026-11-04"), day("2026-11-10"), "缺相对人资格证明")
    found = count(day("2026-11-02"), 5, Unit.WORKDAY, CALENDAR, [pause])
    assert found.due == day("2026-11-13")
    assert "停止计算：缺相对人资格证明" in [line.why for line in found.lines]


def test_calendar_days_and_months_stand_still_too() -> None:
    pause = Pause(day("2026-03-10"), day("2026-03-13"), "补正")
    assert count(day("2026-03-02"), 10, Unit.DAY, CALENDAR, [pause]).raw_due == day("2026-03-15")
    assert count(day("2026-03-02"), 1, Unit.MONTH, CALENDAR, [pause]).raw_due == day("2026-04-05")


def test_a_pause_without_end_leaves_the_last_day_open() -> None:
    pause = Pause(day("2026-11-04"), None, "补正")
    found = count(day("2026-11-02"), 5, Unit.WORKDAY, CALENDAR, [pause])
    assert (found.due, found.raw_due, found.alert_on) == (None, None, None)
    assert found.lines[-1].why == "停止计算：补正"


def test_a_pause_after_the_last_day_changes_nothing() -> None:
    pause = Pause(day("2026-11-20"), None, "补正")
    found = count(day("2026-11-02"), 5, Unit.WORKDAY, CALENDAR, [pause])
    assert found.due == day("2026-11-09")


def test_overlapping_pauses_stop_the_clock_once() -> None:
    first = Pause(day("2026-11-03"), day("2026-11-06"), "补正")
    second = Pause(day("2026-11-04"), day("2026-11-10"), "专家论证")
    both = count(day("2026-11-02"), 1, Unit.WORKDAY, CALENDAR, [first, second])
    assert both.due == day("2026-11-10")


def test_an_extension_names_who_allowed_it_and_why() -> None:
    longer = Extension(3, "办公室", "专家论证")
    found = count(day("2026-11-02"), 5, Unit.WORKDAY, CALENDAR, extension=longer)
    assert found.due == day("2026-11-12")
    assert found.lines[-1].why == "5个工作日（经办公室批准延长3个工作日：专家论证）届满"


@pytest.mark.parametrize(("by", "why"), [("", "理由"), ("办公室", " ")])
def test_an_extension_without_name_or_reason_is_refused(by: str, why: str) -> None:
    with pytest.raises(ValueError, match="批准人和理由"):
        Extension(3, by, why)


def test_an_extension_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="至少为1"):
        Extension(0, "办公室", "理由")


@pytest.mark.parametrize(
    ("due", "today", "left"),
    [
        ("2026-11-20", "2026-11-18", 2),
        ("2026-11-20", "2026-11-20", 0),
        ("2026-11-20", "2026-11-21", -1),
        ("2026-11-20", "2026-11-23", -1),
        ("2026-11-20", "2026-11-25", -3),
        ("2026-02-26", "2026-02-12", 5),
    ],
)
def test_what_remains_is_told_in_working_days(due: str, today: str, left: int) -> None:
    assert remaining(day(due), day(today), CALENDAR) == left


def test_a_period_reaching_into_a_year_without_notice_says_so() -> None:
    found = count(day("2026-12-25"), 10, Unit.WORKDAY, CALENDAR)
    assert found.provisional
    assert found.lines[-1].why == "2027年放假安排尚未收录，已扣除放假办法规定的节日，调休、补班未定"


def test_no_days_at_all_end_on_the_start() -> None:
    assert count(day("2026-11-02"), 0, Unit.WORKDAY, CALENDAR).due == day("2026-11-02")


@pytest.mark.parametrize("amount", [-1, 10_001])
def test_a_length_below_zero_or_out_of_reach_is_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="期限应在0至10000之间"):
        count(day("2026-11-02"), amount, Unit.DAY, CALENDAR)


@pytest.mark.parametrize("unit", list(Unit))
def test_the_end_of_the_calendar_is_refused_in_a_sentence(unit: Unit) -> None:
    with pytest.raises(ValueError, match="超出可以推算的范围"):
        count(date.max, 5, unit, CALENDAR)


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="结束日期早于开始日期"):
        Pause(day("2026-11-04"), day("2026-11-03"), "补正")


@given(KNOWN, st.integers(0, 60))
def test_the_last_working_day_is_the_nth_after_the_start(start: date, amount: int) -> None:
    due = count(start, amount, Unit.WORKDAY, CALENDAR).due
    assert due is not None
    after = [start + timedelta(days=n) for n in range(1, (due - start).days + 1)]
    assert sum(CALENDAR.working(one) for one in after) == amount
    assert not after or CALENDAR.working(due)


@given(KNOWN, st.integers(0, 60), st.dates(date(2023, 1, 1), date(2026, 9, 1)), st.integers(0, 20))
def test_a_pause_moves_the_last_day_by_the_days_it_covers(
    start: date, amount: int, began: date, length: int
) -> None:
    pause = Pause(began, began + timedelta(days=length), "补正")
    raw = count(start, amount, Unit.DAY, CALENDAR, [pause]).raw_due
    assert raw is not None
    after = [start + timedelta(days=n) for n in range(1, (raw - start).days + 1)]
    assert sum(not pause.covers(one) for one in after) == amount
    assert not after or not pause.covers(raw)


@given(KNOWN, st.integers(0, 60))
def test_what_lasted_without_a_pause_is_the_working_days_between(start: date, days: int) -> None:
    end = start + timedelta(days)
    assert lasted(start, end, CALENDAR) == CALENDAR.between(start, end)


@given(KNOWN, st.integers(1, 30), st.integers(1, 20), st.integers(0, 20))
def test_a_period_lasts_its_own_length_however_long_the_clock_stood_still(
    start: date, amount: int, after: int, length: int
) -> None:
    began = start + timedelta(after)
    pauses = (Pause(began, began + timedelta(length), "补正"),)
    due = count(start, amount, Unit.WORKDAY, CALENDAR, pauses).raw_due
    assert due is not None
    assert lasted(start, due, CALENDAR, pauses) == amount
