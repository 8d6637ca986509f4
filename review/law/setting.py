"""The grammar of a setting: its value as the law or practice has it, its source, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from review.law.amounts import SCALES
from review.law.reference import REFERENCE
from review.law.vocabulary import Unit


class Certainty(Enum):
    """How far the source was read; only VERIFIED may be stated as law."""

    VERIFIED = "已核对原文"
    EXCERPT = "仅见节录"
    SECONDARY = "二手资料"
    MEMORY = "未核实"
    PRACTICE = "办公室惯例"


class Setting:
    """One row: what the law or practice says, where, and how sure that is.

    `written` is the value as a person writes it.
    """

    key: str
    label: str
    source: str
    certainty: Certainty
    note: str

    @property
    def reference(self) -> str:
        """Why the program applies this row to nothing; "" for one that it reads."""
        return REFERENCE.get(self.key, "")

    @property
    def written(self) -> str:
        raise NotImplementedError

    @property
    def fixed(self) -> bool:
        """What was read in the original may at most be made stricter (see `law.set_values`)."""
        return self.certainty is Certainty.VERIFIED


@dataclass(frozen=True)
class Period(Setting):
    """So many units counted from the event named by `since`; `pair` is the shortest beside it.

    `lasting`: the last day is one that a document names; it is neither shifted to a working day nor
    made longer by anybody.
    """

    key: str
    label: str
    since: str
    bound: str
    amount: int
    unit: Unit
    source: str
    certainty: Certainty
    note: str = ""
    pair: str = ""
    lasting: bool = False

    @property
    def written(self) -> str:
        return str(self.amount)


@dataclass(frozen=True)
class YearDay(Setting):
    """A day that comes every year."""

    key: str
    label: str
    month: int
    day: int
    source: str
    certainty: Certainty
    note: str = ""

    @property
    def written(self) -> str:
        return f"{self.month:02d}-{self.day:02d}"

    def next(self, today: date) -> date:
        """The first such day on or after `today`."""
        this = date(today.year, self.month, self.day)
        return this if this >= today else this.replace(year=today.year + 1)


@dataclass(frozen=True)
class Limit(Setting):
    """A number that may not be passed; a percentage is a number of hundredths.

    `settled` says why a verified number cannot even be made stricter. `opt_in`: it applies to
    nothing before the office has set it.
    """

    key: str
    label: str
    value: Decimal | int
    unit: str
    source: str
    certainty: Certainty
    note: str = ""
    settled: str = ""
    opt_in: bool = False

    @property
    def written(self) -> str:
        return str(self.value)

    @property
    def yuan(self) -> Decimal:
        """Of an amount of money; KeyError for any other unit."""
        return Decimal(str(self.value)) * SCALES[self.unit]


@dataclass(frozen=True)
class Choice(Setting):
    """One of a few words; `options` are the values with their labels."""

    key: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...]
    source: str
    certainty: Certainty
    note: str = ""

    @property
    def written(self) -> str:
        return self.value
