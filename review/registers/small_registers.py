"""小台账: the entries of a year, their deadlines, and the figures they come to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased, joinedload

from review import clock
from review.chinese import spoken_date
from review.extensions import db
from review.law import deadlines
from review.law.report_text import Slot
from review.law.small_registers import REGISTERS
from review.law.small_registers.grammar import Counted, SmallRegister, Term
from review.models import Person, RegisterEntry, RegisterYear
from review.registers import legislation
from review.registers.calendar import calendar
from review.words import Words


@dataclass(frozen=True)
class Due:
    """A deadline that runs from an entry: what is to be done by when, and whether it was."""

    term: Term
    on: date | None
    met: str

    @property
    def late(self) -> bool:
        last = self.met or clock.today().isoformat()
        return self.on is not None and last > self.on.isoformat()


@dataclass(frozen=True)
class Line:
    """An entry as it stands, its values by key."""

    entry: RegisterEntry
    values: dict[str, str]
    due: tuple[Due, ...]

    @property
    def confirmed(self) -> bool:
        return self.entry.confirmation is not None

    @property
    def step(self) -> str:
        """The state to which this row carried the entry on; "" for one that was entered or corrected."""
        return self.values.get(STEP, "")


@dataclass(frozen=True)
class Sum:
    """A figure of a register in a year; `value` is None where the register is not kept."""

    register: SmallRegister
    row: Counted
    value: Decimal | int | None
    lines: tuple[Line, ...]


LONGEST = 4  # years after which no deadline of an entry is waited for
STEP = "stage"
"""In the fields of an entry: the state to which it was carried on. No field of a register is called so."""
LATER = aliased(RegisterEntry)
STANDING = ~exists().where(LATER.replaces_id == RegisterEntry.id)
"""Of entries: nothing replaced it."""


def lines(register: SmallRegister, year: int) -> list[Line]:
    """The entries of a year that nothing replaced, the oldest first."""
    return _lines(register, date(year, 1, 1), date(year, 12, 31))


def _lines(register: SmallRegister, first: date, last: date) -> list[Line]:
    beside = (
        joinedload(RegisterEntry.confirmation), joinedload(RegisterEntry.by),
        joinedload(RegisterEntry.section),
    )  # fmt: skip
    query = select(RegisterEntry).where(
        RegisterEntry.register == register.key,
        RegisterEntry.happened_on.between(first, last),
        STANDING,
    )
    register_entries = db.session.scalars(
        query.options(*beside).order_by(RegisterEntry.happened_on)
    ).all()
    return [_line(register, register_entry) for register_entry in register_entries]


def shown(register: SmallRegister, year: int) -> list[Line]:
    """The entries of a year; where an entry lasts, also those of earlier years that concern it."""
    lasting = register.lasting
    if lasting is None:
        return lines(register, year)
    return [
        line
        for line in _lines(register, date.min, date(year, 12, 31))
        if line.entry.happened_on.year == year or lasting.concerns(line.values, year)
    ]


def as_of(year: int) -> date:
    """The day for which a year is told: its last, or today."""
    return min(date(year, 12, 31), clock.today())


def state(register: SmallRegister, line: Line, year: int) -> str:
    """The state of an entry that lasts; "" for any other."""
    if register.lasting is None:
        return ""
    return register.lasting.state(line.values, line.confirmed, as_of(year))


def replaced(entry: RegisterEntry) -> bool:
    query = select(RegisterEntry.id).filter_by(replaces_id=entry.id)
    return db.session.scalar(query) is not None


def of_person(register: SmallRegister, number: str, by: Person) -> bool:
    """Whether this person's entry about the matter of that number stands."""
    query = select(RegisterEntry).where(
        RegisterEntry.register == register.key, RegisterEntry.by_id == by.id, STANDING
    )
    return any(values_of(entry).get("matter") == number for entry in db.session.scalars(query))


def values_of(entry: RegisterEntry) -> dict[str, str]:
    values: dict[str, str] = json.loads(entry.fields)
    return values


def _line(register: SmallRegister, entry: RegisterEntry) -> Line:
    values = values_of(entry)
    terms = (term for term in register.terms if term.runs(values))
    due = tuple(Due(term, _ends(term, entry, values), _met(term, entry, values)) for term in terms)
    return Line(entry, values, due)


def _ends(term: Term, entry: RegisterEntry, values: Mapping[str, str]) -> date | None:
    since = date.fromisoformat(values[term.since]) if term.since else entry.happened_on
    if not term.amount:
        return since
    return deadlines.count(since, term.amount, term.unit, calendar()).due


def _met(term: Term, entry: RegisterEntry, values: Mapping[str, str]) -> str:
    if not term.again:
        return values.get(term.met, "")
    query = select(func.min(RegisterEntry.happened_on)).where(
        RegisterEntry.register == entry.register, RegisterEntry.title == entry.title,
        RegisterEntry.happened_on > entry.happened_on, STANDING,
    )  # fmt: skip
    again = db.session.scalar(query)
    return again.isoformat() if again else ""


