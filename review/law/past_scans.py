"""Scans of an old ledger: each goes to the row that names it, else to the row whose number it bears."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from review.words import Words

_APART = re.compile(r"[;；、\n|]")
_ENDING = re.compile(r"\.(pdf|jpe?g|png|ofd|docx?|wps)$")


@dataclass(frozen=True)
class Row:
    """A record as scans are matched to it: `names` are the files its row names."""

    id: int
    number: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Matched:
    """By place of the file its record; and what nobody knows where to put, each with the reason."""

    pairs: tuple[tuple[int, int], ...]
    faults: tuple[tuple[str, str], ...]
    without: tuple[str, ...]


def folded(name: str) -> str:
    """A file name as it is compared: its last part, without ending, width, case and brackets."""
    last = PurePosixPath(name.replace("\\", "/")).name
    word = unicodedata.normalize("NFKC", last).casefold().strip()
    return re.sub(r"[\s()\[\]〔〕【】]", "", _ENDING.sub("", word))


def named(written: str) -> tuple[str, ...]:
    """The files that a cell names."""
    return tuple(name.strip() for name in _APART.split(written) if name.strip())


def match(files: Sequence[str], rows: Sequence[Row]) -> Matched:
    """Files with one record each; doubled names, and names of two records, are told and left out."""
    by_name: dict[str, set[int]] = defaultdict(set)
    by_number: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        for name in row.names:
            by_name[folded(name)].add(row.id)
        if row.number:
            by_number[folded(row.number)].add(row.id)
    places: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(files):
        places[folded(name)].append(place)
    pairs: list[tuple[int, int]] = []
    faults: list[tuple[str, str]] = []
    for key, same in places.items():
        owners = by_name.get(key) or by_number.get(key) or set()
        for place in same:
            if len(same) > 1:
                faults.append((files[place], Words("有{same}个文件同名", same=len(same))))
            elif len(owners) > 1:
                faults.append((files[place], Words("有{owners}行写着这个文件", owners=len(owners))))
            elif not owners:
                faults.append((files[place], "没有一行写着这个文件，也没有这个编号"))
            else:
                pairs.append((place, next(iter(owners))))
    lacking = [
        name for row in rows for name in row.names if folded(name) not in places
    ]  # fmt: skip
    return Matched(tuple(pairs), tuple(faults), tuple(lacking))
