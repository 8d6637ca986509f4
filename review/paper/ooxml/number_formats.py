"""Numbers written as Word writes them in list labels (ECMA-376 Part 1, 17.18.59).

Where the standard is silent or contradicts its own examples, the form is the one Word shows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from review.chinese import (
    CHINESE,
    JAPANESE,
    JAPANESE_LEGAL,
    LEGAL,
    LEGAL_TRADITIONAL,
    TAIWANESE,
    positions,
    thousands,
)
from review.paper.ooxml.foreign_number_formats import FOREIGN


def _counting(number: int, digits: str) -> str:
    # 17.18.59 chineseCounting: tens have their word up to 99, above that digits stand alone.
    if number >= 100:
        return positions(number, digits)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else digits[tens]) + "十" if tens else ""
    return head + (digits[ones] if ones else "")


def _row(number: int, signs: str) -> str:
    # Past the end of its row of signs a format falls back to decimal digits.
    return signs[number - 1] if 0 < number <= len(signs) else str(number)


def letters(number: int) -> str:
    """A to Z, then AA to ZZ, AAA …: the same letter repeated, not a number of base 26."""
    if not 0 < number <= 780:  # Word stops at thirty letters
        return str(number)
    turns, letter = divmod(number - 1, 26)
    return chr(65 + letter) * (turns + 1)


ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    )
)


def roman(number: int) -> str:
    """Roman numerals up to 32767, the highest number of a list; decimal outside."""
    if not 0 < number < 32768:
        return str(number)
    written = ""
    for value, sign in ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def _ordinal(number: int) -> str:
    teen = 10 <= number % 100 <= 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": partial(positions, digits="０１２３４５６７８９"),
    "decimalFullWidth2": partial(positions, digits="０１２３４５６７８９"),
    "decimalEnclosedCircle": partial(_row, signs=CIRCLED),
    "decimalEnclosedCircleChinese": partial(_row, signs=CIRCLED),
    "decimalEnclosedParen": partial(_row, signs="⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": partial(_row, signs="⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "ideographEnclosedCircle": partial(_row, signs="㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "ideographTraditional": partial(_row, signs=_STEMS),
    "ideographZodiac": partial(_row, signs=_BRANCHES),
    "ideographZodiacTraditional": lambda number: (
        _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]
    ),
    "ideographDigital": partial(positions, digits=CHINESE.digits),
    "japaneseDigitalTenThousand": partial(positions, digits=CHINESE.digits),
    "taiwaneseDigital": partial(positions, digits="○一二三四五六七八九"),
    "chineseCounting": partial(_counting, digits="○一二三四五六七八九"),
    "taiwaneseCounting": partial(_counting, digits="○一二三四五六七八九"),
    "chineseCountingThousand": partial(thousands, script=CHINESE),
    "taiwaneseCountingThousand": partial(thousands, script=TAIWANESE),
    "chineseLegalSimplified": partial(thousands, script=LEGAL),
    "ideographLegalTraditional": partial(thousands, script=LEGAL_TRADITIONAL),
    "japaneseCounting": partial(thousands, script=JAPANESE),
    "japaneseLegal": partial(thousands, script=JAPANESE_LEGAL),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "ordinal": _ordinal,
    "numberInDash": "- {} -".format,
    "hex": "{:X}".format,
    "none": lambda number: "",
    "bullet": lambda number: "",  # a level of bullets has no number to be named by others
    **FOREIGN,
}


def custom(pattern: str) -> str | None:
    """The format that a w:format attribute shows by example, None for an unknown example.

    Word writes such a format as the beginning of its row: "001, 002, 003, ..." (17.9.17).
    """
    first = pattern.partition(",")[0].strip()
    if first.isascii() and first.isdigit() and first.strip("0") in ("", "1"):
        return f"{_PADDED}{len(first)}"
    return _EXAMPLES.get(first)


def known(format_: str, pattern: str) -> bool:
    """Whether numbers of that format are written as Word writes them; `pattern` is a custom one."""
    return custom(pattern) is not None if format_ == "custom" else format_ in FORMATS


_PADDED = "padded"
_EXAMPLES = {
    "1": "decimal", "A": "upperLetter", "a": "lowerLetter", "I": "upperRoman", "i": "lowerRoman",
    "一": "chineseCountingThousand", "壹": "chineseLegalSimplified", "①": "decimalEnclosedCircle",
    "甲": "ideographTraditional", "α": "greekLower", "Α": "greekUpper", "1st": "ordinal",
    "１": "decimalFullWidth",
}  # fmt: skip


@lru_cache(maxsize=8192)
def write(number: int, format_: str) -> str:
    """The number in that format; unknown formats and numbers below one in decimal digits."""
    if format_.startswith(_PADDED):
        return str(number).zfill(int(format_.removeprefix(_PADDED)))
    if number < 1 and format_ not in ("none", "bullet", "decimalZero"):
        return str(number)
    return FORMATS.get(format_, str)(number)
