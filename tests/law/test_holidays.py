"""A holiday notice as typed by a person, and what is doubted about one before it counts."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.law.holidays import LONGEST_STRETCH, Mark, NoticeError, Year
from review.law.workdays import SHIPPED, shipped

LINES = """2027-01-01至2027-01-03 元旦 休
2027-02-06 春节 班

2027-2-5 ~ 2027-02-11，春节，放假"""


def test_typed_lines_are_days_off_and_days_made_up() -> None:
    found = Year.typed(2027, "国办发明电〔2026〕1号", LINES.replace("2027-02-06 春节 班", ""))
    assert (found.year, found.papers, len(found.marks)) == (2027, ("国办发明电〔2026〕1号",), 10)
    assert found.marks[0] == Mark(date(2027, 1, 1), "元旦", True)
    assert found.marks[-1] == Mark(date(2027, 2, 11), "春节", True)


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("", "没有填写任何日期"),
        ("元旦放假三天", "第1行无法识别"),
        ("2027-01-01 元旦 休\n2027-02-30 春节 休", "第2行的日期无法识别"),
        ("2027-01-03至2027-01-01 元旦 休", "起止日期有误"),
        ("2027-01-01至2027-12-31 元旦 休", "起止日期有误"),
        ("2027-01-01 元旦 假", "应写“休”或“班”"),
        ("2028-01-01 元旦 休", "不在2027年及上年12月之内"),
        (LINES, "2027-02-06出现了两次"),
    ],
)
def test_a_line_that_cannot_stand_is_named(lines: str, complaint: str) -> None:
    with pytest.raises(NoticeError, match=complaint):
        Year.typed(2027, "", lines)


@pytest.mark.parametrize("year", [0, 1999, 20270])
def test_a_year_out_of_reach_is_refused(year: int) -> None:
    with pytest.raises(NoticeError, match="四位数"):
        Year.typed(year, "", LINES)


def test_a_notice_written_down_is_read_again_as_it_was() -> None:
    for file in sorted(SHIPPED.glob("*.json")):
        year = Year.read(file.read_bytes())
        assert Year.read(year.written()) == year
        assert year.doubts() == (), file.name


@given(
    st.dictionaries(
        st.integers(0, 364), st.tuples(st.sampled_from(["元旦", "春节"]), st.booleans())
    )
)
def test_any_notice_survives_being_typed(days: dict[int, tuple[str, bool]]) -> None:
    if not days:
        return
    lines = "\n".join(
        f"{date(2027, 1, 1) + timedelta(n)} {name} {'休' if off else '班'}"
        for n, (name, off) in days.items()
    )
    found = Year.typed(2027, "通知", lines)
    assert Year.read(found.written()) == found
    assert len(found.marks) == len(days)


def test_what_looks_wrong_is_said_before_it_counts() -> None:
    doubts = Year.typed(2027, "", "2027-02-03 春节 班\n2027-02-06 春节 班").doubts()
    assert doubts[0] == "没有写明是哪一份通知"
    assert "元旦、清明、劳动、端午、中秋、国庆" in doubts[1]
    assert "2027年2月3日（周三）本来就是工作日" in doubts[2]
    assert "是否填反" in doubts[3]


def test_the_days_a_notice_changes_are_told_and_may_lie_in_the_december_before() -> None:
    days = [
        {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-02", "isOffDay": True},
    ]
    newer = shipped().having(Year.read(json.dumps({"year": 2027, "days": days})))
    changed = shipped().changes(newer)
    assert [(was.date, was.working, now.working) for was, now in changed[:1]] == [
        (date(2026, 12, 31), True, False)
    ]
    # A notice that leaves the other feasts out would make them working days again.
    assert all(now.working and "放假办法" in was.why for was, now in changed[1:])
    assert shipped().changes(shipped()) == ()


@pytest.mark.parametrize("row", ["2027-01-01", 20270101, None, ["2027-01-01", True]])
def test_a_row_that_is_no_arrangement_is_named(row: object) -> None:
    first = {"name": "元旦", "date": "2027-01-01", "isOffDay": True}
    notice = json.dumps({"year": 2027, "papers": [], "days": [first, row]})
    with pytest.raises(NoticeError, match="第2条不是一个日期的安排"):
        Year.read(notice)


@pytest.mark.parametrize(("day", "within"), [("2026-12-01", True), ("2026-11-30", False)])
def test_a_notice_reaches_back_to_the_first_of_the_december_before(day: str, within: bool) -> None:
    if within:
        assert len(Year.typed(2027, "通知", f"{day} 元旦 休").marks) == 1
        return
    with pytest.raises(NoticeError, match="不在2027年及上年12月之内"):
        Year.typed(2027, "通知", f"{day} 元旦 休")


@pytest.mark.parametrize(
    ("year", "known"), [(1999, False), (2000, True), (2100, True), (2101, False)]
)
def test_a_notice_is_of_a_year_from_2000_to_2100(year: int, known: bool) -> None:
    day = f"{year}-10-01"
    notice = json.dumps({"year": year, "days": [{"name": "国庆节", "date": day, "isOffDay": True}]})
    for read in (lambda: Year.read(notice), lambda: Year.typed(year, "", f"{day} 国庆节 休")):
        if known:
            assert read().year == year
        else:
            with pytest.raises(NoticeError):
                read()


def test_a_stretch_may_be_as_long_as_the_longest_and_no_longer() -> None:
    first = date(2027, 1, 1)
    longest = first + timedelta(LONGEST_STRETCH - 1)
    assert len(Year.typed(2027, "", f"{first}至{longest} 元旦 休").marks) == LONGEST_STRETCH == 31
    with pytest.raises(NoticeError, match="起止日期有误"):
        Year.typed(2027, "", f"{first}至{longest + timedelta(1)} 元旦 休")
