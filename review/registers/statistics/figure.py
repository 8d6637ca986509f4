"""One figure of the year: its unit, the rule by which it is counted, and what makes it up.

A rule has a version: figures of two years stand side by side only where it is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal

from review import clock
from review.law.previous_figures import VERSIONS
from review.models import Matter
from review.registers.statistics.cases import Case, PastCase
from review.words import Words

FEW = 10  # below this a percentage says less than the difference
MONTHS = tuple(Words("{month}月", month=month) for month in range(1, 13))


@dataclass(frozen=True)
class Part:
    """What was counted in a matter; of a rate also what counts only below the line.

    `marks` are the words by which a chart tells parts apart: a month, a kind, a category.
    """

    matter: Matter | Case | PastCase
    told: str = ""
    counted: bool = True
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """`value` is None where there is nothing to divide by; `key` is its name in an address."""

    key: str
    label: str
    value: int | Decimal | None
    unit: str
    rule: str
    parts: tuple[Part, ...] = ()

    @property
    def version(self) -> int:
        return VERSIONS.get(self.key, 1)

    @property
    def months(self) -> list[int]:
        """How many of the parts that count fell into each month; [] where they have no month."""
        found = Counter(mark for part in self.parts if part.counted for mark in part.marks)
        numbers = [found[month] for month in MONTHS]
        return numbers if any(numbers) else []

    @property
    def told(self) -> str:
        """审查合同（5份）."""
        known = {"label": self.label, "value": self.value, "unit": self.unit}
        return Words("{label}（{value}{unit}）", **known)

    def only(self, marks: Iterable[str]) -> tuple[Part, ...]:
        """The parts with all of these marks."""
        wanted = set(marks)
        return tuple(part for part in self.parts if wanted <= set(part.marks))


def counted(key: str, label: str, unit: str, rule: str, parts: Iterable[Part]) -> Figure:
    """As many as there are parts."""
    all_parts = tuple(parts)
    return Figure(key, label, len(all_parts), unit, rule, all_parts)


def rate(key: str, label: str, rule: str, parts: Iterable[Part]) -> Figure:
    """The counted ones among all, as a percentage that names both its numbers."""
    all_parts = tuple(parts)
    part, whole = sum(each.counted for each in all_parts), len(all_parts)
    sentence = Words("{rule}（{part}÷{whole}）", rule=rule, part=part, whole=whole)
    value = (Decimal(part) * 100 / whole).quantize(Decimal("0.1")) if whole else None
    return Figure(key, label, value, "%", sentence, all_parts)


def month_of(at: datetime | date) -> str:
    """The mark of a moment, in the office's zone, or of a day."""
    return MONTHS[(clock.local(at) if isinstance(at, datetime) else at).month - 1]


def difference(now: Figure, before: Figure | None) -> str:
    """How the figure stands to that of the year before; "" where the two cannot be compared."""
    if before is None or now.version != before.version:
        return ""
    if now.value is None or before.value is None:
        return ""
    more = now.value - before.value
    if not more:
        return "持平"
    change = "增加{amount}{unit}" if more > 0 else "减少{amount}{unit}"
    word = Words(change, amount=abs(more), unit="个百分点" if now.unit == "%" else now.unit)
    if now.unit == "%" or before.value < FEW:
        return word
    share = (abs(Decimal(more)) * 100 / before.value).quantize(Decimal("0.1"))
    return Words("{word}（{share}%）", word=word, share=share)


def span(year: int) -> tuple[datetime, datetime]:
    """The year's first moment and the next year's, in the office's zone."""

    def edge(month: int) -> datetime:
        return datetime.combine(date(month, 1, 1), time(), clock.OFFICE_ZONE).astimezone(UTC)

    return edge(year), edge(year + 1)
