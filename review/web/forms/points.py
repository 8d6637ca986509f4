"""The checklist as it was gone through: each point's result, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from review.law.checklists import TOLD, Checklist, Item, Result
from review.registers.checklists import Version
from review.web.forms.fields import HIDDEN

LONGEST = 1000
PARTS = (("fact", "事实"), ("ground", "依据"), ("note", "结论"))


@dataclass(frozen=True)
class Point:
    """One point as typed; `name` is what its fields are called after their own name."""

    list: Checklist
    number: int
    item: Item
    result: Result | None
    fact: str
    ground: str
    note: str

    @property
    def name(self) -> str:
        return f"{self.list.key}-{self.item.key}"

    @property
    def fault(self) -> str:
        said = (self.fact, self.ground, self.note)
        if any(HIDDEN.search(one) for one in said):
            return "含有不可见的控制字符或方向字符，请删除后再提交"
        if self.result not in TOLD:
            return ""
        if self.list.reasoned and not all(said):
            return "请写明事实、依据和结论"
        return "" if self.note else "请写明理由"

    def frozen(self) -> dict[str, Any]:
        """The point with its words and version, so that no later edit can change it."""
        told = {"fact": self.fact, "ground": self.ground} if self.list.reasoned else {}
        return {
            "key": f"{self.list.key}.{self.item.key}",
            "list": self.list.title,
            "version": self.number,
            "label": self.item.label,
            "basis": self.item.basis,
            "result": self.result.label if self.result else "未填",
            "note": self.note,
            **told,
        }


def read(versions: Sequence[Version], form: Mapping[str, str]) -> list[Point]:
    """What was typed on every point; on a fresh page the ground is the point's own basis."""
    return [
        _point(version, item, form, fresh=not form)
        for version in versions
        for item in version.list.items
    ]


def _point(version: Version, item: Item, form: Mapping[str, str], *, fresh: bool) -> Point:
    name = f"{version.list.key}-{item.key}"

    def text(part: str) -> str:
        return form.get(f"{part}-{name}", "").strip()[:LONGEST]

    word = form.get(f"check-{name}", "")
    result = next((one for one in Result if one.value == word), None)
    ground = item.basis if fresh else text("ground")
    return Point(version.list, version.number, item, result, text("fact"), ground, text("note"))


def faults(points: Sequence[Point]) -> dict[str, str]:
    """What must be mended, by the point's name."""
    return {point.name: point.fault for point in points if point.fault}


def outdated(versions: Sequence[Version], form: Mapping[str, str]) -> Iterator[Version]:
    """The lists that were written anew since the page was opened."""
    for version in versions:
        seen = form.get(f"version-{version.list.key}", "")
        if seen and seen != str(version.number):
            yield version
