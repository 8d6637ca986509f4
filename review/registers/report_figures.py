"""A figure of an annual report as it is frozen: canonical values, its rule, and all that makes it up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from review.models import ReportAmendment
from review.registers import small_registers, statistics
from review.registers.statistics.figure import Figure

Chapters = list[tuple[str, list[Figure]]]


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


def on_record(year: int) -> bool:
    """Before the first matter nothing was on record here: nought would mean nothing."""
    return year >= min(statistics.years())


def _unknown(figure: Figure) -> Figure:
    return replace(figure, value=None, parts=())


def rows(
    year: int, chapters: Chapters, amended: Mapping[str, ReportAmendment]
) -> list[dict[str, Any]]:
    """Every figure as it would be frozen now, those of the small registers after the others."""
    known = on_record(year)
    found = [
        figure_row(chapter, figure if known else _unknown(figure), amended.get(figure.key))
        for chapter, each in chapters
        for figure in each
    ]
    return [*found, *(small_registers.figure_row(one) for one in small_registers.every(year))]


def printed(row: Mapping[str, Any]) -> str:
    """The value as the report prints it: amended, where it was; — where there is none."""
    value = row["amended"]["value"] if row["amended"] else row["value"]
    return "—" if value is None else str(value)


def as_figure(row: Mapping[str, Any]) -> Figure:
    value = printed(row)
    number = None if value == "—" else Decimal(value)
    return Figure(row["key"], row["label"], number, row["unit"], row["rule"])
