"""The year before beside a figure of the annual report: only what was sent, only under the same rule.

Nothing is compared in the text unless somebody wants it there; a fall is told with its reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from review.chinese import unended
from review.law.previous_figures import PLACES
from review.law.report_text import Sentence, Slot
from review.law.small_registers.grammar import PART
from review.models import ReportCandidate
from review.registers import report_versions, statistics
from review.registers.report_figures import as_figure, printed
from review.registers.statistics import Figure

PREFIX = "before-"  # of the key under which it is weighed


@dataclass(frozen=True)
class Comparison:
    """A figure beside the one that was sent; `row` says whether it stands in the text, and why it fell.

    `source`: where a number of the year before was taken from that somebody typed.
    """

    block: str
    now: Figure
    before: str
    difference: str
    fell: bool
    row: ReportCandidate | None
    source: str = ""

    @property
    def key(self) -> str:
        return PREFIX + self.now.key

    @property
    def taken(self) -> bool:
        return bool(self.row and self.row.taken and (self.row.reason or not self.fell))

    @property
    def text(self) -> str:
        unit = self.now.unit
        told = f"{self.now.label}{self.now.value}{unit}，上年{self.before}{unit}，{self.difference}"
        reason = unended(self.row.reason) if self.row and self.row.taken else ""
        return f"{told}，原因是{reason}。" if self.fell and reason else f"{told}。"


def of(
    year: int, numbers: Mapping[str, Slot], weighed: Mapping[str, ReportCandidate]
) -> list[Comparison]:
    """Every figure of the report's sentences that can be compared."""
    earlier = report_versions.before(year)
    both = (
        (place, numbers[key], earlier[key])
        for key, place in PLACES.items()
        if key in earlier and key in numbers
    )
    found = (_comparison(place, slot, row, weighed) for place, slot, row in both)
    return [one for one in found if one is not None]


def _comparison(
    place: str, slot: Slot, row: Mapping[str, Any], weighed: Mapping[str, ReportCandidate]
) -> Comparison | None:
    """None for what cannot be compared, says nothing, or is a part (其中) that no longer names its whole."""
    if not slot.known or slot.value is None or slot.words or row["label"].startswith(PART):
        return None
    old, now = as_figure(row), Figure(row["key"], row["label"], slot.value, row["unit"], "")
    if row["version"] != now.version or not (now.value or old.value):
        return None
    difference = statistics.difference(now, old)
    if not difference:
        return None
    fell = old.value is not None and Decimal(slot.value) < old.value
    return Comparison(
        place, now, printed(row), difference, fell, weighed.get(PREFIX + now.key),
        row.get("source", ""),
    )  # fmt: skip


def sentences(
    year: int, numbers: Mapping[str, Slot], weighed: Mapping[str, ReportCandidate]
) -> dict[str, list[Sentence]]:
    """By block those that were taken; their words bind no number and may be cleared away."""
    found: dict[str, list[Sentence]] = {}
    for one in of(year, numbers, weighed) if weighed else ():
        if one.taken:
            found.setdefault(one.block, []).append(Sentence("", ((one.text, ""),), apart=True))
    return found
