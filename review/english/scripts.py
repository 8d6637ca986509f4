"""The scripts of the pages with their sentences in English: written once, when first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.english.catalogue import CHINESE, english

# A literal of one line in either quotes; what stands in `${…}` is a value.
LITERAL = re.compile(r'"([^"\\\n]*)"|`([^`\\]*)`')
VALUE = re.compile(r"\$\{[^{}]*\}")


def messages(script: str) -> Iterator[str]:
    """Every message of a script: its values are numbered, `还有{0}条没有选`."""
    for literal in LITERAL.finditer(script):
        plain, written = literal.groups()
        msgid = plain if written is None else _msgid(written)[0]
        if CHINESE.search(msgid):
            yield msgid


def in_english(script: str) -> str:
    return LITERAL.sub(_said, script)


def _msgid(written: str) -> tuple[str, list[str]]:
    values = VALUE.findall(written)
    pieces = VALUE.split(written)
    numbered = "".join(f"{piece}{{{place}}}" for place, piece in enumerate(pieces[:-1]))
    return numbered + pieces[-1], values


def _said(literal: re.Match[str]) -> str:
    plain, written = literal.groups()
    if written is None:
        return f'"{english(plain)}"' if CHINESE.search(plain) else literal[0]
    msgid, values = _msgid(written)
    if not CHINESE.search(msgid):
        return literal[0]
    said = re.sub(r"\{(\d+)\}", lambda place: values[int(place[1])], english(msgid))
    return f"`{said}`"
