"""Figures as contracts write them: 一二三, 壹贰叁 and 123, alone or with 万元, % and ‰."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from review.law.amounts import SCALES, read_words
from review.law.numbering import arabic

COUNT = r"(?:\d{1,4}|[零〇一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾佰]{1,6})"
"""A small number in any script."""
NUMBER = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
PERCENT = re.compile(
    r"(?<![\d.])(\d{1,3}(?:\.\d{1,4})?)%|百分之([一二三四五六七八九十百零点]{1,7})"
    r"|(?<![第一二三四五六七八九十百])([一二两三四五六七八九十])成([一二三四五六七八九半]?)"
    r"(?![员立都本果效品功交型为新熟人不])|(?<![百千万])([二三四五六七八九十])分之([一二三四五六七八九])"
)
"""30%, 百分之三十, 三成 or 四分之一."""

# Words that only join the two ways of writing one sum.
_GLUE = re.compile(
    r"人民币|大写|小写|金额|数字|总计|合计|共计|总价|总额|价款|RMB|CNY|[¥￥$]|元整|[即计为是合也亦（）()【】：:，,、；;/／\s\n\t“”\"元整正=＝_＿]"
    r"|以下同|含税价?|含增值税"
)
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億圆圓两", "一二三四五六七八九十百千万亿元元二")
_FORMAL = str.maketrans("一二三四五六七八九十百千两〇", "壹贰叁肆伍陆柒捌玖拾佰仟贰零")


def joins(gap: str) -> bool:
    """Whether what stands between a sum in words and one in figures makes them two ways of one sum.

    Glue that lists two sums (、 or ；) is none that pairs them, unless it says 大写 or 小写.
    """
    if _GLUE.sub("", gap):
        return False
    return bool(re.search("大写|小写|[（）(¥￥即计为合]", gap)) or not gap.strip("：:，,元整 ")


@lru_cache(maxsize=4096)
def count(word: str) -> int | None:
    """三, 叁, 十二 or 12 as a number; None for anything else."""
    try:
        return arabic(word.translate(_PLAIN))
    except ValueError:
        return None


def percent(match: re.Match[str]) -> Decimal | None:
    """The value of a match of PERCENT, 30 for 30%, 百分之三十 and 三成."""
    if match[1]:
        return Decimal(match[1])
    if match[3]:
        tenth = 5 if match[4] == "半" else count(match[4]) or 0
        return Decimal((count(match[3]) or 0) * 10 + tenth)
    if match[5]:
        return Decimal(100) * (count(match[6]) or 0) / (count(match[5]) or 1)
    whole, _, part = match[2].partition("点")
    value = count(whole)
    rest = "".join(str(count(each) or 0) for each in part)
    return None if value is None else Decimal(f"{value}.{rest or 0}")


def formal(words: str) -> Decimal | None:
    """A sum in 大写 or in plain numerals (三百万元), in yuan; None where it cannot be read."""
    try:
        return read_words(words.translate(_FORMAL).removesuffix("正").removesuffix("整"))
    except ValueError:
        return None


def decimal(figures: str) -> Decimal:
    """1,234.50 as a number; the marks between its groups may be blanks or apostrophes."""
    return Decimal(re.sub("[,，'’ ]", "", figures))


def scale(unit: str) -> int:
    """1 for 元, 10 000 for 万元."""
    return SCALES.get(unit, 1)
