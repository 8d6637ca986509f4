"""条款库 as pages and rules read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select

from review.checks.record import RefusedWording
from review.extensions import db
from review.law.vocabulary import Category, Severity
from review.models import LibraryClause


def current() -> Sequence[LibraryClause]:
    """Those in use, by category and title."""
    clauses = db.session.scalars(
        select(LibraryClause).where(LibraryClause.retired_at.is_(None)).order_by(LibraryClause.id)
    ).all()
    order = list(type(clauses[0].category)) if clauses else []
    return sorted(clauses, key=lambda clause: (order.index(clause.category), clause.title))


def retired() -> Sequence[LibraryClause]:
    return db.session.scalars(
        select(LibraryClause)
        .where(LibraryClause.retired_at.is_not(None))
        .order_by(LibraryClause.id.desc())
    ).all()


def refused() -> tuple[RefusedWording, ...]:
    """The wordings the office does not accept, for the rule that looks for them."""
    return tuple(
        RefusedWording(words, clause.title, clause.approved, clause.reason, clause.basis)
        for clause in current()
        for words in clause.refused_wordings
    )


class Offer(NamedTuple):
    """The fields of an annotation that proposes a clause of the library."""

    severity: Severity
    category: Category
    text: str
    basis: str
    proposal: str


def offer(id: int, use: str) -> Offer | None:
    """What counsel may put into the form: the approved wording, or with `use` "fallback" the other."""
    clause = db.session.get(LibraryClause, id)
    if clause is None or clause.retired_at is not None:
        return None
    words = clause.fallback if use == "fallback" else clause.approved
    return (
        Offer(Severity.ADVICE, clause.category, clause.reason, clause.basis, words)
        if words
        else None
    )
