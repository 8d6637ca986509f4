"""One figure of the year, with its unit and the rule by which it is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal

from review import clock


@dataclass(frozen=True)
class Figure:
    """`value` is None where there is nothing to divide by."""

    label: str
    value: int | Decimal | None
    unit: str
    rule: str


def rate(label: str, part: int, whole: int, rule: str) -> Figure:
    """A percentage that names both its numbers."""
    told = f"{rule}（{part}÷{whole}）"
    if not whole:
        return Figure(label, None, "%", told)
    return Figure(label, (Decimal(part) * 100 / whole).quantize(Decimal("0.1")), "%", told)


def span(year: int) -> tuple[datetime, datetime]:
    """The year's first moment and the next year's, in the office's zone."""

    def edge(one: int) -> datetime:
        return datetime.combine(date(one, 1, 1), time(), clock.OFFICE_ZONE).astimezone(UTC)

    return edge(year), edge(year + 1)
