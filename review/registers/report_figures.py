"""A figure of an annual report as it is frozen: canonical values, its rule, and all that makes it up."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from review.models import ReportAmendment
from review.registers.statistics.figure import Figure


def figure_row(chapter: str, figure: Figure, amended: ReportAmendment | None) -> dict[str, Any]:
    """A figure as it is frozen: with its rule, the version of the rule, and all that makes it up."""
    told = None
    if amended:
        told = {"value": amended.value, "reason": amended.reason, "source": amended.source}
    return {
        "chapter": chapter,
        "key": figure.key,
        "label": figure.label,
        "value": None if figure.value is None else str(figure.value),
        "unit": figure.unit,
        "rule": figure.rule,
        "version": figure.version,
        "amended": told,
        "parts": [
            {"number": part.matter.number, "told": part.told, "counted": part.counted}
            for part in figure.parts
        ],
    }


def printed(row: Mapping[str, Any]) -> str:
    """The value as the report prints it: amended, where it was; — where there is none."""
    value = row["amended"]["value"] if row["amended"] else row["value"]
    return "—" if value is None else str(value)


def as_figure(row: Mapping[str, Any]) -> Figure:
    value = printed(row)
    number = None if value == "—" else Decimal(value)
    return Figure(row["key"], row["label"], number, row["unit"], row["rule"])
