"""示范文本 the office keeps, newest edition first."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from review.extensions import db
from review.models import Template


def current() -> Sequence[Template]:
    """Those in use."""
    return _found(retired=False)


def retired() -> Sequence[Template]:
    return _found(retired=True)


def _found(retired: bool) -> Sequence[Template]:
    condition = Template.retired_at.is_not(None) if retired else Template.retired_at.is_(None)
    return db.session.scalars(select(Template).where(condition).order_by(Template.id.desc())).all()
