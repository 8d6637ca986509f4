"""How a cell of an old ledger is read: days, sums, numbers and names as offices have written them.

What cannot be read is never guessed: a month without its day and a year of two digits are asked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum

from review.law import amounts
from review.law.numbering import DocumentNumber
from review.words import Words

OLDEST, SERIALS = 1950, range(18264, 73051)  # 1950 to 2099, as a spreadsheet counts days
ENDLESS = frozenset({"长期", "无固定期限", "无", "永久"})
UNITS = {"元": 1, "万元": 10_000}
SCALES = {"亿元": 100_000_000, "亿": 100_000_000, "万元": 10_000, "万": 10_000, "元": 1}


class Form(Enum):
    """What a cell holds."""

    TEXT = "文字"
    NUMBER = "编号"
    DAY = "日期"
    MONEY = "金额"
    CODE = "统一社会信用代码"
    END = "届满日或者期限"
    PERSON = "姓名"


class Unreadable(Exception):
    def __init__(self, reason: str, cure: str) -> None:
        super().__init__(reason)
        self.reason, self.cure = reason, cure


ERROR = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)")


def calculated(written: str) -> None:
    """Refuse what a spreadsheet never worked out: a formula without its value, a value of error."""
    if written.startswith("="):
        raise Unreadable("公式没有计算结果", "请在 Excel 或 WPS 中打开、保存后再导入，或者改成数值")
    if ERROR.fullmatch(written):
        raise Unreadable("是公式的错误值", "请改成数值或者文字")


def _text(written: str, unit: str, today: date) -> str:
    return written


def _person(written: str, unit: str, today: date) -> str:
    """张 三 is 张三: names of two characters are spaced to stand as wide as those of three."""
    return re.sub(r"(?<=[一-龥])\s+(?=[一-龥])", "", written)


def _number(written: str, unit: str, today: date) -> str:
    """In the standard's form where it is one; any other number as it stands."""
    try:
        return str(DocumentNumber.read(written))
    except ValueError:
        return written


DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:[T\s]+[\d:.]+)?")
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
AROUND = re.compile(r"^(自|至|从|到)|(起|止|前|以前|起施行|起实施|起生效|起执行)$")
SPOKEN = re.compile(r"[〇零○O一二三四五六七八九十]+(?=[年月日])")
SPOKEN_LENGTH = re.compile(r"[〇零○O一二三四五六七八九十两]+(?=个?[年月日天])")
NOT_DAYS = (
    (re.compile("民国.*"), "是民国纪年", "请换算成公历，如2021-04-02"),
    (re.compile(r"\d{4}\s*[-./年]\s*\d{1,2}\s*月?"), "只有年月，没有日", "请补上日"),
    (re.compile(r"\d{4}\s*年?"), "只有年份", "请补上月和日"),
    (
        re.compile(r"\d\d\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?"),
        "年份只有两位",
        "请写四位年份",
    ),
    (re.compile(r"\d{1,2}\s*月\s*\d{1,2}\s*日"), "没有年份", "请补上年份"),
    (re.compile(r".*\d+\s*(个?月|年)"), "写的是期限，不是日期", "请写届满的那一天"),
)
DIGIT = {
    **{digit: place for place, digit in enumerate("〇一二三四五六七八九")}, "零": 0, "○": 0, "O": 0,
    "两": 2,
}  # fmt: skip


def day(written: str, unit: str, today: date) -> str:
    word = unicodedata.normalize("NFKC", written).strip()
    if word in ENDLESS:
        return word
    word = SPOKEN.sub(lambda match: figure(match[0]), AROUND.sub("", AROUND.sub("", word)))
    serial = SERIAL.fullmatch(word)
    if serial:
        days = int(serial[1])
        read = date(1899, 12, 30) + timedelta(days) if days in SERIALS else None
    else:
        match = DAY.fullmatch(word) or re.fullmatch(r"(\d{4})(\d\d)(\d\d)", word)
        read = _made(*map(int, match.groups()[:3])) if match else None
    if read is None:
        raise _no_day(word)
    if read.year < OLDEST:
        raise Unreadable(Words("早于{oldest}年", oldest=OLDEST), "请核对年份")
    return read.isoformat()


def _no_day(word: str) -> Unreadable:
    """Why it is no day, as exactly as can be told."""
    told = ((reason, cure) for form, reason, cure in NOT_DAYS if form.fullmatch(word))
    return Unreadable(*next(told, ("不是日期", "请写作2023-05-06、2023.5.6或者2023年5月6日")))


def figure(said: str) -> str:
    """二〇二四 is 2024, 十二 is 12, 三十 is 30."""
    if "十" not in said:
        return "".join(str(DIGIT[letter]) for letter in said)
    tens, _, ones = said.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return said
    return str(DIGIT.get(tens, 1) * 10 + DIGIT.get(ones, 0))


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


IN_WORDS = re.compile("[壹贰叁肆伍陆柒捌玖拾佰仟貳參陸]")
BOTH = re.compile(
    r"(?:人民币)?(?:大写[:：]?)?(?P<words>[^\d(（]+)[(（](?:小写[:：]?)?(?P<figures>[^()（）]*\d[^()（）]*)[)）]"
)


def _money(written: str, unit: str, today: date) -> str:
    """In 元 with two places; a unit in the cell stands above the unit of the column."""
    word = re.sub(r"[,\s]", "", unicodedata.normalize("NFKC", written))
    both = BOTH.fullmatch(word)
    if both and IN_WORDS.search(both["words"]):
        value = _sum(both["words"], unit)
        if value != _sum(both["figures"], "元"):
            raise Unreadable("大写和小写不一致", "请核对合同")
    else:
        value = _sum(word, unit)
    if not value.is_finite() or not 0 <= value < Decimal(10) ** 12:
        raise Unreadable("不在金额范围内", "请核对单位是元还是万元")
    return f"{value:.2f}"


def _sum(word: str, unit: str) -> Decimal:
    try:
        if IN_WORDS.search(word):
            return amounts.read_words(word)
        word = word.removeprefix("人民币").lstrip("¥￥").removesuffix("整")
        ending = next((name for name in SCALES if word.endswith(name)), "")
        return Decimal(word.removesuffix(ending)) * (
            SCALES[ending] if ending else UNITS.get(unit, 1)
        )
    except (InvalidOperation, ValueError):
        raise Unreadable("不是金额", "请写数字，如128000.00") from None


READ: dict[Form, Callable[[str, str, date], str]] = {
    Form.TEXT: _text, Form.NUMBER: _number, Form.DAY: day, Form.MONEY: _money, Form.CODE: _text,
    Form.PERSON: _person,
}  # fmt: skip
