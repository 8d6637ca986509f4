"""Matters as figures tell of them: plain columns, since a year has thousands."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from review.extensions import db
from review.law.kinds import chapter_of
from review.law.vocabulary import Kind, Nature, Subject
from review.models import Consultation, Contract, Matter, Person, Section
from review.registers.desk_rows import EDITION
from review.registers.visible import visible

COLUMNS = (Matter.id, Matter.number, Matter.title, Matter.section_id, Matter.kind)
PLAIN = len(COLUMNS)
TERMS = (EDITION, Contract.nature, Contract.amount, Consultation.subject)


class Case(NamedTuple):
    """What is written of a matter beside what was counted in it."""

    id: int
    number: str
    title: str
    section: Section
    kind: Kind


class Place(NamedTuple):
    """A section as an old ledger names it."""

    name: str


class PastCase(NamedTuple):
    """A text of an old ledger: it is no matter here, and has no page."""

    number: str
    title: str
    section: Place
    id: int = 0


class Terms(NamedTuple):
    """By what a review is told apart; `organ`: whether the organ itself reviews this matter."""

    organ: bool
    nature: Nature | None
    amount: Decimal
    subject: Subject | None


class Cases:
    """Makes a Case of COLUMNS, and Terms of TERMS; each matter is made once."""

    def __init__(self) -> None:
        self._sections = {section.id: section for section in db.session.scalars(select(Section))}
        self._found: dict[int, Case] = {}

    def of(self, columns: Sequence[Any]) -> Case:
        id, number, title, section, kind = columns
        if id not in self._found:
            self._found[id] = Case(id, number, title, self._sections[section], kind)
        return self._found[id]


def terms(kind: Kind, columns: Sequence[Any]) -> Terms:
    edition, nature, amount, subject = columns
    return Terms(chapter_of(kind, edition or 1).organ, nature, amount or Decimal(), subject)


def readable(person: Person, *columns: Any) -> Select[*tuple[Any, ...]]:
    """COLUMNS, then these, of the matters this person may read."""
    return select(*COLUMNS, *columns).select_from(Matter).where(visible(person))
