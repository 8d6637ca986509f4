"""Text as Word spells it: what XML can hold, and the elements that stand for single characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.paper.model import OBJECT

ABSENT = "［对象］"
"""Written for a picture or note reference whose part is in another package."""
_CHARACTERS = {"\t": "tab", "\n": "br", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
_UNWRITABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """The text with one kind of line end, U+FFFD for what XML cannot hold, ABSENT for objects."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace(OBJECT, ABSENT)
    return _UNWRITABLE.sub("\ufffd", plain)


def spelled(text: str, name: str) -> Iterator[tuple[str, str]]:
    """(element name, text) of a run's children; `name` is that of plain text: t or delText."""
    gathered = ""
    for character in text:
        sign = _CHARACTERS.get(character)
        if sign is None:
            gathered += ABSENT if character == OBJECT else character
            continue
        if gathered:
            yield name, gathered
            gathered = ""
        yield sign, ""
    if gathered:
        yield name, gathered
