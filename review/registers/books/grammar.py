"""The grammar of a register (台账): its columns, the filters that narrow it, its records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute

from review.extensions import db
from review.law.vocabulary import Status, Word
from review.models import Matter, Person, Section
from review.registers import cache

CHUNK = 500
"""Records read at once for a sheet: as many ids as any engine takes in one question."""
Choices = Sequence[tuple[str, str]]
Cell = object


@dataclass(frozen=True)
class Column:
    """How a page sets the cell is its `form`: text, short, party, title, number, money, count, day,
    word (of a closed list), pill.

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

    Columns of money and counts on screen are added up over a whole view: `summed` names the amount
    behind a label, `counted` counts what is more than one column.
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
    summed: Mapping[str, InstrumentedAttribute[Any]] = field(default_factory=dict)
    counted: Callable[[Select[Any]], Mapping[str, int]] | None = None
    note: str = ""
    empty: str = ""

    @property
    def on_screen(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if not column.on_sheet)


def asked(register: Register, query: Mapping[str, str]) -> dict[str, str]:
    """What the address asks, cut to what each filter takes; a choice nobody offers asks nothing."""
    values = {one.key: query.get(one.key, "").strip()[: one.most] for one in register.filters}
    for row_filter in register.filters:
        if row_filter.choices and values[row_filter.key] not in {
            value for value, _ in row_filter.choices()
        }:
            values[row_filter.key] = ""
    return values


def view(register: Register, person: Person, wanted: Mapping[str, str]) -> Select[Any]:
    """The rows that this address asks for, in the register's order."""
    query = register.query(person)
    for row_filter in register.filters:
        value = wanted.get(row_filter.key, "")
        condition = row_filter.narrow(value) if value else None
        if condition is not None:
            query = query.where(condition)
    return query


def records(register: Register, person: Person, wanted: Mapping[str, str]) -> Sequence[Any]:
    """Every record of this view."""
    return list(each(register, person, wanted))


def each(register: Register, person: Person, wanted: Mapping[str, str]) -> Iterator[Any]:
    """Every record of this view, read CHUNK by CHUNK, so that a long one is never held whole."""
    rows, start = view(register, person, wanted), 0
    while True:
        found = db.session.scalars(rows.limit(CHUNK).offset(start)).unique().all()
        yield from register.records(found)
        if len(found) < CHUNK:
            return
        start += CHUNK


def page(register: Register, rows: Select[Any], number: int, size: int) -> Sequence[Any]:
    """The records of one page of a view, counted from 1; nothing else of it is read."""
    return _read(register, rows.limit(size).offset((number - 1) * size))


def _read(register: Register, rows: Select[Any]) -> Sequence[Any]:
    return register.records(db.session.scalars(rows).unique().all())


def overview(register: Register, rows: Select[Any]) -> tuple[int, list[Decimal | int | None]]:
    """How many records a view has, and under each column on screen its sum over all of them, None
    where nothing is summed. The database counts and adds up: no record is read."""
    asked = rows.order_by(None)
    cents = [_cents(column) for column in register.summed.values()]
    count, *totals = db.session.execute(asked.with_only_columns(func.count(), *cents)).one()
    sums: dict[str, Decimal | int] = {
        label: Decimal(int(total or 0)) / 100
        for label, total in zip(register.summed, totals, strict=True)
    }
    if register.counted:
        sums |= register.counted(asked)
    return count, [
        sums.get(one.label, 0) if one.form in ("money", "count") else None
        for one in register.on_screen
    ]


def told(
    register: Register, person: Person, wanted: Mapping[str, str], rows: Select[Any]
) -> tuple[int, list[Decimal | int | None]]:
    """The overview of the view that this address asks for: added up once between two events."""
    key = (register.slug, person.legal, *sorted(wanted.items()))
    return cache.until_an_event(key, lambda: overview(register, rows))


def _cents(amount: InstrumentedAttribute[Any]) -> ColumnElement[int]:
    """SQLite keeps decimals as binary fractions, so whole cents are added up."""
    return func.sum(cast(func.round(amount * 100), BigInteger))


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
    offered = [(offered_status.value, offered_status.label) for offered_status in statuses]
    return Filter("status", "状态", lambda value: Matter.status == Status(value), lambda: offered)


def _sections() -> Choices:
    return cache.of_office(_sections, _named)


def _named() -> Choices:
    sections = db.session.execute(select(Section.id, Section.name).order_by(Section.id))
    return [(str(id), name) for id, name in sections]


section = Filter("section", "科室", lambda value: Matter.section_id == int(value), _sections)
