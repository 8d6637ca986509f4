"""A sentence with values in it that another language can say too; it imports nothing of ours."""

from __future__ import annotations

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
