"""数据快照 of an annual report: text and figures frozen as they are, counted before the lock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from review.actions import report_papers
from review.actions.documents import keep
from review.actions.unit_of_work import beforehand, make_beforehand
from review.evidence import canonical
from review.extensions import db
from review.law import year_report as law
from review.law.vocabulary import ReportStep
from review.models import Person, ReportVersion, YearReport
from review.registers import year_report as register
from review.registers.cache import state_of_records

Frozen = tuple[Mapping[str, Any], bytes]
"""What is frozen, and its paper."""


class Ready(NamedTuple):
    """What the law asks of a report and what would be frozen of it, at which state of the records."""

    state: tuple[int, str, date]
    known: law.Report
    frozen: Frozen | None


def make_ready(report: YearReport, name: ReportStep, *, by: Person) -> None:
    """Count the year before the lock is taken; what is wrong with it the deed says."""

    def ready() -> Ready:
        state, known = state_of_records(), register.facts(report, by)
        return Ready(state, known, _now(report) if name is ReportStep.FREEZE else None)

    make_beforehand(("report", report.id, by.id), ready)


def facts(report: YearReport, by: Person) -> law.Report:
    """What the law asks of the report now: as it was counted, unless somebody did something since."""
    ready = _ready(report, by)
    return ready.known if ready else register.facts(report, by)


def _ready(report: YearReport, by: Person) -> Ready | None:
    ready: Ready | None = beforehand().get(("report", report.id, by.id))
    return ready if ready and ready.state == state_of_records() else None


def _now(report: YearReport) -> Frozen:
    body = register.body(report.year, register.figures(report.year))
    return body, report_papers.formal(body)


def latest(report: YearReport) -> ReportVersion | None:
    return next(reversed(register.versions(report)), None)


def freeze(report: YearReport, *, by: Person) -> ReportVersion:
    """Text and figures as they are now, stored by their hashes; nothing of it changes any more."""
    ready = _ready(report, by)
    body, paper = ready.frozen if ready and ready.frozen else _now(report)
    last = latest(report)
    again = register.event(report, ReportStep.CORRECT) if last else None
    version = ReportVersion(
        report_id=report.id, number=last.number + 1 if last else 1,
        why=again.reason if again else "", snapshot=keep(canonical.encode(body)),
        sha256=keep(paper), by_id=by.id,
    )  # fmt: skip
    db.session.add(version)
    db.session.flush()
    return version
