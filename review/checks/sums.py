"""Sums of money in a text, in words and in figures, and which of them may be the total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from review.law.amounts import read_figures, read_words

TOTAL = re.compile(
    "总金额|总价|总额|总造价|合同金额|合同价|费用总计|金额合计|金额共计|价款合计|标的额"
)
# A sum beside one of these is a part, a ceiling or a price of something else.
PART = re.compile(
    "违约|赔偿|保证金|定金|预付|首付|质保|罚|限额|保险|注册资本|资产|收入|投标|单价|每|%|分之"
)
SHORT = 25  # characters of a line that can be the heading of the next
REACH = 80  # characters before a sum that can say what it is

_WORDS = re.compile(
    r"[壹贰貳叁參肆伍陆陸柒捌玖拾][零〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万萬亿億]{0,40}[元圆圓]"
    r"(?:零?[壹贰叁肆伍陆柒捌玖]角)?(?:零?[壹贰叁肆伍陆柒捌玖]分)?[整正]?"
)
_FIGURES = re.compile(
    r"(?:(?P<sign>[¥￥]|人民币)[:：]?\s*)?(?<![\d.,\-])"
    r"(?P<number>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<unit>亿元|万元|元)?"
    r"(?![\d%年月日]|\s*[/／])"
)


@dataclass(frozen=True)
class Amount:
    """A sum in yuan and the words it was read from, at `start` of the plain line."""

    value: Decimal
    text: str
    place: int
    start: int


def amounts(lines: Sequence[str]) -> tuple[Amount, ...]:
    return tuple(found for place, line in enumerate(lines) for found in _in(line, place))


def total(lines: Sequence[str], found: Sequence[Amount]) -> Decimal | None:
    """The sum called a total; where none is, the only sum there is; None rather than a guess."""
    headings = _headings(lines)
    for amount in found:
        before = lines[amount.place][: amount.start][-REACH:]
        if not re.sub("人民币|大写|小写|[¥￥：:（( ]", "", before):
            before = headings[amount.place] + before
        if amount.value and TOTAL.search(before) and not PART.search(before):
            return amount.value
    values = {amount.value for amount in found if amount.value}
    return values.pop() if len(values) == 1 else None


def _headings(lines: Sequence[str]) -> list[str]:
    """For each line the one above it that is not empty, if short enough to be its heading."""
    above, last = [], ""
    for line in lines:
        above.append(last if len(last) <= SHORT else "")
        last = line or last
    return above


def _in(line: str, place: int) -> Iterator[Amount]:
    for match in _WORDS.finditer(line):
        try:
            yield Amount(read_words(match[0]), match[0], place, match.start())
        except ValueError:
            continue  # looks like a sum and is none: nothing to offer
    for match in _FIGURES.finditer(line):
        if match["sign"] or match["unit"]:
            value = read_figures(match["number"] + (match["unit"] or ""))
            yield Amount(value, match[0], place, match.start())
