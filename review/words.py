"""Sentences with values in them, and lists, that another language can say too; it imports nothing of ours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Words(str):
    """The Chinese sentence, as any `str`, with the words it was made of: `msgid` and its `values`."""

    msgid: str
    values: dict[str, Any]

    def __new__(cls, msgid: str, /, **values: Any) -> Words:
        sentence = super().__new__(cls, msgid.format(**values))
        sentence.msgid, sentence.values = msgid, values
        return sentence

    def __str__(self) -> str:
        """Itself: an exception hands on what it was raised with."""
        return self

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.msgid,), self.values


class Stored(str):
    """A sentence of ours as the database gives it back: the values in it can no longer be told apart."""

    def __str__(self) -> str:
        return self


class Listed(str):
    """Words one after another, with the Chinese mark that stands between them."""

    parts: tuple[str, ...]
    mark: str

    def __new__(cls, mark: str, parts: Iterable[str]) -> Listed:
        kept = tuple(parts)
        listed = super().__new__(cls, mark.join(kept))
        listed.parts, listed.mark = kept, mark
        return listed

    def __str__(self) -> str:
        return self

    def __getnewargs_ex__(self) -> tuple[tuple[str, tuple[str, ...]], dict[str, Any]]:
        return (self.mark, self.parts), {}
