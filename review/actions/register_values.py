"""小台账: what somebody wrote into the fields of an entry, read and held against the register's rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from review.law.small_registers.grammar import Balance, Field, Form, SmallRegister
from review.registers import small_registers as register
from review.words import Words

MOST = {Form.TEXT: 200, Form.AREA: 5000, Form.CHOICE: 60, Form.MATTER: 60}


def values(
    book: SmallRegister, given: Mapping[str, str], year: int | None
) -> tuple[dict[str, str], dict[str, str]]:
    """The values by key as they are kept, and what is wrong with which field."""
    found, faults = written(book.fields, given)
    for key in book.owed(found):
        if key not in found and key not in faults:
            faults[key] = Words("请填写{label}", label=book.by_key[key].label)
    return found, faults | against(book, found, year)


def written(
    fields: Iterable[Field], given: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """What is filled, each field by its form."""
    found, faults = {}, {}
    for field in fields:
        word = given.get(field.key, "").strip()
        if not word:
            continue
        try:
            found[field.key] = _read(field, word)
        except ValueError as fault:
            faults[field.key] = str(fault)
    return found, faults


def against(book: SmallRegister, found: Mapping[str, str], year: int | None) -> dict[str, str]:
    """What fields say against each other: the same person twice, sums that do not come out."""
    faults = {
        one: said
        for one, other, said in book.apart
        if found.get(one) and found[one] in found.get(other, "")
    }
    for balance in book.balances:
        faults |= _balanced(book, balance, found, year)
    return faults


def _balanced(
    book: SmallRegister, balance: Balance, found: Mapping[str, str], year: int | None
) -> dict[str, str]:
    numbers = {key: int(found[key]) for key in (balance.carried, balance.came, balance.done,
                                                balance.left) if key in found}  # fmt: skip
    if len(numbers) < 4:
        return {}
    carried, came, done, left = (
        numbers[key] for key in (balance.carried, balance.came, balance.done, balance.left)
    )
    if carried + came != done + left:
        return {
            balance.left: Words(
                "{balance}：上年结转{carried}＋收到{came}，应当等于办结{done}＋结转下年{left}",
                balance=balance.label,
                carried=carried,
                came=came,
                done=done,
                left=left,
            )
        }
    before = register.lines(book, year - 1) if year else []
    last = [line.values[balance.left] for line in before if balance.left in line.values]
    if last and int(last[-1]) != carried:
        return {
            balance.carried: Words(
                "上年登记的结转下年是{last}件，与上年结转{carried}件不符",
                last=last[-1],
                carried=carried,
            )
        }
    return {}


def _read(field: Field, written: str) -> str:
    if field.form is Form.DAY:
        try:
            return date.fromisoformat(written).isoformat()
        except ValueError:
            raise ValueError("请填写日期，如 2026-03-01") from None
    if field.form is Form.COUNT:
        if not (written.isascii() and written.isdigit() and len(written) <= 9):
            raise ValueError("应为不小于零的整数")
        return str(int(written))
    if field.form is Form.MONEY:
        return _money(written)
    if field.form is Form.NUMBER:
        return _number(written)
    if field.form is Form.CHOICE and written not in field.choices:
        raise ValueError("不在可选范围内")
    if len(written) > MOST[field.form]:
        raise ValueError(Words("不能超过{most}字", most=MOST[field.form]))
    return written


def _number(written: str) -> str:
    """As few places as it has: 12 for 12.00."""
    try:
        value = Decimal(written.replace(",", ""))
        if not value.is_finite() or not 0 <= value < Decimal(10) ** 12 or value != round(value, 2):
            raise InvalidOperation
    except InvalidOperation:
        raise ValueError("应为不小于零的数，最多两位小数") from None
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def _money(written: str) -> str:
    try:
        value = Decimal(written.replace(",", ""))
        if not value.is_finite() or not 0 <= value < Decimal(10) ** 12:
            raise InvalidOperation
    except InvalidOperation:
        raise ValueError("请填写金额（元）") from None
    return f"{value:.2f}"
