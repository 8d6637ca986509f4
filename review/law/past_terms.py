"""The last day of a term as old ledgers write it: as a day, as a span, or as a length and from when it runs.

5年 from 1 May 2021 ends on 30 April 2026: the day it begins is its first.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from review.law.past_values import ENDLESS, SPOKEN_LENGTH, Unreadable, day, figure
from review.words import Words

LONGEST = 99  # years; 2028年 is a year and no length
SHORTEST_IN_DAYS = 32  # 30日 may be the thirtieth
CURE = "请写届满的那一天，如2028-12-31"
UNTOLD = ("不是日期", "写的是期限，不是日期")
WITHOUT_END = re.compile(r"(长期|永久|无固定期限|无期限|不限期?|未规定有效期|未设有效期)(有效)?")
_DAY = re.compile(r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?")
SPAN = re.compile(rf"[自从]?({_DAY.pattern})(?:起|开始)?(?:至|到|[-—–~]+)({_DAY.pattern})止?")
BEGINNING = re.compile("[自从].*|.*起")
AROUND = re.compile(
    r"^(有效期限?|期限)?(为|是|:)?(截至|截止到?|至|到)?|(止|前|以前|届满|期满|到期|失效|终止|废止)$"
)
_LENGTH = re.compile(
    r"(?:(?P<years>\d+)年)?(?P<half>半年?)?[零又]?(?:(?P<months>\d+)个月)?(?:(?P<days>\d+)[天日])?"
).pattern
_SINCE = re.compile(
    r"[自从]?(?P<since>[^,，;；]*?)(?:之日|当日)?起(?:开始)?(?:施行|实施|执行|生效|计算|算)?[,，;；]?"
).pattern
_CALLED = re.compile(r"(?:试行|暂行)?(?:有效期限?|有效|期限|期|服务期限?)?(?:为|是|:)?").pattern
LENGTHS = (
    re.compile(rf"(?:{_SINCE})?{_CALLED}{_LENGTH}内?(?:有效|止)?"),
    re.compile(rf"{_CALLED}{_LENGTH}[,，;；]?{_SINCE}"),
)
SINCE = (
    (re.compile("发布|公布"), ("published_on", "happened_on")),
    (re.compile("施行|实施|执行|生效"), ("begins_on", "published_on", "happened_on")),
    (re.compile("印发|发文|成文|下发|制定|签订|签署|签约|签字|盖章|双方签"), ("happened_on",)),
)
"""By what a cell says, the days of the row from which a length runs, the first that is there."""


@dataclass(frozen=True)
class Length:
    """So many months and days; `since` is what the cell says of its beginning, a day or words."""

    months: int
    days: int
    since: str = ""

    def last(self, first: date) -> date:
        """Its last day, where `first` is its first."""
        years, month = divmod(first.month - 1 + self.months, 12)
        year, month = first.year + years, month + 1
        there = monthrange(year, month)[1]
        if self.months and first.day > there:  # 31 January has no fellow in February
            return date(year, month, there) + timedelta(self.days)
        return date(year, month, first.day) + timedelta(self.days - 1)


def read(written: str, unit: str, today: date) -> str | Length:
    """The last day, or 长期, or a length; `unit` is 年 or 月 where the column names it.

    Raises Unreadable for what names no end.
    """
    word = re.sub(r"[\s()（）]", "", unicodedata.normalize("NFKC", written))
    if word in ENDLESS:
        return word
    if WITHOUT_END.fullmatch(word):
        return "长期"
    word = SPOKEN_LENGTH.sub(lambda match: figure(match[0]), word)
    if re.fullmatch(r"\d{1,2}", word):
        return _bare(word, unit)
    span = SPAN.fullmatch(word)
    if span:
        return _last_of(day(span[1], "", today), day(span[2], "", today))
    found = _length(word)
    if found:
        return found
    if BEGINNING.fullmatch(word) and "期" not in word:
        raise Unreadable("只写了从哪一天起", CURE)
    try:
        return day(AROUND.sub("", AROUND.sub("", word)), "", today)
    except Unreadable as fault:
        if fault.reason in UNTOLD:
            raise Unreadable(
                "看不出届满的那一天", "请写届满的那一天，如2028-12-31；或者写期限，如5年"
            ) from None
        raise


def _bare(word: str, unit: str) -> Length:
    if not unit or not int(word):
        raise Unreadable("只有数字，没有写明是年还是月", "请写作5年，或者写届满的那一天")
    return Length(int(word) * (12 if unit == "年" else 1), 0)


def _last_of(first: str, last: str) -> str:
    if last < first:
        raise Unreadable("届满的那一天早于开始的那一天", "请核对两个日期")
    return last


def _length(word: str) -> Length | None:
    found = (_measured(match, word) for form in LENGTHS if (match := form.fullmatch(word)))
    return next((length for length in found if length), None)


def _measured(match: re.Match[str], word: str) -> Length | None:
    years, months, days = (int(match[name] or 0) for name in ("years", "months", "days"))
    months += years * 12 + (6 if match["half"] else 0)
    since = match["since"] or ""
    the_day = not since and not word.endswith("天") and 0 < days < SHORTEST_IN_DAYS
    if not months + days or years > LONGEST or the_day:
        return None
    return Length(months, days, since)


def begin(
    length: Length, values: Mapping[str, str], usual: tuple[str, ...], today: date
) -> tuple[str, date]:
    """The day from which the length runs, and the key of its field ("" where the cell names the day).

    `usual` are the fields by which it runs where the cell does not say. Raises Unreadable.
    """
    if _DAY.fullmatch(length.since):
        return "", date.fromisoformat(day(length.since, "", today))
    keys = next((keys for words, keys in SINCE if words.search(length.since)), None)
    if length.since and keys is None:
        raise Unreadable(Words("从“{since}”起算，表里没有这个日期", since=length.since[:20]), CURE)
    for key in keys or usual:
        if key in usual and values.get(key):
            return key, date.fromisoformat(values[key])
    raise Unreadable("写的是期限，这一行没有可以起算的日期", CURE)
