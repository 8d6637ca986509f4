"""文书模板: the versions the office kept of each letter, and which is in force."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from review.extensions import db
from review.models import LetterTemplate


def versions(letter: str) -> Sequence[LetterTemplate]:
    """Every version of one letter, newest first."""
    query = select(LetterTemplate).filter_by(letter=letter).order_by(LetterTemplate.id.desc())
    return db.session.scalars(query).all()


def newest() -> dict[str, LetterTemplate]:
    """The newest version of every letter that ever had one."""
    last = select(func.max(LetterTemplate.id)).group_by(LetterTemplate.letter)
    rows = db.session.scalars(select(LetterTemplate).where(LetterTemplate.id.in_(last)))
    return {row.letter: row for row in rows}


def in_force(letter: str) -> LetterTemplate | None:
    """The template by which the letter is laid out now; None where the built-in layout is."""
    query = select(LetterTemplate).filter_by(letter=letter).order_by(LetterTemplate.id.desc())
    row = db.session.scalars(query.limit(1)).first()
    return row if row and row.sha256 else None
