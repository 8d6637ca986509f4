"""与上年比较 in an annual report: a figure beside the one that was sent, where somebody wants it told."""

from __future__ import annotations

from review.actions.unit_of_work import Invalid, unit_of_work
from review.actions.year_report import allow, record
from review.extensions import db
from review.models import Person, ReportCandidate, YearReport
from review.registers import year_report as register


def compare(report: YearReport, key: str, taken: bool, reason: str, *, by: Person) -> None:
    """A figure stands beside last year's in the text, or not; a fall needs its reason."""
    with unit_of_work():
        allow("weigh", report, by)
        numbers = register.slots(
            report.year, register.figures(report.year), register.amendments(report)
        )
        shown = {one.key: one for one in register.comparisons(report, report.year, numbers)}
        if key not in shown:
            raise Invalid("key", "这项指标不能与上年比较")
        if taken and shown[key].fell and not reason.strip():
            raise Invalid("reason", "比上年减少的，写入报告须写明原因")
        said = reason.strip() if taken else "不写入报告"
        row = ReportCandidate(report_id=report.id, key=key, taken=taken, reason=said, by_id=by.id)
        db.session.add(row)
        record(
            "weigh_report", report, by, found=shown[key].text,
            new="写入与上年的比较" if taken else "不写入与上年的比较", reason=said,
        )  # fmt: skip
