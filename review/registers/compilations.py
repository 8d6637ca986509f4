"""制度汇编: the editions that were issued."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import select

from review.extensions import db
from review.models import CompilationEdition


def every() -> Sequence[CompilationEdition]:
    """The newest first."""
    query = select(CompilationEdition).order_by(CompilationEdition.number.desc())
    return db.session.scalars(query).all()


def newest() -> CompilationEdition | None:
    return next(iter(every()), None)


def of(number: int) -> CompilationEdition | None:
    return db.session.scalars(select(CompilationEdition).filter_by(number=number)).first()


def contents(edition: CompilationEdition) -> list[tuple[str, str]]:
    """The number and the title of each rule in it."""
    return [(number, title) for number, title in json.loads(edition.contents)]
