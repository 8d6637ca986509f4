"""Chinese numerals as a drafter types them in a cross reference."""

from __future__ import annotations

DIGITS = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    """1–999 in words: 十二, 二十, 一百〇三, 一百一十."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += DIGITS[0]
    return words + (DIGITS[ones] if ones else "")
