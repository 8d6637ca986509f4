"""The grammar of a small register: what is entered, counted and kept how long.

A row is its page, its form, its sheet, its log and its figures. What is counted is what somebody
else confirmed; a correction keeps the old row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from review.law.requirements import Requirement
from review.law.setting import Certainty
from review.law.vocabulary import Unit

ONCE = "一条登记计1"
Values = Mapping[str, str]
RECENT = 30  # days after which an entry needs a reason
KEPT = "保管期限为办公室惯例，以档案主管部门审定的范围和期限为准（档案法实施条例第十九条）"
PART = "其中"  # how the label of a figure begins that is a part of the one before
YES, NO = "是", "否"
EITHER = (YES, NO)


class Form(Enum):
    TEXT = "文字"
    AREA = "长文字"
    DAY = "日期"
    COUNT = "数量"
    MONEY = "金额（元）"
    NUMBER = "数值"
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

    def shown(self, value: str) -> str:
        """The choice that was made, as this row has it, or what was typed."""
        return next((choice for choice in self.choices if choice == value), value)


@dataclass(frozen=True)
class Counted:
    """A figure of the register: how many entries, or the sum of one of their numbers.

    `lasts` counts the entries of any year that hold on a day: the last of the year, or today.
    """

    key: str
    label: str
    unit: str
    rule: str
    holds: Callable[[Values], bool] = lambda values: True
    adds: str = ""
    lasts: Callable[[Values, date], bool] | None = None


@dataclass(frozen=True)
class Term:
    """A deadline that runs from the day of an entry, by what one of its fields says.

    With `since` it runs from the day in that field; `amount` 0 is that day itself. `again`: it is met
    by the next entry of the same name.
    """

    field: str
    said: str
    deed: str
    amount: int
    unit: Unit
    basis: str
    met: str = ""
    since: str = ""
    again: bool = False

    def runs(self, values: Values) -> bool:
        said = not self.field or values.get(self.field) == self.said
        return said and (not self.since or bool(values.get(self.since)))


@dataclass(frozen=True)
class Stage:
    """One part of the course of an entry: `name` is its state once `reached`.

    `deed` brings it there; `asks` are the fields it fills, of which the first must be filled.
    """

    name: str
    deed: str
    asks: tuple[str, ...]
    reached: Callable[[Values], bool]

    @property
    def label(self) -> str:
        return self.name


@dataclass(frozen=True)
class Lasting:
    """An entry holds from the day in one field to the day in another; its state follows from them."""

    first: str
    last: str
    before: str
    within: str
    after: str

    @property
    def states(self) -> tuple[str, str, str]:
        return self.before, self.within, self.after

    def state(self, values: Values, confirmed: bool, on: date) -> str:
        """On a day; what nobody confirmed has not begun, whatever its days say."""
        if values[self.last] < on.isoformat():
            return self.after
        begun = confirmed and values[self.first] <= on.isoformat()
        return self.within if begun else self.before

    def concerns(self, values: Values, year: int) -> bool:
        return int(values[self.first][:4]) <= year <= int(values[self.last][:4])


@dataclass(frozen=True)
class Balance:
    """What was carried in and what came is what was done and what is carried out, year after year."""

    label: str
    carried: str
    came: str
    done: str
    left: str


@dataclass(frozen=True)
class SmallRegister:
    """`day` is what the day of an entry is called, `title` what its name is called.

    `personal`: one entry of each person about a matter. `stages` are its course, the first reached as
    it is entered. `lasting`: an entry is shown in every year it concerns, with its state. `unique`: a
    field of which each value is entered once a year. `past`: what is entered happened long ago, and
    no reason is asked for that. `apart`: pairs of fields that do not name the same person, and what is said then.
    `statutes`: the names are of laws, and that field is the day of the version meant.
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
    unique: str = ""
    past: bool = False
    lasting: Lasting | None = None
    personal: bool = False
    stages: tuple[Stage, ...] = ()
    apart: tuple[tuple[str, str, str], ...] = ()
    balances: tuple[Balance, ...] = ()
    statutes: str = ""

    def stage(self, values: Values) -> Stage | None:
        """The last that was reached."""
        reached = [stage for stage in self.stages if stage.reached(values)]
        return reached[-1] if reached else None

    def following(self, values: Values) -> Stage | None:
        """What comes next in the course of an entry."""
        stage = self.stage(values)
        if stage is None:
            return None
        after = self.stages[self.stages.index(stage) + 1 :]
        return after[0] if after else None

    @property
    def later(self) -> set[str]:
        """The fields that a stage after the first fills."""
        return {key for stage in self.stages for key in stage.asks}

    def owed(self, values: Values) -> set[str]:
        """The fields that an entry must fill as far as it has come."""
        begun = {
            key
            for stage in self.stages
            if stage.asks and values.get(stage.asks[0])
            for key in stage.asks
        }
        return {one.key for one in self.fields if one.required} - (self.later - begun)

    @property
    def by_key(self) -> dict[str, Field]:
        return {field.key: field for field in self.fields}


def said(field: str, *words: str) -> Callable[[Values], bool]:
    return lambda values: values.get(field, "") in words


def filled(field: str) -> Callable[[Values], bool]:
    return lambda values: bool(values.get(field))


def both(*rules: Callable[[Values], bool]) -> Callable[[Values], bool]:
    return lambda values: all(rule(values) for rule in rules)


def begun(values: Values) -> bool:
    return True


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
