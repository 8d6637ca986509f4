"""The grammar of a small register: what is entered, counted and kept how long.

A row is its page, its form, its sheet, its log and its figures. What is counted is what somebody
else confirmed; a correction keeps the old row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from review.law.requirements import Requirement
from review.law.settings import Certainty
from review.law.vocabulary import Unit

ONCE = "一条登记计1"
Values = Mapping[str, str]
RECENT = 30  # days after which an entry needs a reason
KEPT = "保管期限为办公室惯例，以档案主管部门审定的范围和期限为准（档案法实施条例第十九条）"
YES, NO = "是", "否"
EITHER = (YES, NO)


class Form(Enum):
    TEXT = "文字"
    AREA = "长文字"
    DAY = "日期"
    COUNT = "数量"
    MONEY = "金额（元）"
    MATTER = "事项编号"
    CHOICE = "选项"


@dataclass(frozen=True)
class Field:
    key: str
    label: str
    form: Form = Form.TEXT
    choices: tuple[str, ...] = ()
    required: bool = True
    note: str = ""


@dataclass(frozen=True)
class Counted:
    """A figure of the register: how many entries, or the sum of one of their numbers.

    `lasts` counts the entries of any year that concern this one.
    """

    key: str
    label: str
    unit: str
    rule: str
    holds: Callable[[Values], bool] = lambda values: True
    adds: str = ""
    lasts: Callable[[Values, int], bool] | None = None


@dataclass(frozen=True)
class Term:
    """A deadline that runs from the day of an entry, by what one of its fields says."""

    field: str
    said: str
    deed: str
    amount: int
    unit: Unit
    basis: str
    met: str = ""


@dataclass(frozen=True)
class SmallRegister:
    """`day` is what the day of an entry is called, `title` what its name is called.

    `personal`: one entry of each person about a matter.
    """

    key: str
    name: str
    noun: str
    day: str
    title: str
    fields: tuple[Field, ...]
    figures: tuple[Counted, ...]
    retention: str
    basis: str
    certainty: Certainty
    terms: tuple[Term, ...] = ()
    once_a_year: bool = False
    personal: bool = False

    @property
    def by_key(self) -> dict[str, Field]:
        return {field.key: field for field in self.fields}


def said(field: str, *words: str) -> Callable[[Values], bool]:
    return lambda values: values.get(field, "") in words


def filled(field: str) -> Callable[[Values], bool]:
    return lambda values: bool(values.get(field))


def both(*rules: Callable[[Values], bool]) -> Callable[[Values], bool]:
    return lambda values: all(rule(values) for rule in rules)


@dataclass(frozen=True)
class Confirming:
    """Somebody who confirms an entry: whether another entered it, and it stands unconfirmed."""

    another: bool
    fresh: bool


CONFIRM = (
    Requirement[Confirming](
        "another",
        "确认的人不是登记的人",
        "登记由本人作出，须由另一人确认",
        lambda entry: entry.another,
    ),
    Requirement[Confirming](
        "fresh",
        "登记还没有确认，也没有被更正",
        "这条登记已经确认或者更正",
        lambda entry: entry.fresh,
    ),
)
