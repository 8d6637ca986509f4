"""List numbers beside Chinese: each value of ST_NumberFormat is written, none falls to digits."""

import pytest

from review.paper.ooxml.number_formats import FORMATS, write

# ECMA-376 Part 1, 17.18.59, without custom, which is read from its example.
STANDARD = """
aiueo aiueoFullWidth arabicAbjad arabicAlpha bahtText bullet cardinalText chicago chineseCounting
chineseCountingThousand chineseLegalSimplified chosung decimal decimalEnclosedCircle
decimalEnclosedCircleChinese decimalEnclosedFullstop decimalEnclosedParen decimalFullWidth
decimalFullWidth2 decimalHalfWidth decimalZero dollarText ganada hebrew1 hebrew2 hex hindiConsonants
hindiCounting hindiNumbers hindiVowels ideographDigital ideographEnclosedCircle
ideographLegalTraditional ideographTraditional ideographZodiac ideographZodiacTraditional iroha
irohaFullWidth japaneseCounting japaneseDigitalTenThousand japaneseLegal koreanCounting koreanDigital
koreanDigital2 koreanLegal lowerLetter lowerRoman none numberInDash ordinal ordinalText
russianLower russianUpper taiwaneseCounting taiwaneseCountingThousand taiwaneseDigital
thaiCounting thaiLetters thaiNumbers upperLetter upperRoman vietnameseCounting
"""
NAMES = STANDARD.split()
ROWS = {
    "cardinalText": ("One", "Twenty-one", "One hundred one"),
    "ordinalText": ("First", "Twenty-first", "One hundred first"),
    "japaneseLegal": ("壱", "弐拾壱", "壱百壱"),
    "ideographZodiacTraditional": ("甲子", "甲申", "甲辰"),
    "koreanCounting": ("일", "이십일", "백일"),
    "koreanLegal": ("하나", "스물하나", "101"),
    "ganada": ("가", "사사", "다" * 8),
    "russianLower": ("а", "х", "о" * 4),
    "hebrew1": ("א", "כא", "קא"),
    "thaiNumbers": ("๑", "๒๑", "๑๐๑"),
    "thaiCounting": ("หนึ่ง", "ยี่สิบเอ็ด", "101"),
    "vietnameseCounting": ("một", "hai mươi một", "101"),
    "chicago": ("*", "*" * 6, "*" * 26),
}


def test_every_format_of_the_standard_is_written():
    assert not set(NAMES) - set(FORMATS)


@pytest.mark.parametrize("name", ROWS)
def test_each_format_writes_one_twenty_one_and_a_hundred_and_one(name):
    assert tuple(write(number, name) for number in (1, 21, 101)) == ROWS[name]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("number", [0, 1, 99, 100, 999, 1000, 32767])
def test_no_number_is_too_much_for_a_format(name, number):
    assert isinstance(write(number, name), str)


def test_fifteen_and_sixteen_do_not_spell_the_name_of_god():
    assert [write(15, "hebrew1"), write(16, "hebrew1"), write(115, "hebrew1")] == [
        "טו",
        "טז",
        "קטו",
    ]
