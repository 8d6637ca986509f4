"""示范文本 the office keeps, newest edition first."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from review.extensions import db
from review.models import ModelText


def current() -> Sequence[ModelText]:
    """Those in use."""
    return _found(retired=False)


def retired() -> Sequence[ModelText]:
    return _found(retired=True)


def _found(retired: bool) -> Sequence[ModelText]:
    condition = ModelText.retired_at.is_not(None) if retired else ModelText.retired_at.is_(None)
    return db.session.scalars(
        select(ModelText).where(condition).order_by(ModelText.id.desc())
    ).all()
