"""Days and numbers as Chinese writes them: the one writer of each, for the law, for paper and for pages."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from review.words import Words

SPOKEN = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def spoken_date(day: date) -> str:
    """2026年1月2日, without leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return Words("{year}年{month}月{day}日", year=day.year, month=day.month, day=day.day)


def spoken_weekday(day: date) -> str:
    """2026年2月15日（周日）."""
    return Words("{date}（{weekday}）", date=spoken_date(day), weekday=SPOKEN[day.weekday()])


class Numerals(NamedTuple):
    """Digits 0-9, the names of 10, 100, 1000 and 10 000, and where a digit one is left out."""

    digits: str
    units: tuple[str, str, str, str]
    drops_one: tuple[int, ...] = ()  # powers of ten whose digit one is never written
    fills_zero: bool = True


CHINESE = Numerals("〇一二三四五六七八九", ("十", "百", "千", "万"))
TAIWANESE = Numerals("零一二三四五六七八九", ("十", "百", "千", "萬"))
LEGAL = Numerals("零壹贰叁肆伍陆柒捌玖", ("拾", "佰", "仟", "万"))
LEGAL_TRADITIONAL = Numerals("零壹貳參肆伍陸柒捌玖", ("拾", "佰", "仟", "萬"))
JAPANESE = Numerals("〇一二三四五六七八九", ("十", "百", "千", "万"), (1, 2, 3), False)
JAPANESE_LEGAL = Numerals("〇壱弐参四伍六七八九", ("拾", "百", "阡", "萬"), (), False)


def _group(number: int, script: Numerals) -> str:
    """1 to 9999 in words; zeros inside are gathered into one."""
    written = ""
    for power, digit in zip((3, 2, 1, 0), map(int, f"{number:04}"), strict=True):
        if digit == 0:
            if written and script.fills_zero and number % 10**power:
                written = written.rstrip(script.digits[0]) + script.digits[0]
            continue
        digit_word = "" if digit == 1 and power in script.drops_one else script.digits[digit]
        written += digit_word + (script.units[power - 1] if power else "")
    return written


def thousands(number: int, script: Numerals) -> str:
    """Words with units; 10-19 begin with 十 in ordinary numerals, with 壹拾 in legal ones."""
    if not 0 < number < 1_000_000:
        return ""
    high, low = divmod(number, 10_000)
    written = _group(high, script) + script.units[3] if high else ""
    if low:
        if high and low < 1000 and script.fills_zero:
            written += script.digits[0]
        written += _group(low, script)
    plain = script in (CHINESE, TAIWANESE)
    return written.removeprefix("一") if plain and 10 <= number < 20 else written


def positions(number: int, digits: str) -> str:
    """One digit after another: 101 is 一〇一."""
    return "".join(digits[int(digit)] for digit in str(number))


STOPS = "。；;，,、.！？!?"


def unended(text: str) -> str:
    """A person's words without what closes them, to be joined into a sentence."""
    return text.strip().rstrip(STOPS)


def ended(text: str) -> str:
    """A person's words as whole sentences: closed once, whatever they closed it with."""
    said = text.strip()
    if not said or said[-1] in "。！？!?":
        return said
    return f"{said.rstrip(STOPS)}。"
