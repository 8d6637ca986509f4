"""The official calendar: which day is a working day, and by which notice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType

from review.law.holidays import Mark, Year

SHIPPED = Path(__file__).with_name("calendars")
ORDINARY = "工作日"


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

    def having(self, *years: Year) -> Calendar:
        """This calendar with these years added, or put in place of what they were before."""
        return Calendar({**self.years, **{year.year: year for year in years}})

    @property
    def last(self) -> int:
        """The last year whose notice is known."""
        return max(self.years)

    def changes(self, newer: Calendar) -> tuple[tuple[Day, Day], ...]:
        """Each day that is another kind of day in `newer`, as it was and as it would be."""
        days = sorted({*self._marks, *newer._marks})
        pairs = ((self.day(day), newer.day(day)) for day in days)
        return tuple(pair for pair in pairs if pair[0].working != pair[1].working)

    @cached_property
    def _marks(self) -> dict[date, Mark]:
        # In the order of years: a notice may change the December before it, and came later.
        ordered = sorted(self.years.values(), key=lambda year: year.year)
        return {mark.date: mark for year in ordered for mark in year.marks}

    @cached_property
    def _shifts(self) -> tuple[list[date], list[int]]:
        """The days whose mark differs from the weekday, and how many working days they add up to,
        running from the first."""
        differing = sorted(
            day for day, mark in self._marks.items() if mark.off is (day.weekday() < 5)
        )
        return differing, list(accumulate(1 if day.weekday() >= 5 else -1 for day in differing))

    def day(self, day: date) -> Day:
        mark = self._marks.get(day)
        if mark is not None:
            return Day(day, not mark.off, f"{mark.name}{'放假' if mark.off else '调休补班'}")
        known = day.year in self.years
        why = "周末" if day.weekday() >= 5 else ORDINARY
        return Day(day, day.weekday() < 5, why, provisional=not known)

    def working(self, day: date) -> bool:
        mark = self._marks.get(day)
        return day.weekday() < 5 if mark is None else not mark.off

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; below zero when `end` is before."""
        if end < start:
            return -self.between(end, start)
        return self._until(end) - self._until(start)

    def _until(self, day: date) -> int:
        """Working days from the first Monday there is up to and including `day`."""
        weeks, rest = divmod(day.toordinal() - 1, 7)
        differing, sums = self._shifts
        before = bisect_right(differing, day)
        return 5 * weeks + min(rest + 1, 5) + (sums[before - 1] if before else 0)

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
