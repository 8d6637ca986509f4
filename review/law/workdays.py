"""Which days are working days: the published holiday notices, and the weekend rule beyond them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

SHIPPED = Path(__file__).with_name("calendars")
WEEK = "一二三四五六日"


class Day(NamedTuple):
    """One day: whether it is worked, why in Chinese, and whether that is only a supposition."""

    date: date
    working: bool
    why: str
    provisional: bool = False


class Notice(NamedTuple):
    """A year's notice in the holiday-cn shape {year, papers, days: [{name, date, isOffDay}]}."""

    year: int
    papers: tuple[str, ...]
    days: tuple[tuple[date, str, bool], ...]

    @classmethod
    def read(cls, text: str) -> Notice:
        """Parse; raise ValueError with a Chinese sentence for what is not such a notice."""
        try:
            raw: dict[str, Any] = json.loads(text)
            year = int(raw["year"])
            days = tuple(
                (date.fromisoformat(row["date"]), str(row["name"]), bool(row["isOffDay"]))
                for row in raw["days"]
            )
            papers = tuple(str(paper) for paper in raw.get("papers", ()))
        except (ValueError, KeyError, TypeError) as fault:
            raise ValueError("不是放假安排文件：应有 year、days（name、date、isOffDay）") from fault
        if not days:
            raise ValueError("放假安排里没有日期")
        strange = [day for day, _, _ in days if day.year not in (year, year - 1)]
        if strange:
            raise ValueError(f"{strange[0]}不在{year}年或其前一年")
        if len({day for day, _, _ in days}) < len(days):
            raise ValueError("放假安排里有重复的日期")
        return cls(year, papers, days)


@dataclass(frozen=True)
class Calendar:
    """The years whose notice is known; immutable: importing a year gives a new calendar."""

    days: MappingProxyType[date, tuple[str, bool]]
    years: frozenset[int]

    @classmethod
    def of(cls, *notices: Notice) -> Calendar:
        """A later notice overrides an earlier one (a year's notice may move a past December)."""
        found = {day: (name, off) for notice in notices for day, name, off in notice.days}
        return cls(MappingProxyType(found), frozenset(notice.year for notice in notices))

    def with_notice(self, notice: Notice) -> Calendar:
        days = {**self.days, **{day: (name, off) for day, name, off in notice.days}}
        return Calendar(MappingProxyType(days), self.years | {notice.year})

    def day(self, when: date) -> Day:
        name, off = self.days.get(when, ("", when.weekday() >= 5))
        provisional = when.year not in self.years and when not in self.days
        if name:
            return Day(when, not off, f"{name}放假" if off else f"{name}调休上班")
        return Day(when, not off, f"周{WEEK[when.weekday()]}", provisional)

    def working(self, when: date) -> bool:
        return self.day(when).working

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when `end` is before."""
        if end < start:
            return -self.between(end, start)
        span = (start + timedelta(n) for n in range(1, (end - start).days + 1))
        return sum(self.working(day) for day in span)


def shipped() -> Calendar:
    """The calendar of the notices that come with the program (2023–2026)."""
    files = sorted(SHIPPED.glob("*.json"))
    return Calendar.of(*(Notice.read(file.read_text(encoding="utf-8")) for file in files))
