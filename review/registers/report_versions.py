"""The frozen versions of annual reports as they lie in the store, and the numbers sent the year before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flask import current_app
from sqlalchemy import select

from review import storage
from review.extensions import db
from review.law.previous_figures import Named
from review.law.small_registers.previous import FIGURES, PREVIOUS
from review.law.vocabulary import ReportStep
from review.models import ReportEvent, ReportVersion, YearReport
from review.registers import small_registers
from review.registers.small_registers import Line


def frozen(version: ReportVersion) -> dict[str, Any]:
    """The text and the figures of a version, as they were when it was frozen."""
    content = storage.installed(current_app.config).get(version.snapshot)
    found: dict[str, Any] = json.loads(content)
    return found


def before(year: int) -> dict[str, Mapping[str, Any]]:
    """The figures that were sent for the year before, by their keys; typed ones where none was sent here."""
    sent = sent_of(year - 1)
    return {one["key"]: one for one in frozen(sent)["figures"]} if sent else _typed(year - 1)


def beside(year: int) -> dict[str, dict[str, Any]]:
    """What is frozen of them with a report: what they were, and where a typed one comes from."""
    kept = ("value", "unit", "version", "amended", "source")
    return {key: {name: one.get(name) for name in kept} for key, one in before(year).items()}


def _typed(year: int) -> dict[str, Mapping[str, Any]]:
    """上年报送数 of that year, each entered by one person and confirmed by another."""
    lines = ((FIGURES.get(line.values["figure"]), line)
             for line in small_registers.counting(PREVIOUS, year))  # fmt: skip
    return {figure.key: _row(figure, line) for figure, line in lines if figure}


def _row(figure: Named, line: Line) -> dict[str, Any]:
    confirmed = line.entry.confirmation.by.name if line.entry.confirmation else ""
    return {
        "key": figure.key, "label": figure.label, "value": line.values["value"], "unit": figure.unit,
        "rule": "", "version": figure.version, "amended": None,
        "source": f"上年报送数，{line.entry.title}；{line.entry.by.name}登记，{confirmed}确认",
    }  # fmt: skip


def sent_of(year: int) -> ReportVersion | None:
    """The version of a year that was sent last, from here."""
    query = (
        select(ReportVersion)
        .join(ReportEvent, ReportEvent.version_id == ReportVersion.id)
        .join(YearReport, YearReport.id == ReportEvent.report_id)
        .where(YearReport.year == year, ReportEvent.step == ReportStep.SEND)
    )
    return db.session.scalars(query.order_by(ReportEvent.id.desc())).first()
