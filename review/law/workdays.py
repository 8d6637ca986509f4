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

from review.law import fixed_holidays
from review.law.holidays import Mark, Year
from review.words import Words

SHIPPED = Path(__file__).with_name("calendars")
ORDINARY = "工作日"


@dataclass(frozen=True)
class Day:
    """What one day is, and why.

    `provisional` says that no notice is known for its year: weekends and the days that the rule
    itself frees are left out, bridging days and days made up are open.
    """

    date: date
    working: bool
    why: str
    provisional: bool = False


@dataclass(frozen=True)
class Calendar:
    """The notices known, by year. Immutable: taking in a notice gives another calendar.

    `wide`: in years without a notice every day that a notice might free is left out.
    """

    years: Mapping[int, Year]
    wide: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "years", MappingProxyType(dict(self.years)))

    @classmethod
    def read(cls, *notices: str | bytes) -> Calendar:
        years = [Year.read(notice) for notice in notices]
        return cls({year.year: year for year in years})

    def having(self, *years: Year) -> Calendar:
        """This calendar with these years added, or put in place of what they were before."""
        return Calendar({**self.years, **{year.year: year for year in years}}, self.wide)

    @cached_property
    def widest(self) -> Calendar:
        """For a shortest period: the later of the days that are possible while a notice is open."""
        return Calendar(self.years, wide=True)

    @property
    def last(self) -> int:
        """The last year whose notice is known."""
        return max(self.years)

    def changes(self, newer: Calendar) -> tuple[tuple[Day, Day], ...]:
        """Each day that is another kind of day in `newer`, as it was and as it would be."""
        known = set(self.years) | set(newer.years)
        ruled = {day for day in fixed_holidays.fixed() if day.year in known}
        days = sorted({*self._marks, *newer._marks, *ruled})
        pairs = ((self.day(day), newer.day(day)) for day in days)
        return tuple(pair for pair in pairs if pair[0].working != pair[1].working)

    @cached_property
    def _marks(self) -> dict[date, Mark]:
        # In the order of years: a notice may change the December before it, and came later.
        ordered = sorted(self.years.values(), key=lambda year: year.year)
        return {mark.date: mark for year in ordered for mark in year.marks}

    @cached_property
    def _shifts(self) -> tuple[list[date], list[int]]:
        """The days that are not what their weekday says, and how many working days they add up to,
        running from the first."""
        marked = {day for day, mark in self._marks.items() if mark.off is (day.weekday() < 5)}
        ruled = {*fixed_holidays.fixed(), *(fixed_holidays.widest() if self.wide else ())}
        open_days = {day for day in ruled - marked if day.weekday() < 5 and not self.working(day)}
        differing = sorted(marked | open_days)
        return differing, list(accumulate(1 if day.weekday() >= 5 else -1 for day in differing))

    def day(self, day: date) -> Day:
        mark = self._marks.get(day)
        if mark is not None:
            why = "{feast}放假" if mark.off else "{feast}调休补班"
            return Day(day, not mark.off, Words(why, feast=mark.name))
        weekday = day.weekday() < 5
        if day.year not in self.years:
            return self._by_the_rule(day, weekday)
        return Day(day, weekday, ORDINARY if weekday else "周末")

    def _by_the_rule(self, day: date, weekday: bool) -> Day:
        """A day of a year whose notice is not known."""
        feast = fixed_holidays.fixed().get(day)
        if feast is not None:
            return Day(
                day, False, Words("{feast}放假（放假办法规定）", feast=feast), provisional=True
            )
        if self.wide and weekday and day in fixed_holidays.widest():
            return Day(day, False, "可能放假（安排尚未公布）", provisional=True)
        return Day(day, weekday, ORDINARY if weekday else "周末", provisional=True)

    def working(self, day: date) -> bool:
        mark = self._marks.get(day)
        if mark is not None:
            return not mark.off
        weekday = day.weekday() < 5
        return weekday if day.year in self.years else self._by_the_rule(day, weekday).working

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
        candidate = self.day(day)
        while not candidate.working:
            candidate = self.day(candidate.date + timedelta(days=1))
        return candidate


@cache
def shipped() -> Calendar:
    """The years that come with the product."""
    return Calendar.read(*(path.read_bytes() for path in sorted(SHIPPED.glob("*.json"))))
