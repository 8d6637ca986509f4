"""The grammar of a register (台账): its columns, the filters that narrow it, its records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import InstrumentedAttribute

from review.extensions import db
from review.law.vocabulary import Status, Word
from review.models import Matter, Person, Section

Choices = Sequence[tuple[str, str]]
Cell = object


@dataclass(frozen=True)
class Column:
    """How a page sets the cell is its `form`: text, short, party, title, number, money, count, day, pill.

    A column `on_sheet` only is too much for a screen; the .xlsx has every column.
    """

    label: str
    read: Callable[[Any], Cell]
    form: str = "text"
    on_sheet: bool = False


@dataclass(frozen=True)
class Filter:
    """One question in the address; without choices it is typed. `narrow` is None: no such value."""

    key: str
    label: str
    narrow: Callable[[str], ColumnElement[bool] | None]
    choices: Callable[[], Choices] | None = None
    most: int = 60


@dataclass(frozen=True)
class Register:
    """`query` selects what the person may read, `records` puts beside each row what columns ask.

    `note` says what is counted here, `empty` what brings the first record.
    """

    slug: str
    title: str
    noun: str
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...]
    query: Callable[[Person], Select[Any]]
    matter: Callable[[Any], int]
    records: Callable[[Sequence[Any]], Sequence[Any]] = field(default=lambda rows: rows)
    note: str = ""
    empty: str = ""

    @property
    def on_screen(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if not column.on_sheet)


def asked(register: Register, query: Mapping[str, str]) -> dict[str, str]:
    """What the address asks, cut to what each filter takes; a choice nobody offers asks nothing."""
    found = {one.key: query.get(one.key, "").strip()[: one.most] for one in register.filters}
    for one in register.filters:
        if one.choices and found[one.key] not in {value for value, _ in one.choices()}:
            found[one.key] = ""
    return found


def records(register: Register, person: Person, wanted: Mapping[str, str]) -> Sequence[Any]:
    """Every record of this view, in the register's order."""
    query = register.query(person)
    for one in register.filters:
        value = wanted.get(one.key, "")
        condition = one.narrow(value) if value else None
        if condition is not None:
            query = query.where(condition)
    return register.records(db.session.scalars(query).unique().all())


def totals(columns: Iterable[Column], found: Sequence[Any]) -> list[Decimal | int | None]:
    """The sum of each column of money or counts, None under the others."""
    sums: list[Decimal | int | None] = []
    for column in columns:
        summed = column.form in ("money", "count")
        cells = [column.read(one) for one in found] if summed else []
        sums.append(
            sum((one for one in cells if isinstance(one, Decimal | int)), 0) if summed else None
        )
    return sums


def cell(column: Column, record: Any) -> Cell:
    """The cell as a sheet writes it: a word by its label."""
    value = column.read(record)
    return value.label if isinstance(value, Word) else value


def words(*columns: InstrumentedAttribute[str] | ColumnElement[str]) -> Filter:
    """Free text, sought in any of these columns."""

    def narrow(value: str) -> ColumnElement[bool]:
        first, *others = (column.contains(value, autoescape=True) for column in columns)
        for other in others:
            first = first | other
        return first

    return Filter("q", "查找", narrow)


def year(column: InstrumentedAttribute[str]) -> Filter:
    """The year in a number such as 〔2026〕."""

    def narrow(value: str) -> ColumnElement[bool] | None:
        return column.contains(f"〔{value}〕") if value.isascii() and value.isdigit() else None

    return Filter("year", "年度", narrow, most=4)


def choice(key: str, label: str, column: InstrumentedAttribute[Any], kind: type[Word]) -> Filter:
    """One word of a closed list."""
    return Filter(key, label, lambda value: column == kind(value), kind.choices)


def status(statuses: Iterable[Status]) -> Filter:
    offered = [(one.value, one.label) for one in statuses]
    return Filter("status", "状态", lambda value: Matter.status == Status(value), lambda: offered)


def _sections() -> Choices:
    found = db.session.execute(select(Section.id, Section.name).order_by(Section.id))
    return [(str(id), name) for id, name in found]


section = Filter("section", "科室", lambda value: Matter.section_id == int(value), _sections)
