"""The official calendar: which day is a working day, and by which notice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

SHIPPED = Path(__file__).with_name("calendars")
WEEKDAYS = "一二三四五六日"
ORDINARY = "工作日"


class NoticeError(ValueError):
    """A holiday notice that cannot be taken in; the message is for the person who imports it."""


@dataclass(frozen=True)
class Mark:
    """One day named by a notice: off, or worked on a weekend to make up for it (调休)."""

    date: date
    name: str
    off: bool


@dataclass(frozen=True)
class Year:
    """The notice of one year; it may also mark days of the December before."""

    year: int
    papers: tuple[str, ...]
    marks: tuple[Mark, ...]

    @classmethod
    def read(cls, text: str | bytes) -> Year:
        """Read a notice in the holiday-cn shape: {year, papers[], days: [{name, date, isOffDay}]}.

        Raises NoticeError, in Chinese, on anything else. A year without days is refused, for it is
        what data sets hold before the notice is out, and it would abolish every holiday.
        """
        whole = _parse(text)
        year = whole.get("year")
        if not isinstance(year, int) or isinstance(year, bool) or not 2000 <= year <= 2100:
            raise NoticeError("缺少年份：“year”应为四位数的年份")
        papers, rows = whole.get("papers", []), whole.get("days")
        if not isinstance(papers, list) or not all(isinstance(paper, str) for paper in papers):
            raise NoticeError("“papers”应为通知名称的列表")
        if not isinstance(rows, list) or not rows:
            raise NoticeError(f"{year}年的安排里没有任何日期，可能尚未公布")
        marks = tuple(_mark(row, place, year) for place, row in enumerate(rows, 1))
        _refuse_contradictions(marks)
        return cls(year, tuple(papers), marks)


@dataclass(frozen=True)
class Day:
    """What one day is, and why.

    `provisional` says that no notice is known for its year, so that only weekends are left out.
    """

    date: date
    working: bool
    why: str
    provisional: bool = False


@dataclass(frozen=True)
class Calendar:
    """The notices known, by year. Immutable: taking in a notice gives another calendar."""

    years: Mapping[int, Year]

    def __post_init__(self) -> None:
        object.__setattr__(self, "years", MappingProxyType(dict(self.years)))

    @classmethod
    def read(cls, *notices: str | bytes) -> Calendar:
        found = [Year.read(notice) for notice in notices]
        return cls({year.year: year for year in found})

    def with_year(self, notice: str | bytes) -> Calendar:
        """This calendar with one notice added, or put in place of that year's earlier one."""
        year = Year.read(notice)
        return Calendar({**self.years, year.year: year})

    @cached_property
    def _marks(self) -> dict[date, Mark]:
        # In the order of years: a notice may change the December before it, and came later.
        ordered = sorted(self.years.values(), key=lambda year: year.year)
        return {mark.date: mark for year in ordered for mark in year.marks}

    def day(self, day: date) -> Day:
        mark = self._marks.get(day)
        if mark is not None:
            return Day(day, not mark.off, f"{mark.name}{'放假' if mark.off else '调休补班'}")
        known = day.year in self.years
        why = "周末" if day.weekday() >= 5 else ORDINARY
        return Day(day, day.weekday() < 5, why, provisional=not known)

    def working(self, day: date) -> bool:
        return self.day(day).working

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; below zero when `end` is before."""
        if end < start:
            return -self.between(end, start)
        days = range(1, (end - start).days + 1)
        return sum(self.working(start + timedelta(days=n)) for n in days)

    def next_workday(self, day: date) -> Day:
        """The first working day on or after `day`."""
        found = self.day(day)
        while not found.working:
            found = self.day(found.date + timedelta(days=1))
        return found


@cache
def shipped() -> Calendar:
    """The years that come with the product."""
    return Calendar.read(*(path.read_bytes() for path in sorted(SHIPPED.glob("*.json"))))


def spoken(day: date) -> str:
    """2026年2月15日（周日）."""
    return f"{day.year}年{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


def _parse(text: str | bytes) -> dict[str, Any]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise NoticeError("文件不是有效的 JSON") from None
    if not isinstance(whole, dict):
        raise NoticeError("文件应为一个年度的放假安排")
    return whole


def _mark(row: Any, place: int, year: int) -> Mark:
    if not isinstance(row, dict):
        raise NoticeError(f"第{place}条不是一个日期的安排")
    name, off = row.get("name"), row.get("isOffDay")
    try:
        day = date.fromisoformat(str(row.get("date")))
    except ValueError:
        raise NoticeError(f"第{place}条的日期无法识别：{row.get('date')}") from None
    if not isinstance(name, str) or not name.strip():
        raise NoticeError(f"第{place}条（{day}）缺少节日名称")
    if not isinstance(off, bool):
        raise NoticeError(f"第{place}条（{day}）没有写明是否放假：“isOffDay”应为 true 或 false")
    if not date(year - 1, 12, 1) <= day <= date(year, 12, 31):
        raise NoticeError(f"第{place}条（{day}）不在{year}年及上年12月之内")
    return Mark(day, name.strip(), off)


def _refuse_contradictions(marks: tuple[Mark, ...]) -> None:
    seen: set[date] = set()
    for mark in marks:
        if mark.date in seen:
            raise NoticeError(f"{mark.date}出现了两次")
        seen.add(mark.date)
