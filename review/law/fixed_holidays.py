"""全年节及纪念日放假办法（2024年修订）: the days that are free by the rule itself, with or without a notice.

The lunar feasts stand in `calendars/feasts.csv`, 2024 to 2060, found by two libraries that agree;
the day of 清明 is the solar term's.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType

from review.words import Listed

TABLE = Path(__file__).with_name("calendars") / "feasts.csv"
# Article 2: how long each feast is, from which day; article 6: what falls on a weekend is made up.
NEW_YEAR, LABOUR, NATIONAL = "元旦", "劳动节", "国庆节"
SPRING, QINGMING, DRAGON_BOAT, MID_AUTUMN = "春节", "清明节", "端午节", "中秋节"
MADE_UP = "补假"
DAY = timedelta(1)
# How long the notices have let a feast last at most, so many days before its first and after its last.
WIDEST = {NEW_YEAR: (1, 2), SPRING: (2, 4), QINGMING: (2, 2), LABOUR: (2, 3),
          DRAGON_BOAT: (2, 2), MID_AUTUMN: (2, 2), NATIONAL: (2, 5)}  # fmt: skip


def named(name: str) -> str:
    """The feasts that a notice names, as the rule calls them; a name that it does not know as typed."""
    known = {feast: feast for feast in WIDEST}
    feasts_named = name.split("、")
    if not all(feast in known for feast in feasts_named):
        return name
    return Listed("、", [known[feast] for feast in feasts_named])


@cache
def fixed() -> Mapping[date, str]:
    """Every day that the rule frees, with the name of its feast; made-up days follow the weekend."""
    days: dict[date, str] = {}
    for year in table():
        found = {day: name for name, run in feasts(year) for day in run}
        days |= found
        days |= _made_up(found)
    return MappingProxyType(days)


@cache
def widest() -> frozenset[date]:
    """Every day that a notice might free: for a period that may not end too early."""
    open_days = set(fixed())
    for year in table():
        for name, run in feasts(year):
            before, after = WIDEST[name]
            first, last = run[0] - before * DAY, run[-1] + after * DAY
            open_days |= {first + n * DAY for n in range((last - first).days + 1)}
    return frozenset(open_days)


def feasts(year: int) -> Iterator[tuple[str, list[date]]]:
    """Each feast of a year of the table with its days (article 2)."""
    row = table()[year]
    yield NEW_YEAR, [date(year, 1, 1)]
    yield SPRING, [row["spring"] + n * DAY for n in range(-1, 3)]
    yield QINGMING, [row["qingming"]]
    yield LABOUR, [date(year, 5, 1), date(year, 5, 2)]
    yield DRAGON_BOAT, [row["dragon_boat"]]
    yield MID_AUTUMN, [row["mid_autumn"]]
    yield NATIONAL, [date(year, 10, n) for n in (1, 2, 3)]


@cache
def table() -> Mapping[int, Mapping[str, date]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        int(row.pop("year")): {name: date.fromisoformat(day) for name, day in row.items()}
        for row in rows
    }


def _made_up(found: Mapping[date, str]) -> dict[date, str]:
    """For each free day on a weekend the next weekday that is not free itself (article 6)."""
    made: dict[date, str] = {}
    for day, name in sorted(found.items()):
        if day.weekday() < 5:
            continue
        other = day + DAY
        while other.weekday() >= 5 or other in found or other in made:
            other += DAY
        made[other] = name + MADE_UP
    return made
