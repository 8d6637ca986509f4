"""Sums of money: 大写 and figures, both exact."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from review.words import Words

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
CENT = Decimal("0.01")
# 元, 万元 and 亿元 as they stand behind a figure.
SCALES = {"": 1, "元": 1, "万元": 10_000, "亿元": 100_000_000}
LIMIT = Decimal(10) ** 16

_SAME = str.maketrans("〇貳參陸億圓圆萬正", "零贰叁陆亿元元万整")
_DIGIT = r"[壹贰叁肆伍陆柒捌玖]"
_FOUR = Words("(?:{digit}仟)?(?:零?{digit}佰)?(?:零?{digit}?拾)?(?:零?{digit})?", digit=_DIGIT)
_EIGHT = Words("(?:{four}万)?零?{four}", four=_FOUR)
_WORDS = re.compile(
    Words(
        "(?:人民币)?(?P<yuan>(?!元)(?:{eight}亿)?零?{eight}元|零元)?(?:零?(?P<jiao>{digit})角)?(?:零?(?P<fen>{digit})分)?整?",
        eight=_EIGHT,
        digit=_DIGIT,
    )
)


def words(value: Decimal) -> str:
    """107000.53 → 壹拾万柒仟元零伍角叁分; raises ValueError below zero or below a cent."""
    if not (value.is_finite() and 0 <= value < LIMIT and value == value.quantize(CENT)):
        raise ValueError("大写金额应为零以上、精确到分的数额")
    cents = int(value * 100)
    yuan, rest = divmod(cents, 100)
    jiao, fen = divmod(rest, 10)
    said = Words("{yuan}元", yuan=_integer(yuan)) if yuan or not cents else ""
    if not rest:
        return said + "整"
    if jiao:
        said += ("零" if said and yuan % 10 == 0 else "") + DIGITS[jiao] + "角"
    elif said:
        said += "零"
    return said + (Words("{digits}分", digits=DIGITS[fen]) if fen else "整")


def _integer(number: int) -> str:
    for size, name in ((100_000_000, "亿"), (10_000, "万")):
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if low and low < size // 10 else ""
            return _integer(high) + name + (gap + _integer(low) if low else "")
    return _four(number)


def _four(number: int) -> str:
    if not number:
        return DIGITS[0]
    said, gap = "", False
    for place, digit in zip(reversed(PLACES), f"{number:04}", strict=True):
        if digit == "0":
            gap = bool(said)
        else:
            said += ("零" if gap else "") + DIGITS[int(digit)] + place
            gap = False
    return said


def read_words(text: str) -> Decimal:
    """Read a 大写 sum, old forms and 拾万 without 壹 allowed; raises ValueError in Chinese."""
    said = "".join(text.split()).translate(_SAME)
    match = _WORDS.fullmatch(said)
    if not match or not any(match.groups()):
        raise ValueError(Words("“{text}”不是可以识别的大写金额", text=text))
    yuan = _value((match["yuan"] or "零").removesuffix("元"))
    cents = DIGITS.index(match["jiao"] or "零") * 10 + DIGITS.index(match["fen"] or "零")
    return Decimal(yuan) + Decimal(cents) / 100


def _value(said: str) -> int:
    for size, name in ((100_000_000, "亿"), (10_000, "万")):
        if name in said:
            high, _, low = said.rpartition(name)
            return _value(high) * size + _value(low)
    total, digit = 0, 0
    for letter in said:
        if letter in PLACES:
            total += (digit or 1) * 10 ** PLACES.index(letter)
            digit = 0
        else:
            digit = DIGITS.index(letter)
    return total + digit


def yuan(value: Decimal) -> str:
    """1234.5 → 1,234.50元."""
    return Words("{cent}元", cent=f"{value.quantize(CENT, ROUND_HALF_UP):,}")
