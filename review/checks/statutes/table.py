"""The table of statutes: names, states, days and article numbers, with provenance and date.

`statutes.json` and `repealed.json` hold facts about legislation, no articles; sources and limits are
in `README.md` beside them. Rows of the office's own may be laid over them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
_MARKS = re.compile(r"[《》〈〉<>“”\"「」『』\s]|^中华人民共和国(?=.)")
_ORGANS = re.compile(
    r"^(?:最高人民法院|最高人民检察院|国务院办公厅|国务院|全国人民代表大会常务委员会|财政部|司法部"
    r"|国家发展改革委|国家发展和改革委员会|、)+(?=.)"
)

_BARE = re.compile(r"[一-龥]+(?:法|法典|条例)")


class Version(NamedTuple):
    """One text of a statute: when promulgated, from when it applies, its last article."""

    promulgated: date | None
    begins: date | None
    last: int | None


class Moved(NamedTuple):
    """Where an old article went; `how` is read, text or likely."""

    to: tuple[int, ...]
    how: str
    note: str


@dataclass(frozen=True)
class Renumbering:
    """Article by article, from an old text to the one in force from `begins`."""

    old: str
    begins: date
    successor: str
    articles: Mapping[int, Moved]
    own: bool = False
    """Whether the office wrote it."""


@dataclass(frozen=True)
class Statute:
    """A statute as the sources give it; `checked` is the day of the source."""

    title: str
    kind: str
    status: str
    checked: date | None = None
    number: str = ""
    effective: date | None = None
    repealed_on: date | None = None
    replaced_by: str = ""
    basis: str = ""
    unverified: bool = False
    last: int | None = None
    last_computed: bool = False
    versions: tuple[Version, ...] = ()
    earlier: tuple[tuple[date | None, date | None], ...] = ()
    moved: tuple[Renumbering, ...] = ()
    source: str = ""
    """Where a row of the office's own was read; "" for what ships."""

    @property
    def short(self) -> str:
        return self.title.removeprefix("中华人民共和国")

    def most(self) -> int | None:
        """The highest article number that any known text of it had; None if one is unknown."""
        known = [each.last for each in self.versions] + [self.last]
        return max(each for each in known if each) if any(known) else None


def key(name: str) -> str:
    """A name as it is compared: without 中华人民共和国, marks, spaces; brackets full width."""
    return _MARKS.sub("", name.replace("(", "（").replace(")", "）"))


class Table:
    """The statutes by name. Near names are never resolved to one another."""

    def __init__(
        self,
        statutes: Iterable[Statute],
        aliases: Mapping[str, str],
        as_of: date,
        edition: int = 0,
    ):
        """`edition` counts the office's own changes; with `as_of` it names the version."""
        self.as_of = as_of
        self.edition = edition
        self.aliases = aliases
        self.statutes = tuple(statutes)
        self.by_name = {key(each.title): each for each in self.statutes}
        for short, full in aliases.items():
            if key(full) in self.by_name:
                self.by_name.setdefault(key(short), self.by_name[key(full)])
        self._without_organs()

    def _without_organs(self) -> None:
        bare: dict[str, list[Statute]] = {}
        for each in self.statutes:
            name = key(_ORGANS.sub("", each.title))
            if name != key(each.title):
                bare.setdefault(name, []).append(each)
        for name, held in bare.items():
            if len(held) == 1:
                self.by_name.setdefault(name, held[0])

    @property
    def version(self) -> str:
        """What a finding was made with: 2026-11-27, or 2026-11-27+3 with changes of the office."""
        return f"{self.as_of}+{self.edition}" if self.edition else str(self.as_of)

    def find(self, name: str) -> Statute | None:
        """The statute of exactly that name or usual short name, or None."""
        return self.by_name.get(key(name)) or self.by_name.get(key(_ORGANS.sub("", key(name))))

    @cached_property
    def bare(self) -> frozenset[str]:
        """The names that may stand without 《》."""
        return frozenset(
            name
            for name, each in self.by_name.items()
            if each.kind in ("法律", "行政法规", "宪法")
            and len(name) >= 3
            and _BARE.fullmatch(name)
        )


@cache
def shipped() -> Table:
    """The table as it ships."""
    statutes = json.loads((HERE / "statutes.json").read_text("utf-8"))
    repealed = json.loads((HERE / "repealed.json").read_text("utf-8"))
    moved = _renumberings(repealed)
    supplement = json.loads((HERE / "supplement.json").read_text("utf-8"))
    rows = (_statute(row, moved) for row in (*statutes["items"], *supplement["items"]))
    return Table(rows, statutes["aliases"], date.fromisoformat(statutes["as_of"]))


def _renumberings(source: Mapping[str, Any]) -> dict[str, list[Renumbering]]:
    by_law: dict[str, list[Renumbering]] = {}
    for row in (*source["repealed"], *source["renumbered"]):
        begins = _day(row.get("in_force_from") or row.get("repealed_on"))
        if row.get("map") and begins:
            renumbering = Renumbering(
                row.get("old", row["name"]), begins, row.get("replaced_by", row["name"]),
                {int(old): _moved(new) for old, new in row["map"].items()},
            )  # fmt: skip
            by_law.setdefault(row["name"], []).append(renumbering)
    return by_law


def _moved(row: Mapping[str, Any]) -> Moved:
    return Moved(tuple(row["to"]), row["how"], row.get("note", ""))


def _statute(row: Mapping[str, Any], moved: Mapping[str, list[Renumbering]]) -> Statute:
    return Statute(
        title=row["title"], kind=row["kind"], status=row["status"], checked=_day(row.get("as_of")),
        number=row.get("number", ""), effective=_day(row.get("effective")),
        repealed_on=_day(row.get("repealed_on")), replaced_by=row.get("replaced_by", ""),
        basis=row.get("basis", ""), unverified=bool(row.get("unverified")),
        last=row.get("last"), last_computed=bool(row.get("last_computed")),
        versions=tuple(
            Version(_day(each["date"]), _day(each.get("eff")), each.get("last"))
            for each in row.get("versions", ())
        ),
        earlier=tuple(
            (_day(each.get("promulgated")), _day(each.get("repealed_on")))
            for each in row.get("earlier_same_name", ())
        ),
        moved=tuple(moved.get(row["title"], ())),
    )  # fmt: skip


def _day(word: str | None) -> date | None:
    return date.fromisoformat(word) if word and len(word) == 10 else None
