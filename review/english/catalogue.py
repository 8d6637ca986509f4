"""The catalogues of English: one .po a room, read when the first page in English is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import get_month_names
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent / "en"
CHINESE = re.compile(r"[\u3400-\u9fff]")
# Signs of Chinese where they stand alone between values; inside a sentence its translation has them.
SIGNS = str.maketrans(
    {"，": ", ", "。": ". ", "；": "; ", "：": ": ", "、": ", ", "（": " (", "）": ")", "？": "? "}
)
SIGN = re.compile(r"[，。；：、（）？]")


def rooms() -> list[str]:
    return sorted(file.stem for file in FOLDER.glob("*.po"))


@cache
def entries(room: str) -> dict[str, str]:
    """The msgids of one room with what they are in English."""
    with (FOLDER / f"{room}.po").open("rb") as file:
        messages = read_po(file, locale="en")
    return {str(one.id): str(one.string) for one in messages if one.id and one.string}


@cache
def words() -> dict[str, str]:
    return {msgid: said for room in rooms() for msgid, said in entries(room).items()}


MONTHS = get_month_names("wide", locale="en")


def filled(msgid: str, values: Mapping[str, Any]) -> str:
    """A message with its values, a month by its name: 1/3 is two days."""
    if str(values.get("month", "")).isdigit():
        values = {**values, "month": MONTHS[int(values["month"])]}
    return english(msgid).format(**values)


def english(msgid: str) -> str:
    """What a sentence or word of ours is in English; itself while nobody has translated it."""
    if CHINESE.search(msgid):
        return words().get(msgid, msgid)
    return msgid.translate(SIGNS) if SIGN.search(msgid) else msgid
