"""C01: a sum in words beside the same sum in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from review.checks.check import ALL, Check
from review.checks.figures import NUMBER, decimal, formal, joins, scale
from review.checks.finding import Finding, Rule, Weight
from review.checks.grids import Box
from review.checks.text import Line, Text
from review.law.amounts import words, yuan
from review.words import Words

RULE = Rule(
    "C01", Weight.STOP, "金额大小写不一致", "民法典第四百七十条、第五百一十条、第五百一十一条",
    "含税价与不含税价并列；总价与首付款、保证金并列；表头以万元为单位；外币；四舍五入的万元数",
    "金额", "大写金额和小写金额是否相等",
)  # fmt: skip
REACH = 40
_BIG = "零〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万萬亿億"
_SMALL = "零〇一二两三四五六七八九十百千万亿"
_WORDS = re.compile(
    rf"(?:[壹贰貳叁參肆伍陆陸柒捌玖拾零][{_BIG}]{{0,40}}[元圆圓]|[一二两三四五六七八九十][{_SMALL}]{{1,40}}元)"
    r"(?:零?[壹贰貳叁參肆伍陆陸柒捌玖一二三四五六七八九]角)?(?:零?[壹贰貳叁參肆伍陆陸柒捌玖一二三四五六七八九]分)?[整正]?"
    r"|(?<![元圆圓角])[壹贰叁肆伍陆柒捌玖]角(?:[壹贰叁肆伍陆柒捌玖]分)?[整正]?"
)
# Groups of three parted by one mark, or groups of four; else as elsewhere.
_NUMBER = rf"\d{{1,3}}(?:(?:[ '’]\d{{3}})+|(?:[,，]\d{{3}})+)(?:\.\d+)?(?!\d)|\d{{1,4}}(?:[,，]\d{{4}})+(?:\.\d+)?|{NUMBER}"
_FIGURES = re.compile(
    rf"(?<![\d.,\-－—第])(?<!\d )({_NUMBER})(亿元|万元|元)?(?![\d%‰年月日号条款项])"
)
_CASES = ("大写", "小写")
_FOREIGN = re.compile("美元|欧元|日元|港币|港元|英镑|USD|EUR|HKD|JPY")


class Sum(NamedTuple):
    """A sum at [start, end); `step` is half of its last written digit, in yuan."""

    value: Decimal
    start: int
    end: int
    unit: str
    step: Decimal


def find(text: Text) -> Iterator[Finding]:
    for line in text.body:
        if amounts := list(_spelled(line.text)):
            yield from _in_line(text, line, amounts)
    yield from _across(text)
    yield from _in_rows(text)
    yield from _below(text)


def _in_line(text: Text, line: Line, amounts: list[tuple[Decimal, int, int]]) -> Iterator[Finding]:
    figures = list(_numeric(line.text))
    for value, start, end in amounts:
        beside = _beside(line.text, figures, start, end)
        if beside and not _equal(value, beside, line.text):
            span = (min(start, beside.start), max(end, beside.end))
            yield _told(text, line, span, value, beside)


def _beside(said: str, figures: list[Sum], start: int, end: int) -> Sum | None:
    """The figures joined to the words at [start, end) by nothing but glue, the nearer first."""
    after = next((each for each in figures if each.start >= end), None)
    before = next((each for each in reversed(figures) if each.end <= start), None)
    gaps = [
        (said[end : each.start], each) if each is after else (said[each.end : start], each)
        for each in (after, before)
        if each
    ]
    joined = [(len(gap), each) for gap, each in gaps if len(gap) <= REACH and joins(gap)]
    return min(joined, key=lambda each: each[0])[1] if joined else None


def _told(text: Text, line: Line, span: tuple[int, int], value: Decimal, figure: Sum) -> Finding:
    spelled, written = yuan(value), yuan(figure.value)
    said = Words("大写为{spelled}，小写为{written}，请改为一致", spelled=spelled, written=written)
    if figure.value < Decimal(10) ** 15:
        right = words(figure.value.quantize(Decimal("0.01")))
        said = Words("{said}（小写金额的大写是“{right}”）", said=said, right=right)
    return text.finding(RULE, line, span, said)


def _spelled(said: str) -> Iterator[tuple[Decimal, int, int]]:
    for match in _WORDS.finditer(said):
        value = formal(match[0])
        if value is not None and not _FOREIGN.search(said[match.start() - 6 : match.end() + 3]):
            yield value, match.start(), match.end()


def _numeric(said: str) -> Iterator[Sum]:
    for match in _FIGURES.finditer(said):
        unit, figures = match[2] or "", match[1]
        times = Decimal(scale(unit))
        places = len(figures.partition(".")[2])
        step = times / 2 / 10**places if unit and unit != "元" and places else Decimal(0)
        yield Sum(decimal(figures) * times, match.start(), match.end(), unit, step)


def _equal(value: Decimal, figure: Sum, context: str) -> bool:
    if abs(value - figure.value) <= figure.step:
        return True
    if not figure.unit and "万元" in context:
        return value == figure.value * 10_000
    return False


def _across(text: Text) -> Iterator[Finding]:
    """大写 on one line, 小写 on the next."""
    for above, below in pairwise(text.prose):
        if max(len(above.text), len(below.text)) > 60 or not (above.text and below.text):
            continue
        if ("大写" in above.text) == ("大写" in below.text):
            continue
        spelled, plain = (above, below) if "大写" in above.text else (below, above)
        amounts, figures = list(_spelled(spelled.text)), list(_numeric(plain.text))
        alone = len(amounts) == len(figures) == 1 and not list(_numeric(spelled.text))
        if alone and "小写" in plain.text and not _equal(amounts[0][0], figures[0], plain.text):
            yield _told(text, spelled, amounts[0][1:], amounts[0][0], figures[0])


def _in_rows(text: Text) -> Iterator[Finding]:
    """大写 in one cell, 小写 in another of the same row."""
    for grid in text.grids:
        unit = "万元" if any("万元" in box.text for row in grid.rows[:2] for box in row) else ""
        for row in grid.rows:
            spelled = [(box, each) for box in row for each in _spelled(box.text)]
            figures = [
                each
                for box in row
                for each in _numeric(box.text)
                if re.fullmatch(r"(?:小写|金额|[：:（）()¥￥\s人民币])*", box.text[: each.start])
                and re.fullmatch(r"[）)整。；]*", box.text[each.end :])
            ]
            if len(spelled) == len(figures) == 1 and not list(_numeric(spelled[0][0].text)):
                box, (value, start, end) = spelled[0]
                if not _equal(value, figures[0], unit):
                    yield _in_box(text, box, start, end, value, figures[0])


def _below(text: Text) -> Iterator[Finding]:
    """大写 in one row of a table, 小写 of the same sum in the next."""
    for grid in text.grids:
        for pair in pairwise(grid.rows):
            marks = [
                sorted({mark for box in row for mark in _CASES if mark in box.text}) for row in pair
            ]
            if sorted(marks) != [["大写"], ["小写"]]:
                continue
            spelled, plain = pair if marks[0] == ["大写"] else pair[::-1]
            words_of = [(box, each) for box in spelled for each in _spelled(box.text)]
            figures = [each for box in plain for each in _numeric(box.text)]
            if len(words_of) == len(figures) == 1:
                box, (value, start, end) = words_of[0]
                if not _equal(value, figures[0], ""):
                    yield _in_box(text, box, start, end, value, figures[0])


def _in_box(text: Text, box: Box, start: int, end: int, value: Decimal, figure: Sum) -> Finding:
    line = next(text.by_id[line_id] for line_id in box.ids if text.by_id[line_id].text)
    at = max(line.text.find(box.text[start:end]), 0)
    return _told(text, line, (at, at + end - start), value, figure)


CHECKS = (Check(RULE, ALL, find),)
