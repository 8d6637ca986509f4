"""The catalogues of English: one .po a room, read when the first page in English is asked for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

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


def english(msgid: str) -> str:
    """What a sentence or word of ours is in English; itself while nobody has translated it."""
    if CHINESE.search(msgid):
        return words().get(msgid, msgid)
    return msgid.translate(SIGNS) if SIGN.search(msgid) else msgid
