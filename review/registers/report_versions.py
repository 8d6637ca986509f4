"""The frozen versions of annual reports as they lie in the store, and the numbers sent the year before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flask import current_app
from sqlalchemy import select

from review import storage
from review.extensions import db
from review.law.vocabulary import ReportStep
from review.models import ReportEvent, ReportVersion, YearReport


def frozen(version: ReportVersion) -> dict[str, Any]:
    """The text and the figures of a version, as they were when it was frozen."""
    content = storage.installed(current_app.config).get(version.snapshot)
    found: dict[str, Any] = json.loads(content)
    return found


def before(year: int) -> dict[str, Mapping[str, Any]]:
    """The figures that were sent for the year before, by their keys."""
    query = (
        select(ReportVersion)
        .join(ReportEvent, ReportEvent.version_id == ReportVersion.id)
        .join(YearReport, YearReport.id == ReportEvent.report_id)
        .where(YearReport.year == year - 1, ReportEvent.step == ReportStep.SEND)
    )
    sent = db.session.scalars(query.order_by(ReportEvent.id.desc())).first()
    return {one["key"]: one for one in frozen(sent)["figures"]} if sent else {}
