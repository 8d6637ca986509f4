"""One figure of the year: its unit, the rule by which it is counted, and what makes it up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal

from review import clock
from review.models import Matter


@dataclass(frozen=True)
class Part:
    """What was counted in a matter; of a rate also what counts only below the line."""

    matter: Matter
    told: str = ""
    counted: bool = True


@dataclass(frozen=True)
class Figure:
    """`value` is None where there is nothing to divide by; `key` is its name in an address."""

    key: str
    label: str
    value: int | Decimal | None
    unit: str
    rule: str
    parts: tuple[Part, ...] = ()


def counted(key: str, label: str, unit: str, rule: str, parts: Iterable[Part]) -> Figure:
    """As many as there are parts."""
    found = tuple(parts)
    return Figure(key, label, len(found), unit, rule, found)


def rate(key: str, label: str, rule: str, parts: Iterable[Part]) -> Figure:
    """The counted ones among all, as a percentage that names both its numbers."""
    found = tuple(parts)
    part, whole = sum(one.counted for one in found), len(found)
    told = f"{rule}（{part}÷{whole}）"
    value = (Decimal(part) * 100 / whole).quantize(Decimal("0.1")) if whole else None
    return Figure(key, label, value, "%", told, found)


def span(year: int) -> tuple[datetime, datetime]:
    """The year's first moment and the next year's, in the office's zone."""

    def edge(one: int) -> datetime:
        return datetime.combine(date(one, 1, 1), time(), clock.OFFICE_ZONE).astimezone(UTC)

    return edge(year), edge(year + 1)
