"""What the office may write in place of a default: read, bounded by the law, put into the row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from review.law.setting import Choice, Limit, Period, Setting, YearDay
from review.law.settings import MAX
from review.law.vocabulary import Unit
from review.words import Listed, Words

LONGEST = 3660
LARGEST = Decimal(10) ** 9
LEAP = 2024


def latitude(row: Setting) -> str:
    """How far the office may go, in a sentence."""
    if not row.fixed:
        return "可以修改"
    if isinstance(row, Limit) and row.settled:
        return Words("法定，不能修改：{settled}", settled=row.settled)
    return Words("法定，只能改得更严：{row}", row=_stricter(row))


def movable(row: Setting) -> bool:
    return not (row.fixed and isinstance(row, Limit) and row.settled)


def _stricter(row: Setting) -> str:
    if isinstance(row, Period):
        bound = "不多于{length}" if row.bound == MAX else "不少于{length}"
        return Words(bound, length=row.unit.of(row.amount))
    if isinstance(row, YearDay):
        return Words("不晚于{month}月{day}日", month=row.month, day=row.day)
    assert isinstance(row, Limit)
    return Words("不高于{row}{unit}", row=row.value, unit=row.unit)


def spoken(row: Setting) -> str:
    """5个工作日, 1月31日, 10%."""
    if isinstance(row, Period):
        return row.unit.of(row.amount)
    if isinstance(row, YearDay):
        return Words("{month}月{day}日", month=row.month, day=row.day)
    if isinstance(row, Choice):
        return dict(row.options)[row.value]
    assert isinstance(row, Limit)
    return Words("{value}{unit}", value=row.value, unit=row.unit)


def put(row: Setting, written: str, unit: str = "") -> Setting:
    """The row with this value in it; raises ValueError, in Chinese, for what cannot stand.

    `written` is a whole number, MM-DD, or a decimal; `unit` counts for a period alone, and only
    where its own is not fixed by law.
    """
    if not movable(row):
        raise ValueError(f"“{row.label}”{latitude(row)}")
    if isinstance(row, Period):
        return _period(row, written.strip(), unit)
    if isinstance(row, YearDay):
        return _year_day(row, written.strip())
    if isinstance(row, Choice):
        return _choice(row, written.strip())
    assert isinstance(row, Limit)
    return _limit(row, written.strip())


def _looser(row: Period | YearDay | Limit) -> ValueError:
    """The office may be stricter than the law, and no more lenient."""
    said = Words(
        "“{row}”由法律规定（{source}），{stricter}",
        row=row.label,
        source=row.source,
        stricter=_stricter(row),
    )
    return ValueError(said)


def _choice(row: Choice, word: str) -> Choice:
    if word not in dict(row.options):
        raise ValueError(
            Words(
                "“{row}”应为：{options}",
                row=row.label,
                options=Listed("、", (label for _, label in row.options)),
            )
        )
    return replace(row, value=word)


def _period(row: Period, word: str, unit: str) -> Period:
    if not (word.isascii() and word.isdigit() and 1 <= int(word[:9]) <= LONGEST):
        raise ValueError(Words("“{row}”应为1至{longest}的整数", row=row.label, longest=LONGEST))
    chosen = next((candidate for candidate in Unit if candidate.value == unit), row.unit)
    period = replace(row, amount=int(word), unit=chosen)
    if row.fixed and chosen is not row.unit:
        raise ValueError(
            Words("“{row}”的单位由法律规定（{source}），不能修改", row=row.label, source=row.source)
        )
    if row.fixed and (
        period.amount > row.amount if row.bound == MAX else period.amount < row.amount
    ):
        raise _looser(row)
    return period


def _year_day(row: YearDay, word: str) -> YearDay:
    month, _, day = word.partition("-")
    try:
        if not (month.isascii() and month.isdigit() and day.isascii() and day.isdigit()):
            raise ValueError
        found = date(LEAP, int(month[:3]), int(day[:3]))
        if (found.month, found.day) == (2, 29):
            raise ValueError
    except ValueError:
        raise ValueError(Words("“{row}”应写作月-日，如 01-31", row=row.label)) from None
    if row.fixed and (found.month, found.day) > (row.month, row.day):
        raise _looser(row)
    return replace(row, month=found.month, day=found.day)


def _limit(row: Limit, word: str) -> Limit:
    try:
        value = Decimal(word) if word.isascii() else Decimal("NaN")
        if not value.is_finite() or not 0 < value <= LARGEST or value != round(value, 4):
            raise InvalidOperation
    except InvalidOperation:
        raise ValueError(Words("“{row}”应为大于零的数，最多四位小数", row=row.label)) from None
    if row.fixed and value > row.value:
        raise _looser(row)
    whole = value == value.to_integral_value()
    if not whole and any(word in row.unit for word in "日月"):
        raise ValueError(Words("“{row}”应为整数", row=row.label))
    return replace(row, value=int(value) if whole else value)
