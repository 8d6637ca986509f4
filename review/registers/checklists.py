"""审查清单 as they stand: version 1 ships, every later one was written by the office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from review.extensions import db
from review.law.checklists import Checklist, Item, Result
from review.law.kinds import CHECKLISTS, KINDS
from review.law.points import UNFILLED
from review.law.setting import Certainty
from review.law.vocabulary import Kind
from review.models import ChecklistVersion
from review.words import Words


@dataclass(frozen=True)
class Version:
    """One version of a list; `row` is the office's record of it, None for the one that ships."""

    list: Checklist
    number: int
    row: ChecklistVersion | None = None

    @property
    def name(self) -> str:
        return Words("{title}第{number}版", title=self.list.title, number=self.number)


SHIPPED = {checklist.key: checklist for checklist in CHECKLISTS}
FROZEN = ("list", "label", "basis", "result")
"""What a point of an opinion keeps of its list; the rest is the reviewer's own."""
RESULTS = [result.label for result in Result]


def versions(key: str) -> list[Version]:
    """Every version of a list, oldest first; empty where there is no such list."""
    if key not in SHIPPED:
        return []
    query = select(ChecklistVersion).filter_by(key=key).order_by(ChecklistVersion.number)
    return [Version(SHIPPED[key], 1), *(_read(row) for row in db.session.scalars(query))]


def _read(row: ChecklistVersion) -> Version:
    """What the office left as it shipped is the shipped words themselves, which English knows."""
    shipped = SHIPPED[row.key]
    own = _own(shipped)
    items = tuple(
        Item(
            **{name: own.get(text, text) for name, text in written.items() if name != "certainty"},
            certainty=Certainty[written["certainty"]],
        )
        for written in row.items
    )
    title = shipped.title if row.title == shipped.title else row.title
    checklist = replace(shipped, version=str(row.number), title=title, items=items)
    return Version(checklist, row.number, row)


def _own(shipped: Checklist) -> dict[str, str]:
    return {text: text for item in shipped.items for text in vars(item).values()}


def as_shipped(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The points of an issued opinion for a page: what reads as it shipped is the shipped words."""
    return [{**row, **_known(row)} for row in rows]


def _known(row: Mapping[str, Any]) -> dict[str, Any]:
    shipped = SHIPPED.get(row.get("key", "").partition(".")[0])
    if shipped is None:
        return {}
    own = _own(shipped) | {word: word for word in (shipped.title, UNFILLED, *RESULTS)}
    return {name: own.get(row[name], row[name]) for name in FROZEN if name in row}


def current(key: str) -> Version:
    return versions(key)[-1]


def in_force(kind: Kind) -> list[Version]:
    """The lists a matter of this kind is gone through by today."""
    return [current(checklist.key) for checklist in KINDS[kind].checklists]
