"""示范文本 the office keeps, newest edition first, and what was started from each."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from review.extensions import db
from review.models import DraftingOrigin, Matter, ModelText
from review.registers.batching import absent


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


def origin(matter: Matter) -> DraftingOrigin | None:
    """What the text of a matter was started from, where that was recorded."""
    return None if absent(DraftingOrigin, matter) else db.session.get(DraftingOrigin, matter.id)


def beside(matter: Matter) -> list[ModelText]:
    """What a matter's text can be held against: the edition it was started from, and those in use."""
    started = origin(matter)
    used = started.template if started else None
    others = [model_text for model_text in current() if model_text is not used]
    return [used, *others] if used else others


def uses() -> dict[int, int]:
    """By the id of each edition, how many matters were started from it."""
    key = DraftingOrigin.template_id
    query = select(key, func.count()).where(key.is_not(None)).group_by(key)
    return {id: count for id, count in db.session.execute(query).all() if id is not None}
