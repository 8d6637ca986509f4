"""Days named in a text, and the term from one to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from review.law.numbering import arabic

_YEAR = r"(\d{4}|[〇○零一二三四五六七八九]{4})"
_SMALL = r"(\d{1,2}|元|[一二三四五六七八九十]{1,3})"
_DAY = rf"(?<!\d){_YEAR}(?:年{_SMALL}月{_SMALL}日|[-./](\d{{1,2}})[-./](\d{{1,2}})(?!\d))"
_DATE = re.compile(_DAY)
_PLAIN_DAY = re.sub(r"\((?!\?)", "(?:", _DAY)
_OLD = str.maketrans("○元", "〇一")
_SPAN = re.compile(rf"(?:(?:自|从)\s*)?({_PLAIN_DAY})\s*起?\s*(?:至|到|—+|-|~|～)\s*({_PLAIN_DAY})")
# A span or a length is a term only where the words before it say so.
_OTHER = re.compile("公告|投标|报名|质保|保修|付款|公示")
_LENGTH = re.compile(
    r"(?<!投标)(?:合同|服务|租赁|履行|委托|有效|合作|管理)期限?[^，。；%]{0,8}?(?:为|：|:|共)\s*"
    r"(?:\d{1,3}|[一二三四五六七八九十壹贰叁两]{1,3})\s*(?:年半?|个半?月|日历天|日|天)"
)


@dataclass(frozen=True)
class Day:
    value: date
    text: str
    place: int


@dataclass(frozen=True)
class Term:
    """From when to when; where only a length is given, the days are None."""

    begins: date | None
    ends: date | None
    text: str
    place: int


def dates(lines: Sequence[str]) -> tuple[Day, ...]:
    days = []
    for place, line in enumerate(lines):
        for match in _DATE.finditer(line):
            day = _day(match)
            if day:
                days.append(Day(day, match[0], place))
    return tuple(days)


def term(lines: Sequence[str]) -> Term | None:
    """The first span of days; without one, the first length that is called a term."""
    for place, line in enumerate(lines):
        span = _SPAN.search(line)
        if span and _called(line[: span.end(1)], span[0]):
            begins, ends = (_read(span[n]) for n in (1, 2))
            if begins and ends and begins < ends:
                return Term(begins, ends, span[0].strip(), place)
    for place, line in enumerate(lines):
        if length := _LENGTH.search(line):
            return Term(None, None, length[0], place)
    return None


def _called(before: str, span: str) -> bool:
    return (span[0] in "自从" or "期" in before) and not _OTHER.search(before)


def _read(text: str) -> date | None:
    match = _DATE.search(text)
    return _day(match) if match else None


def _day(match: re.Match[str]) -> date | None:
    parts = [part for part in match.groups() if part]
    try:
        return date(*(arabic(part.translate(_OLD)) for part in parts))
    except ValueError:
        return None
