"""Numbers as the law writes them: 第一百零三条, 西城管指审〔2026〕1号."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from review.chinese import TAIWANESE, thousands
from review.words import Words

DIGITS = "零一二三四五六七八九"
UNITS = {"十": 10, "百": 100, "千": 1000}
LARGEST = 9999

_DOCUMENT = re.compile(r"([一-龥]{2,12})〔(20\d{2})〕([1-9]\d{0,3})号")
_LOOSE = str.maketrans("[]【】()（）", "〔〕〔〕〔〕〔〕")


def chinese(number: int) -> str:
    """0–9999 in words: 十二, 二十, 一百零三, 一百一十, 一千二百六十."""
    if not 0 <= number <= LARGEST:
        raise ValueError(Words("只能写出0至{largest}", largest=LARGEST))
    return thousands(number, TAIWANESE) or DIGITS[0]


def arabic(text: str) -> int:
    """Read 一百零三, 〇, 二〇二六, 103 or １０３; raises ValueError, in Chinese, on the rest."""
    word = unicodedata.normalize("NFKC", text).strip().replace("〇", "零").replace("两", "二")
    if re.fullmatch(r"[0-9]{1,4}", word):
        return int(word)
    if word and not set(word) - set(DIGITS):
        if len(word) <= 4:
            return int("".join(str(DIGITS.index(digit)) for digit in word))
    elif word and not set(word) - set(DIGITS) - set(UNITS):
        number = _sum(word)
        if chinese(number) in (word, word.removeprefix("一")):
            return number
    raise ValueError(Words("“{text}”不是可以识别的数字", text=text))


def _sum(word: str) -> int:
    """The value of a numeral with units, read left to right; the caller writes it back to check."""
    total, digit = 0, 0
    for letter in word:
        if letter in UNITS:
            total += (digit or 1) * UNITS[letter]
            digit = 0
        else:
            digit = DIGITS.index(letter)
    return total + digit


@dataclass(frozen=True, order=True)
class DocumentNumber:
    """发文字号 by GB/T 9704-2012: code, year in full in 〔〕, serial without 第 or leading zero."""

    code: str
    year: int
    serial: int

    def __post_init__(self) -> None:
        if not _DOCUMENT.fullmatch(str(self)):
            raise ValueError(
                Words("“{value}”不是规范的文号，应如“西城管指审〔2026〕1号”", value=self)
            )

    def __str__(self) -> str:
        return Words(
            "{code}〔{year}〕{serial}号", code=self.code, year=self.year, serial=self.serial
        )

    @classmethod
    def read(cls, text: str) -> DocumentNumber:
        """Read a number, mending other brackets, 第, spaces and leading zeros."""
        word = unicodedata.normalize("NFKC", "".join(text.split())).translate(_LOOSE)
        match = re.fullmatch(r"([一-龥]{2,12})〔(\d{4})〕第?0*(\d{1,4})号", word)
        if not match:
            raise ValueError(Words("“{text}”不是文号，应如“西城管指审〔2026〕1号”", text=text))
        return cls(match[1], int(match[2]), int(match[3]))
