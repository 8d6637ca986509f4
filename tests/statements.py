"""The statements that reach a database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def counted() -> Iterator[list[str]]:
    """Every statement sent while the block runs, with its values."""
    sent: list[str] = []

    def note(_: object, __: object, statement: str, values: object, *rest: object) -> None:
        sent.append(f"{statement} {values}")

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)
