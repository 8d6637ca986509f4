"""事项: the list everybody filters, by what stands in the address and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, select

from review import clock
from review.extensions import db
from review.law.vocabulary import Kind, Status
from review.models import (
    Assignment,
    Contract,
    Deadline,
    Firm,
    Matter,
    Person,
    SavedFilter,
    Section,
)
from review.registers import cache, desk_queue, desk_rows, search
from review.registers.batching import parts
from review.registers.desk_rows import Days, Due, Reader
from review.registers.search import Excerpt
from review.registers.turn_names import Turns
from review.registers.visible import matters
from review.search import folding

KEYS = ("q", "kind", "status", "section", "firm", "due", "turn")
DUE = (("late", "已逾期"), ("today", "今天到期"), ("week", "本周到期"), ("paused", "暂停计时"),
       ("provisional", "调休未定"))  # fmt: skip
MOST = 60


def asked(args: Mapping[str, str]) -> dict[str, str]:
    """The filters in the address that mean something."""
    values = {key: args.get(key, "").strip()[:MOST] for key in KEYS}
    return {key: value for key, value in values.items() if value}


def select_matters(person: Person, wanted: Mapping[str, str]) -> Select[Matter]:
    """Newest first; a filter whose value is none of its choices finds everything."""
    query = matters(person).order_by(Matter.id.desc())
    if "q" in wanted:
        query = query.where(search.says(person, wanted["q"]))
    if wanted.get("kind") in {kind.value for kind in Kind}:
        query = query.where(Matter.kind == Kind(wanted["kind"]))
    if wanted.get("status") in {status.value for status in Status}:
        query = query.where(Matter.status == Status(wanted["status"]))
    section, firm = _number(wanted.get("section", "")), _number(wanted.get("firm", ""))
    if section is not None:
        query = query.where(Matter.section_id == section)
    if firm is not None:
        assigned = Matter.assignments.any(
            and_(Assignment.firm_id == firm, Assignment.ended_at.is_(None))
        )
        query = query.where(assigned)
    if wanted.get("due") in dict(DUE):
        query = query.where(_due(wanted["due"]))
    if wanted.get("turn") == "me":
        queue = desk_queue.queue(person, desk_queue.seen(person))
        query = query.where(Matter.id.in_({one.id for one in queue}))
    return query


def page(person: Person, wanted: Mapping[str, str], number: int, size: int) -> list[int]:
    """The ids of one page of the view, counted from 1, and of the first matter of the next where
    there is one; of a search the matters whose words came last stand first."""
    start = (number - 1) * size
    if not folding.asked(wanted.get("q", "")):
        return list(db.session.scalars(_ids(person, wanted).limit(size + 1).offset(start)))
    rows = select_matters(person, {key: wanted[key] for key in wanted if key != "q"})
    return list(islice(search.newest(person, wanted["q"], rows), start, start + size + 1))


def whole(person: Person, wanted: Mapping[str, str]) -> Sequence[int]:
    """The ids of all its pages."""
    return db.session.scalars(_ids(person, wanted)).all()


def _ids(person: Person, wanted: Mapping[str, str]) -> Select[int]:
    return select_matters(person, wanted).with_only_columns(Matter.id)


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else None


def _due(wanted: str) -> ColumnElement[bool]:
    today = clock.today()
    sunday = today + timedelta(6 - today.weekday())
    meets = {
        "late": and_(Deadline.alert_on.is_not(None), Deadline.due_on < today),
        "today": Deadline.alert_on == today,
        "week": Deadline.alert_on.between(today, sunday),
        "paused": Deadline.alert_on.is_(None),
        "provisional": Deadline.provisional.is_(True),
    }[wanted]
    running = and_(Deadline.matter_id == Matter.id, Deadline.met_at.is_(None))
    return exists().where(running, Deadline.floor.is_(False), meets)


class MatterRow(NamedTuple):
    """A matter in the list, as plain columns; `found` is where it says the words searched for."""

    id: int
    kind: Kind
    status: Status
    since: datetime
    number: str
    title: str
    section: str
    drafter: str
    counterparty: str
    firm: str
    turn: str
    deadline: Due | None
    left: int | None
    found: Excerpt | None


LISTED = (
    desk_rows.columns(
        Matter.number, Matter.title, Section.name, Person.name,
        func.coalesce(Contract.counterparty, ""), func.coalesce(Firm.name, ""),
    )
    .join(Section, Section.id == Matter.section_id)
    .join(Person, Person.id == Matter.drafter_id)
    .outerjoin(Contract, Contract.matter_id == Matter.id)
    .outerjoin(Firm, Firm.id == Assignment.firm_id)
    .where(Matter.id.in_(bindparam("ids", expanding=True)))
)  # fmt: skip
NAMES = 6
"""Columns of `LISTED` behind those of a DeskRow."""


def rows(listed: Sequence[int]) -> Iterator[MatterRow]:
    """What the list says of these matters, in their order; a few questions for every MOST of them."""
    turns, days, reader = Turns.now(), Days(), Reader()
    for part in parts(listed):
        due = desk_rows.due(part)
        found = {columns[0]: columns for columns in db.session.execute(LISTED, {"ids": part})}
        for id in part:
            row, deadline = reader.row(found[id][:-NAMES]), due.get(id)
            named, left = found[id][-NAMES:], days.left(deadline)
            told = (turns.of(row), deadline, left, None)
            yield MatterRow._make((id, row.kind, row.status, row.since, *named, *told))


def shown(person: Person, listed: Sequence[int], question: str = "") -> list[MatterRow]:
    """The rows of a page, each with where it says the words; read once between two events."""
    known = cache.until_an_event("listed", dict[int, MatterRow])
    found = {id: known[id] for id in listed if id in known}
    found |= {row.id: row for row in rows([id for id in listed if id not in found])}
    if len(known) < cache.MOST:
        known.update(found)
    places = search.excerpts(person, listed, question)
    return [found[id]._replace(found=places.get(id)) for id in listed]


class Home(NamedTuple):
    """A section or a firm that a list can be narrowed to."""

    id: int
    name: str


def sections() -> Sequence[Home]:
    return cache.of_office(sections, lambda: _homes(Section))


def firms() -> Sequence[Home]:
    return cache.of_office(firms, lambda: _homes(Firm))


def _homes(kind: type[Section] | type[Firm]) -> Sequence[Home]:
    rows = db.session.execute(select(kind.id, kind.name).order_by(kind.id))
    return [Home._make(row) for row in rows]


class Saved(NamedTuple):
    """A view of the list that a person wants again: its name and its address."""

    id: int
    name: str
    query: str


_SAVED = (
    select(SavedFilter.id, SavedFilter.name, SavedFilter.query)
    .where(SavedFilter.person_id == bindparam("person"))
    .order_by(SavedFilter.id)
)


def saved(person: Person) -> Sequence[Saved]:
    return [Saved._make(row) for row in db.session.execute(_SAVED, {"person": person.id})]
