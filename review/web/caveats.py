"""What the text of a revision cannot prove by itself, for the banner of every page that decides."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from review.actions.documents import store
from review.paper import model
from review.paper.caveats import KINDS, Entry, entries
from review.paper.plain_text import legible
from review.storage import Damaged
from review.words import Stored

KEPT = 256


class Told(NamedTuple):
    """One kind of caveat: its title and its lines."""

    title: str
    lines: tuple[Entry, ...]


UNREADABLE = Told(
    "文本无法读取",
    (Entry("", "全文", "", "存档的读取结果缺失或者已损坏，本页不能核对文本；请通知系统管理员"),),
)


def caveats_in(reading: str) -> tuple[Told, ...]:
    """The caveats of a stored reading, kind after kind; where it cannot be read, that alone."""
    try:
        return _caveats(reading)
    except (OSError, Damaged, ValueError, TypeError):
        return (UNREADABLE,)


@lru_cache(maxsize=KEPT)
def _caveats(reading: str) -> tuple[Told, ...]:
    """A reading never changes."""
    sorted_entries = sorted(
        entries(model.load(store().get(reading))), key=lambda each: _order(each.kind)
    )
    kinds = groupby(sorted_entries, key=lambda each: each.kind)
    return tuple(Told(KINDS[kind].title, tuple(map(_legible, lines))) for kind, lines in kinds)


def _legible(entry: Entry) -> Entry:
    """What stands in a file may turn the order of reading around; a sentence of ours stays one."""
    where, sentence = legible(entry.where), legible(entry.sentence)
    return entry._replace(
        where=entry.where if where == entry.where else where,
        sentence=entry.sentence if sentence == entry.sentence else Stored(sentence),
    )


def _order(kind: str) -> int:
    return list(KINDS).index(kind)
