"""Find the record an address names, or 404; a foreign one is as absent as a missing one."""

from __future__ import annotations

from flask import abort
from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from review.actions.annotations import of
from review.extensions import db
from review.law.permissions import Act
from review.law.vocabulary import Kind
from review.models import (
    Annotation,
    Assignment,
    Conversion,
    Material,
    Matter,
    Opinion,
    Original,
    ReturnedFile,
    Revision,
)
from review.registers.batching import PARTICULARS, rows
from review.registers.facts import latest_revision
from review.web.access import demand

_MATTER = (
    select(Matter)
    .where(Matter.id == bindparam("id"))
    .options(
        *(joinedload(one) for one in PARTICULARS), joinedload(Matter.editions),
        joinedload(Matter.section), joinedload(Matter.drafter),
        joinedload(Matter.assignments).options(
            joinedload(Assignment.firm), joinedload(Assignment.counsel)
        ),
    )
)  # fmt: skip
"""A matter with whose it is, which the law asks of every page before anything else."""


def matter(id: int, act: Act = Act.READ) -> Matter:
    row = db.session.scalars(_MATTER, {"id": id}).unique().first()
    if row is None:
        abort(404)
    demand(act, row)
    return row


def contract(id: int, act: Act = Act.READ) -> Matter:
    """A matter that is a contract; another kind has no such page."""
    row = matter(id, act)
    return row if row.kind is Kind.CONTRACT else abort(404)


def revision(matter: Matter, number: int | None = None) -> Revision:
    """The numbered revision, or the newest."""
    if number is None:
        return latest_revision(matter) or abort(404)
    numbered = (row for row in rows(Revision, matter) if row.number == number)
    return next(numbered, None) or abort(404)


def seen(matter: Matter, typed: str | None) -> Revision:
    """The revision a form says it was filled in beside; 404 where it names none."""
    number = typed or ""
    return revision(matter, int(number[:9]) if number.isdecimal() else 0)


def annotation(matter: Matter, id: int) -> Annotation:
    return of(matter, id) or abort(404)


def material(matter: Matter, id: int) -> Material:
    query = db.select(Material).filter_by(matter_id=matter.id, id=id)
    return db.session.scalars(query).first() or abort(404)


def opinion(matter: Matter, id: int) -> Opinion:
    query = db.select(Opinion).filter_by(matter_id=matter.id, id=id)
    return db.session.scalars(query).first() or abort(404)


def conversion(matter: Matter, id: int) -> Conversion:
    query = db.select(Conversion).filter_by(matter_id=matter.id, id=id)
    return db.session.scalars(query).first() or abort(404)


def original(revision: Revision) -> Original:
    return db.session.get(Original, revision.id) or abort(404)


def returned(matter: Matter, id: int) -> ReturnedFile:
    query = db.select(ReturnedFile).filter_by(matter_id=matter.id, id=id)
    return db.session.scalars(query).first() or abort(404)
