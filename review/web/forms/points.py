"""The checklist as it was gone through: each point's result, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from review.law import points as law
from review.law.checklists import Checklist, Item, Result
from review.law.points import Remarked, Rest, Said
from review.law.vocabulary import Subject
from review.registers.checklists import Version
from review.web.forms.fields import HIDDEN, UNSEEN

LONGEST = 1000
PARTS = (("fact", "事实"), ("ground", "依据"), ("note", "结论"))


@dataclass(frozen=True)
class Point:
    """One point as typed; `name` is what its fields are called after their own name.

    `source` says what it was prefilled from, "" where a person filled it.
    """

    list: Checklist
    number: int
    item: Item
    said: Said
    each: bool
    source: str = ""

    @property
    def name(self) -> str:
        return f"{self.list.key}-{self.item.key}"

    @property
    def fault(self) -> str:
        typed = (self.said.fact, self.said.ground, self.said.note)
        if any(HIDDEN.search(text) for text in typed):
            return UNSEEN
        return law.fault(self.list, self.said, each=self.each)

    def frozen(self) -> dict[str, Any]:
        """The point with its words and version, so that no later edit can change it."""
        said = self.said
        details = {"fact": said.fact, "ground": said.ground} if self.list.reasoned else {}
        return {
            "key": f"{self.list.key}.{self.item.key}",
            "list": self.list.title,
            "version": self.number,
            "label": self.item.label,
            "basis": self.item.basis,
            "result": said.result.label if said.result else law.UNFILLED,
            "note": said.note,
            **details,
        }


def read(
    versions: Sequence[Version], form: Mapping[str, str], subject: Subject | None
) -> list[Point]:
    """What was typed on every point; on a fresh page the ground is the point's own basis."""
    return [
        _point(version, item, form, subject) for version in versions for item in version.list.items
    ]


def prefill(points: Sequence[Point], notes: Sequence[Remarked]) -> list[Point]:
    """The points of a fresh page, with what open annotations say of those without parts."""
    found = law.prefilled(notes)
    return [_filled(point, found.get(f"{point.list.key}.{point.item.key}")) for point in points]


def _filled(point: Point, known: tuple[Said, str] | None) -> Point:
    if known is None or point.list.reasoned:
        return point
    return replace(point, said=known[0], source=known[1])


def _point(version: Version, item: Item, form: Mapping[str, str], subject: Subject | None) -> Point:
    name = f"{version.list.key}-{item.key}"

    def text(part: str) -> str:
        return form.get(f"{part}-{name}", "").strip()[:LONGEST]

    word = form.get(f"check-{name}", "")
    result = next((candidate for candidate in Result if candidate.value == word), None)
    ground = text("ground") if form else item.basis
    said = Said(result, text("fact"), ground, text("note"))
    return Point(version.list, version.number, item, said, law.compulsory(version.list, subject))


def rest(form: Mapping[str, str]) -> tuple[Rest | None, str]:
    """The answer for every point left open, and what it lacks."""
    word, words = form.get("rest", ""), form.get("rest-note", "").strip()[:LONGEST]
    result = next((candidate for candidate in law.LABEL if candidate.value == word), None)
    if word and result is None:
        return None, "其余各项的结果不在可选范围内"
    if HIDDEN.search(words):
        return None, UNSEEN
    if result is None:
        return None, "请选择其余各项的结果" if words else ""
    return (Rest(result, words), "") if words else (None, "请写明其余各项怎样看过、为什么不适用")


def with_rest(points: Sequence[Point], given: Rest | None) -> list[Point]:
    """The points with that answer in those left open, where their list allows it."""
    if given is None:
        return list(points)
    return [
        replace(point, said=given.said) if point.said.result is None and not point.each else point
        for point in points
    ]


def faults(points: Sequence[Point]) -> dict[str, str]:
    """What must be mended, by the point's name."""
    return {point.name: point.fault for point in points if point.fault}


def silences(points: Sequence[Point]) -> list[str]:
    """The points left open, list by list, each list in one sentence."""
    left = [point for point in points if point.said.result is None and not point.each]
    lists = {point.list.key: point.list for point in left}
    return [
        law.silence(checklist, [point.item for point in left if point.list.key == key])
        for key, checklist in lists.items()
    ]


def outdated(versions: Sequence[Version], form: Mapping[str, str]) -> Iterator[Version]:
    """The lists that were written anew since the page was opened."""
    for version in versions:
        seen = form.get(f"version-{version.list.key}", "")
        if seen and seen != str(version.number):
            yield version
