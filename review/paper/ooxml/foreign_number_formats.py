"""List numbers in the languages and scripts beside Chinese (ECMA-376 Part 1, 17.18.59).

Past the end of an alphabet a letter is repeated, as Word does; where words run out, decimal digits stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_HINDI = [
    "एक",
    "दो",
    "तीन",
    "चार",
    "पाँच",
    "छह",
    "सात",
    "आठ",
    "नौ",
    "दस",
    "ग्यारह",
    "बारह",
    "तेरह",
    "चौदह",
    "पन्द्रह",
    "सोलह",
    "सत्रह",
    "अठारह",
    "उन्नीस",
    "बीस",
]
_KOREAN = ["하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"]
_KOREAN_TENS = ["열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]
_VIETNAMESE = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_THAI = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"]
_HEBREW = tuple(
    zip(
        (400, 300, 200, 100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1),
        "תשרקצפעסנמלכיטחזוהדגבא",
        strict=True,
    )
)
_KATAKANA = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_NARROW = str.maketrans(_KATAKANA, _HALF)  # ヰ and ヱ have no half-width form
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"


def repeated(number: int, signs: str) -> str:
    """The signs in turn, then each twice, thrice …"""
    turns, sign = divmod(number - 1, len(signs))
    return signs[sign] * (turns + 1)


def _digits(number: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(number))


def cardinal(number: int) -> str:
    """English words below a million: twenty-one, one hundred one."""
    if number >= 1000:
        high, low = divmod(number, 1000)
        return f"{cardinal(high)} thousand" + (f" {cardinal(low)}" if low else "")
    if number >= 100:
        high, low = divmod(number, 100)
        return f"{_ONES[high]} hundred" + (f" {cardinal(low)}" if low else "")
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def ordinal(number: int) -> str:
    """English words below a million: twenty-first."""
    said = cardinal(number)
    head, last = said[: -len(_last(said))], _last(said)
    if last in _ORDINALS:
        return head + _ORDINALS[last]
    return head + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def _last(said: str) -> str:
    return said.replace("-", " ").rpartition(" ")[2]


def _capital(number: int, words: Callable[[int], str]) -> str:
    said = words(number)
    return said[0].upper() + said[1:]


def _korean(number: int) -> str:
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    return (_KOREAN_TENS[tens - 1] if tens else "") + (_KOREAN[ones - 1] if ones else "")


def _korean_counting(number: int) -> str:
    """일 to 구천구백구십구; a digit one before a unit is not said."""
    if number > 9999:
        return str(number)
    said = ""
    for unit, digit in zip(("천", "백", "십", ""), map(int, f"{number:04}"), strict=True):
        if digit:
            said += ("" if digit == 1 and unit else "영일이삼사오육칠팔구"[digit]) + unit
    return said


def _vietnamese(number: int) -> str:
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _VIETNAMESE[ones]
    head = "mười" if tens == 1 else f"{_VIETNAMESE[tens]} mươi"
    return f"{head} {_VIETNAMESE[ones]}" if ones else head


def _thai(number: int) -> str:
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = ("", "สิบ", "ยี่สิบ")[tens] if tens < 3 else f"{_THAI[tens]}สิบ"
    tail = "เอ็ด" if tens and ones == 1 else _THAI[ones] if ones else ""
    return head + tail


def _hebrew(number: int) -> str:
    """Letters by their value; 15 and 16 are written 9+6 and 9+7."""
    said, rest = "", number % 1000
    for value, sign in _HEBREW:
        while rest >= value:
            if rest in (15, 16):
                return said + "ט" + ("ו" if rest == 15 else "ז")
            said, rest = said + sign, rest - value
    return said or str(number)


def _words(number: int, words: list[str]) -> str:
    return words[number - 1] if number <= len(words) else str(number)


FOREIGN: Mapping[str, Callable[[int], str]] = {
    "cardinalText": partial(_capital, words=cardinal),
    "ordinalText": partial(_capital, words=ordinal),
    "dollarText": lambda number: f"{_capital(number, cardinal)} and 00/100",
    "chicago": partial(repeated, signs="*†‡§"),
    "aiueo": partial(repeated, signs=_HALF),
    "aiueoFullWidth": partial(repeated, signs=_KATAKANA),
    "iroha": partial(repeated, signs=_IROHA.translate(_NARROW)),
    "irohaFullWidth": partial(repeated, signs=_IROHA),
    "ganada": partial(repeated, signs="가나다라마바사아자차카타파하"),
    "chosung": partial(repeated, signs="ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
    "koreanDigital": partial(_digits, digits="영일이삼사오육칠팔구"),
    "koreanDigital2": partial(_digits, digits="零一二三四五六七八九"),
    "koreanCounting": _korean_counting,
    "koreanLegal": _korean,
    "vietnameseCounting": _vietnamese,
    "russianLower": partial(repeated, signs=_RUSSIAN),
    "russianUpper": partial(repeated, signs=_RUSSIAN.upper()),
    "hebrew1": _hebrew,
    "hebrew2": partial(repeated, signs="אבגדהוזחטיכלמנסעפצקרשת"),
    "arabicAlpha": partial(repeated, signs="أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    "arabicAbjad": partial(repeated, signs="أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
    "hindiVowels": partial(repeated, signs="".join(map(chr, range(0x0915, 0x093A)))),
    "hindiConsonants": partial(repeated, signs="".join(map(chr, range(0x0905, 0x0915)))),
    "hindiNumbers": partial(_digits, digits="०१२३४५६७८९"),
    "hindiCounting": partial(_words, words=_HINDI),
    "thaiLetters": partial(repeated, signs=_THAI_LETTERS),
    "thaiNumbers": partial(_digits, digits="๐๑๒๓๔๕๖๗๘๙"),
    "thaiCounting": _thai,
    "bahtText": lambda number: f"{_thai(number)}บาทถ้วน",
    "greekLower": partial(repeated, signs="αβγδεζηθικλμνξοπρστυφχψω"),
    "greekUpper": partial(repeated, signs="ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"),
}
