"""Sums of money in a text, in words and in figures, and which of them may be the total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from review.checks.figures import joins
from review.law.amounts import read_words

TOTAL = re.compile(
    "总金额|总价|总额|总造价|合同金额|合同价|费用总计|金额合计|金额共计|价款合计|标的额"
)
# A sum beside one of these is a part, a ceiling or a price of something else.
PART = re.compile(
    "违约|赔偿|保证金|定金|押金|订金|预付|首付|尾款|质保|罚|滞纳|利息|另[收付加]|加收|限额|保险|注册资本|资产|收入|投标|单价|每|%|分之"
)
SHORT = 25  # characters of a line that can be the heading of the next
REACH = 80  # characters before a sum that can say what it is

# Whole stretches are taken and then read: a part of a figure is another sum.
_WORDS = re.compile(
    r"(?P<yuan>[零〇○一二三四五六七八九两十百千壹贰貳叁參肆伍陆陸柒捌玖拾佰仟廿卅万萬亿億]+)[元圆圓]"
    r"(?P<rest>[零〇○壹贰貳叁參肆伍陆陸柒捌玖拾角分整正]*)"
)
_FORMAL = re.compile("[壹贰貳叁參肆伍陆陸柒捌玖]")
_MIXED = str.maketrans("○一二三四五六七八九十百千", "〇壹贰叁肆伍陆柒捌玖拾佰仟")
_GAPS = " \u00a0\u2002\u2003\u2009\u202f"
_GROUPED = rf"\d(?:[\d,，.'’]|[{_GAPS}](?=\d{{3}}))*(?<=\d)"
_SCALES = {
    "": 1, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7,
    "亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
_SCALE = "[十百千]?[万亿]|万亿|[百千]"
_FIGURES = re.compile(
    r"(?:(?P<sign>[¥￥]|人民币|RMB|CNY)[:：]?\s*)?(?<![\d.,\-$€£])"
    rf"(?P<number>{_GROUPED}(?:\s?(?:{_SCALE})(?:零?{_GROUPED}(?:\s?(?:{_SCALE}))?)*)?)"
    r"\s*(?P<unit>元(?:\s?(?P<jiao>\d)角)?(?:\s?零?(?P<fen>\d)分)?)?"
)
_PIECE = re.compile(rf"零?(?P<figure>{_GROUPED})\s?(?P<scale>{_SCALE})?")
# One grouping from end to end; whatever else stands between the digits is no figure we know.
_GROUPINGS = tuple(
    re.compile(rf"\d{{1,{size}}}(?P<gap>{gap})\d{{{size}}}(?:(?P=gap)\d{{{size}}})*(?:\.\d+)?")
    for size, gap in ((3, "[,，]"), (4, "[,，]"), (3, "['’]"), (3, f"[{_GAPS}]"))
)
_UNGROUPED = re.compile(r"\d+(?:\.\d+)?")
_AFTER = re.compile(r"[\d%％‰年月日号]|\s*[/／]|每|[十百千万亿角分美欧港日英]")
_FURTHER = re.compile(r"[.,，]\d")  # after a figure without a unit
_FOREIGN = re.compile(
    "(?:港币|港元|美元|美金|欧元|日元|日币|英镑|台币|澳元|韩元|卢布|USD|HKD|EUR|JPY|GBP|TWD|HK|US)"
    r"\s*[:：]?\s*$"
)
_RANGE = re.compile(r"\d\s*(?:[元万亿]{0,2})\s*[-—–~～至到]+\s*$")
_SPLIT = re.compile(rf"\d[{_GAPS}]$")  # digits before a blank: another figure, or a part of this
# 12·5万元, 2×5万元, 1e6元, 负5000元: what stands before belongs to the figure.
_CUT = re.compile(r"(?:\d[^\s\w、；;，。：:（(）)《》“”]|[A-Za-z负減减])$")
_HEADED = re.compile("(?:单位[:：]|[（(])[十百千]?[万亿]元")
_PARTS = (_FOREIGN, _RANGE, _SPLIT, _CUT)
_TOLD = re.compile("[:：为计价款额币共]$")
_ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)")
# A total that stands in another place, or nowhere yet.
_ELSEWHERE = re.compile(
    f"(?:{TOTAL.pattern})(?:（[^（）]*）)?[^，,。；;]{{0,12}}(?:见|另行|待定|_|＿)"
)
_STOP = re.compile("[，,；;。]")
# A comma after which another thing is spoken of.
_ELSE = re.compile(r"[，,；;。](?!\s*(?:即|计|共|合|人民币|大写|小写|为|含|金额|[¥￥]))")


@dataclass(frozen=True)
class Amount:
    """A sum in yuan and the words it was read from, at `start` of the plain line."""

    value: Decimal
    text: str
    place: int
    start: int


def amounts(lines: Sequence[str]) -> tuple[Amount, ...]:
    return tuple(amount for place, line in enumerate(lines) for amount in _in(line, place))


def total(lines: Sequence[str], sums: Sequence[Amount]) -> Decimal | None:
    """The sum called a total; where none is, the only sum there is; None rather than a guess."""
    headings = _headings(lines)
    for amount in sums:
        before = lines[amount.place][: amount.start][-REACH:]
        if not re.sub("人民币|大写|小写|[¥￥：:（( ]", "", before):
            before = headings[amount.place] + before
        if amount.value and _called_total(before):
            return None if _contradicted(amount, lines[amount.place], sums) else amount.value
    values = {amount.value for amount in sums if amount.value}
    if len(values) != 1 or any(_ELSEWHERE.search(line) for line in lines):
        return None
    parts = any(PART.search(_clause(lines[each.place], each)) for each in sums)
    return None if parts else values.pop()


def _called_total(before: str) -> bool:
    """Whether what stands before a sum calls it the total, and nothing else comes between."""
    *_, last = [None, *TOTAL.finditer(before)]
    if last is None or PART.search(before):
        return False
    return not _ELSE.search(_ASIDE.sub("", before[last.end() :]))


def _clause(line: str, amount: Amount) -> str:
    """The words around a sum, from stop to stop."""
    before, after = line[: amount.start], line[amount.start + len(amount.text) :]
    return _STOP.split(before)[-1] + _STOP.split(after)[0]


def _contradicted(amount: Amount, line: str, sums: Sequence[Amount]) -> bool:
    """Whether the same sum in words and in figures beside it has another value: neither is offered."""
    for other in sums:
        if other.place == amount.place and other.value != amount.value:
            first, last = sorted((amount, other), key=lambda each: each.start)
            between = line[first.start + len(first.text) : last.start]
            if joins(between) and len({*map(_in_words, (amount, other))}) == 2:
                return True
    return False


def _in_words(amount: Amount) -> bool:
    return bool(_FORMAL.search(amount.text))


def _headings(lines: Sequence[str]) -> list[str]:
    """For each line the one above it that is not empty, if short enough to be its heading."""
    above, last = [], ""
    for line in lines:
        above.append(last if len(last) <= SHORT else "")
        last = line or last
    return above


def _in(line: str, place: int) -> Iterator[Amount]:
    for match in _WORDS.finditer(line):
        value = _spoken(match)
        if value is not None and not _FOREIGN.search(line[: match.start()]):
            yield Amount(value, match[0], place, match.start())
    for match in _FIGURES.finditer(line):
        if (match["sign"] or match["unit"]) and not _doubtful(match):
            value = _written(match)
            if value is not None:
                yield Amount(value, match[0], place, match.start())


def _spoken(match: re.Match[str]) -> Decimal | None:
    """The value of a sum in formal words, None for ordinary ones and for what is no number."""
    if not _FORMAL.search(match["yuan"]):
        return None
    words = match[0].translate(_MIXED).replace("零角", "零").replace("零分", "")
    try:
        return read_words(words)
    except ValueError:
        return None  # looks like a sum and is none: nothing to offer


def _doubtful(match: re.Match[str]) -> bool:
    """Whether what stands around a figure makes it no sum, or a sum of something else."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if not match["unit"] and _FURTHER.match(after):
        return True
    if _AFTER.match(after) or any(each.search(before) for each in _PARTS):
        return True
    if not match["unit"] and _HEADED.search(before):
        return True  # the heading says that these are ten thousands
    loose = any(gap in match["number"] for gap in _GAPS)
    # 10 500元 may be ten pieces at 500: two groups need a word or a sign that begins the figure.
    sure = match["sign"] or _TOLD.search(before.rstrip()) or len(match["number"].split()) > 2
    return loose and not sure


def _written(match: re.Match[str]) -> Decimal | None:
    """The value in yuan of 1亿2,000万元 or 12元5角; None where the parts do not make one number."""
    total, smallest = Decimal(0), Decimal(10) ** 16
    for piece in _PIECE.finditer(match["number"]):
        figure, scale = _figure(piece["figure"]), _SCALES[piece["scale"] or ""]
        if figure is None or figure * scale >= smallest:
            return None
        total, smallest = total + figure * scale, Decimal(scale)
    return total + Decimal(match["jiao"] or 0) / 10 + Decimal(match["fen"] or 0) / 100


def _figure(text: str) -> Decimal | None:
    """Digits in one grouping as a number; None where they are grouped in no way known."""
    if _UNGROUPED.fullmatch(text) or any(each.fullmatch(text) for each in _GROUPINGS):
        return Decimal(re.sub("[^0-9.]", "", text))
    return None
