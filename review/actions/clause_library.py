"""条款库: kept by the office; an edition of a clause is never changed, only followed or retired."""

from __future__ import annotations

from typing import NamedTuple

from review import clock
from review.actions import log, procedure
from review.actions.unit_of_work import Invalid, lock, unit_of_work
from review.checks.library import SHORTEST, meant
from review.extensions import db
from review.law.act_requirements import RETIRE_CLAUSE
from review.law.permissions import Duty
from review.law.vocabulary import Category
from review.models import LibraryClause, Person
from review.registers import clause_library
from review.words import Words


class Wording(NamedTuple):
    """What the office writes of one clause; `refused` is one wording a line."""

    title: str
    category: Category
    approved: str
    fallback: str
    refused: str
    reason: str
    basis: str


def keep(wording: Wording, *, by: Person, replaces: LibraryClause | None = None) -> LibraryClause:
    """Take a clause in, or a new edition of `replaces`, which is retired with it."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_CLAUSES, by=by)
        if replaces is not None:
            lock(replaces)
            procedure.demand(RETIRE_CLAUSE, replaces.retired_at is not None)
            replaces.retired_at = clock.now()
        if any(clause.title == wording.title for clause in clause_library.current()):
            raise Invalid("title", "条款库中已有同名的条款；要改它，请点“修订”")
        clause = LibraryClause(
            **wording._asdict(), by_id=by.id, replaces_id=replaces.id if replaces else None
        )
        for words in clause.refused_wordings:
            if len(meant(words)) < SHORTEST:
                raise Invalid(
                    "refused",
                    Words(
                        "“{words}”太短，会认错别的文字，至少写{shortest}个字",
                        words=words,
                        shortest=SHORTEST,
                    ),
                )
        db.session.add(clause)
        db.session.flush()
        log.append(
            "keep_clause", by=by, object={"id": clause.id}, replaces=clause.replaces_id or 0,
            **{**wording._asdict(), "category": wording.category.label},
        )  # fmt: skip
        return clause


def retire(clause: LibraryClause, *, by: Person) -> None:
    """Offer it no longer, and look for its wordings no more."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_CLAUSES, by=by)
        lock(clause)
        procedure.demand(RETIRE_CLAUSE, clause.retired_at is not None)
        clause.retired_at = clock.now()
        log.append("retire_clause", by=by, object={"id": clause.id}, title=clause.title)
