"""Answers that hold until the next event: nothing of a matter changes without one, so the root of the
log names the state that was asked about."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from flask import current_app
from sqlalchemy import select

from review.extensions import db
from review.models import LogHead

Answer = TypeVar("Answer")
MOST = 256  # answers a process holds; beyond it begins anew
NAME = "review-cache"


def kept(key: Hashable, ask: Callable[[], Answer]) -> Answer:
    """What `ask` said since the last event; `key` holds all that it depends on besides the records."""
    root = db.session.scalar(select(LogHead.root).where(LogHead.id == 1))
    answers: dict[Hashable, object] = current_app.extensions.setdefault(NAME, {})
    if (root, key) not in answers:
        if len(answers) >= MOST:
            answers.clear()
        answers[root, key] = ask()
    return cast(Answer, answers[root, key])
