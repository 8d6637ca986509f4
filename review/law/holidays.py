"""A year's holiday notice (放假安排): read from a file or from typed lines, checked, doubted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from review.chinese import spoken_weekday
from review.law.fixed_holidays import named
from review.words import Listed, Words

LONGEST_STRETCH = 31
# 全年节及纪念日放假办法第二条: a notice that leaves one out was copied badly.
FEASTS = ("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆")
OFF, ON = ("休", "放假", "休息"), ("班", "上班", "补班")
LINE = re.compile(
    r"(?P<first>\d{4}-\d{1,2}-\d{1,2})(?:\s*(?:至|到|~|～|—|–)\s*(?P<last>\d{4}-\d{1,2}-\d{1,2}))?"
    r"[\s,，]+(?P<name>[^\s,，]+)[\s,，]+(?P<kind>\S+)"
)


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
        papers, rows = whole.get("papers", []), whole.get("days")
        if not isinstance(papers, list) or not all(isinstance(paper, str) for paper in papers):
            raise NoticeError("“papers”应为通知名称的列表")
        year = whole.get("year")
        if not isinstance(year, int) or isinstance(year, bool) or not 2000 <= year <= 2100:
            raise NoticeError("缺少年份：“year”应为四位数的年份")
        if not isinstance(rows, list) or not rows:
            raise NoticeError(Words("{year}年的安排里没有任何日期，可能尚未公布", year=year))
        return _checked(year, papers, (_mark(row, place) for place, row in enumerate(rows, 1)))

    @classmethod
    def typed(cls, year: int, paper: str, lines: str) -> Year:
        """Read what a person typed: 2027-01-01至2027-01-03 元旦 休, one stretch a line."""
        if not 2000 <= year <= 2100:
            raise NoticeError("年份应为四位数，如 2027")
        written = [line.strip() for line in lines.splitlines()]
        marks = [
            mark
            for place, line in enumerate(written, 1)
            if line
            for mark in _stretch(line, Words("第{place}行", place=place))
        ]
        if not marks:
            raise NoticeError("没有填写任何日期")
        papers = [paper.strip()] if paper.strip() else []
        return _checked(
            year, papers, ((Words("第{n}个日期", n=n), m) for n, m in enumerate(marks, 1))
        )

    def written(self) -> str:
        """The notice in the holiday-cn shape again, its days in order."""
        days = [{"name": m.name, "date": m.date.isoformat(), "isOffDay": m.off} for m in self.marks]
        whole = {"year": self.year, "papers": list(self.papers), "days": days}
        return json.dumps(whole, ensure_ascii=False, indent=1)

    def doubts(self) -> tuple[str, ...]:
        """What is no mistake for certain, but should be looked at before it counts."""
        doubts = [] if self.papers else ["没有写明是哪一份通知"]
        lacking = [feast for feast in FEASTS if not any(feast in mark.name for mark in self.marks)]
        if lacking:
            doubts.append(Words("没有找到{lacking}的安排", lacking=Listed("、", lacking)))
        for mark in self.marks:
            if not mark.off and mark.date.weekday() < 5:
                doubts.append(
                    Words("{date}本来就是工作日，标为补班没有作用", date=spoken_weekday(mark.date))
                )
        on_weekdays = sum(mark.off and mark.date.weekday() < 5 for mark in self.marks)
        made_up = sum(not mark.off and mark.date.weekday() >= 5 for mark in self.marks)
        if made_up and made_up >= on_weekdays:
            doubts.append(
                Words(
                    "补班{made_up}天不少于占用的工作日{on_weekdays}天，请核对休、班是否填反",
                    made_up=made_up,
                    on_weekdays=on_weekdays,
                )
            )
        return tuple(doubts)


def _checked(year: int, papers: list[str], placed: Iterator[tuple[str, Mark]] | Any) -> Year:
    marks: dict[date, Mark] = {}
    for place, mark in placed:
        if not date(year - 1, 12, 1) <= mark.date <= date(year, 12, 31):
            raise NoticeError(
                Words(
                    "{place}（{date}）不在{year}年及上年12月之内",
                    place=place,
                    date=mark.date,
                    year=year,
                )
            )
        if mark.date in marks:
            raise NoticeError(Words("{date}出现了两次", date=mark.date))
        marks[mark.date] = mark
    return Year(year, tuple(papers), tuple(marks[day] for day in sorted(marks)))


def _parse(text: str | bytes) -> dict[str, Any]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise NoticeError("文件不是有效的 JSON") from None
    if not isinstance(whole, dict):
        raise NoticeError("文件应为一个年度的放假安排")
    return whole


def _mark(row: Any, number: int) -> tuple[str, Mark]:
    place = Words("第{number}条", number=number)
    if not isinstance(row, dict):
        raise NoticeError(Words("{place}不是一个日期的安排", place=place))
    name, off = row.get("name"), row.get("isOffDay")
    day = _day(str(row.get("date")), place)
    if not isinstance(name, str) or not name.strip():
        raise NoticeError(Words("{place}（{day}）缺少节日名称", place=place, day=day))
    if not isinstance(off, bool):
        raise NoticeError(
            Words(
                "{place}（{day}）没有写明是否放假：“isOffDay”应为 true 或 false",
                place=place,
                day=day,
            )
        )
    return place, Mark(day, named(name.strip()[:40]), off)


def _stretch(line: str, place: str) -> Iterator[Mark]:
    match = LINE.fullmatch(line)
    if match is None:
        raise NoticeError(
            Words(
                "{place}无法识别：{line}（应如“2027-01-01至2027-01-03 元旦 休”）",
                place=place,
                line=line[:40],
            )
        )
    first = _day(match["first"], place)
    last = _day(match["last"], place) if match["last"] else first
    if not 0 <= (last - first).days < LONGEST_STRETCH:
        raise NoticeError(
            Words(
                "{place}的起止日期有误：{match}至{match2}",
                place=place,
                match=match["first"],
                match2=match["last"],
            )
        )
    if match["kind"] not in (*OFF, *ON):
        raise NoticeError(
            Words(
                "{place}末尾应写“休”或“班”，写的是“{match}”", place=place, match=match["kind"][:10]
            )
        )
    for n in range((last - first).days + 1):
        yield Mark(first + timedelta(n), named(match["name"][:40]), match["kind"] in OFF)


def _day(word: str, place: str) -> date:
    try:
        return date(*(int(part) for part in word.split("-")))
    except (ValueError, TypeError):
        raise NoticeError(
            Words("{place}的日期无法识别：{word}", place=place, word=word[:20])
        ) from None