def running(within: int) -> list[tuple[SmallRegister, Line, Due]]:
    """The deadlines of entries that are not met and end within so many working days, or have ended."""
    last = clock.today()
    first = last.replace(year=last.year - LONGEST, month=1, day=1)
    return [
        (register, line, due)
        for register in REGISTERS.values()
        if register.terms
        for line in _lines(register, first, last)
        for due in line.due
        if not due.met and due.on and left(due) <= within
    ]


def left(due: Due) -> int:
    """In working days; below 0 once the day has passed."""
    return deadlines.remaining(due.on, clock.today(), calendar()) if due.on else 0


def changed_since(register: SmallRegister, line: Line) -> str:
    """What became of the law that an entry names since the version it means; "" where nothing is known."""
    statute = legislation.table().find(line.entry.title) if register.statutes else None
    if statute is None:
        return ""
    if statute.repealed_on and statute.repealed_on <= clock.today():
        return Words("已于{repealed_on}废止", repealed_on=spoken_date(statute.repealed_on))
    meant = date.fromisoformat(line.values[register.statutes])
    days = (version.promulgated for version in statute.versions)
    later = [day for day in days if day and meant < day <= clock.today()]
    return (
        Words("已于{later}修订，清单上的版本较早", later=spoken_date(max(later))) if later else ""
    )


def counting(register: SmallRegister, year: int) -> list[Line]:
    """The entries of a year as they count: confirmed, a further step of an entry not before it is."""
    found = (_confirmed(register, line) for line in lines(register, year))
    return [line for line in found if line is not None]


def _confirmed(register: SmallRegister, line: Line) -> Line | None:
    """The entry as it was confirmed last; what is corrected counts as corrected or not at all."""
    while not line.confirmed:
        before = line.entry.replaces_id
        earlier = db.session.get(RegisterEntry, before) if before else None
        if STEP not in line.values or earlier is None:
            return None
        line = _line(register, earlier)
    return line


def told(register: SmallRegister, year: int) -> RegisterYear | None:
    """What was said last of the register for the year."""
    query = select(RegisterYear).filter_by(register=register.key, year=year)
    return db.session.scalars(query.order_by(RegisterYear.id.desc())).first()


def sums(register: SmallRegister, year: int) -> list[Sum]:
    """Its figures, from what was confirmed; not kept, where nothing was entered or said."""
    confirmed = counting(register, year)
    known = kept(register, year)
    return [
        _lasting(register, row, year, known) if row.lasts else _sum(register, row, confirmed, known)
        for row in register.figures
    ]


def kept(register: SmallRegister, year: int) -> bool:
    """Whether nought would mean that nothing happened: something was confirmed, or that was said."""
    every, said = lines(register, year), told(register, year)
    nothing = not every and said is not None and said.applies
    return nothing or bool(counting(register, year))


def _lasting(register: SmallRegister, row: Counted, year: int, known: bool) -> Sum:
    """Of what any year up to this one entered, as far as it concerns this one."""
    found = [line for line in _lines(register, date.min, date(year, 12, 31)) if line.confirmed]
    parts = tuple(line for line in found if row.lasts and row.lasts(line.values, as_of(year)))
    return Sum(register, row, len(parts) if known or found else None, parts)


def _sum(register: SmallRegister, row: Counted, found: Sequence[Line], known: bool) -> Sum:
    parts = tuple(line for line in found if row.holds(line.values))
    value: Decimal | int = len(parts)
    if row.adds and parts and not any(line.values.get(row.adds) for line in parts):
        return Sum(register, row, None, parts)  # left open by whoever entered it: that is not 0
    if row.adds:
        value = sum((int(line.values.get(row.adds) or 0) for line in parts), 0)
    return Sum(register, row, value if known else None, parts)


def every(year: int) -> list[Sum]:
    return [one for register in REGISTERS.values() for one in sums(register, year)]


def silent(year: int) -> set[str]:
    """The figures of registers that do not concern the office in this year."""
    found = set()
    for register in REGISTERS.values():
        said = told(register, year)
        if said is not None and not said.applies:
            found |= {row.key for row in register.figures}
    return found


def slots(found: Sequence[Sum]) -> dict[str, Slot]:
    return {one.row.key: Slot(one.value, one.value is not None) for one in found}


def figure_row(one: Sum) -> dict[str, Any]:
    """As `year_report.figure_row`: frozen with the report."""
    return {
        "chapter": "台账",
        "key": one.row.key,
        "label": one.row.label,
        "value": None if one.value is None else str(one.value),
        "unit": one.row.unit,
        "rule": Words('{rule}（《{register}》台账，经另一人确认的）', rule=one.row.rule, register=one.register.name),
        "version": 1,
        "amended": None,
        "parts": [
            {"number": f"{one.register.key}-{line.entry.id}",
             "told": f"{line.entry.happened_on.isoformat()} {line.entry.title}", "counted": True}
            for line in one.lines
        ],
    }  # fmt: skip
