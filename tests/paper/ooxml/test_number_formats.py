"""Numbers as Word writes them in labels; the columns are what Word shows for 1 … 1010."""

import pytest

from review.paper.ooxml.number_formats import write

NUMBERS = (1, 10, 11, 20, 99, 100, 101, 110, 111, 1000, 1001, 1010)
ROWS = {
    "chineseCounting": "一 十 十一 二十 九十九 一○○ 一○一 一一○ 一一一 一○○○ 一○○一 一○一○",
    "chineseCountingThousand": (
        "一 十 十一 二十 九十九 一百 一百〇一 一百一十 一百一十一 一千 一千〇一 一千〇一十"
    ),
    "chineseLegalSimplified": (
        "壹 壹拾 壹拾壹 贰拾 玖拾玖 壹佰 壹佰零壹 壹佰壹拾 壹佰壹拾壹 壹仟 壹仟零壹 壹仟零壹拾"
    ),
    "japaneseCounting": "一 十 十一 二十 九十九 百 百一 百十 百十一 千 千一 千十",
    "ideographDigital": (
        "一 一〇 一一 二〇 九九 一〇〇 一〇一 一一〇 一一一 一〇〇〇 一〇〇一 一〇一〇"
    ),
    "decimalFullWidth": (
        "１ １０ １１ ２０ ９９ １００ １０１ １１０ １１１ １０００ １００１ １０１０"
    ),
    "decimalEnclosedCircle": "① ⑩ ⑪ ⑳ 99 100 101 110 111 1000 1001 1010",
    "ideographTraditional": "甲 癸 11 20 99 100 101 110 111 1000 1001 1010",
    "upperRoman": "I X XI XX XCIX C CI CX CXI M MI MX",
    "decimalZero": "01 10 11 20 99 100 101 110 111 1000 1001 1010",
}


@pytest.mark.parametrize("format_", ROWS)
def test_each_format_writes_its_row(format_):
    assert [write(number, format_) for number in NUMBERS] == ROWS[format_].split()


def test_letters_repeat_and_do_not_carry():
    assert [write(n, "lowerLetter") for n in (1, 26, 27, 28, 53)] == ["a", "z", "aa", "bb", "aaa"]


def test_unknown_formats_and_numbers_below_one_are_decimal():
    assert write(12, "klingon") == "12"
    assert write(0, "chineseCounting") == "0"
