"""An annual report of 2026, carried through its steps for the tests of what it is made of."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from docx import Document

from review import clock
from review.actions import year_report
from review.actions.year_report import Told
from review.demo.office import person
from review.law.report_text import BLOCKS
from review.law.vocabulary import ReportStep
from review.models import YearReport

CHECKER, HEAD = "linhua", "gaoyuan"


@contextmanager
def on(year: int, month: int, day: int) -> Iterator[None]:
    with clock.stopped(datetime(year, month, day, 2, tzinfo=UTC)):
        yield


def opened() -> YearReport:
    return year_report.open_report(2026, "区委、区政府", "区司法局", by=person("wangfang"))


def written(report: YearReport) -> None:
    for key, block in BLOCKS.items():
        if block.required and key != "others":
            text = "区司法局指导，陈律参加了会议。全年工作正常。"
            year_report.write(report, key, block.heading, text, by=person("wangfang"))


def take(report: YearReport, *names: ReportStep, by: str = "wangfang", **told: object) -> None:
    for name in names:
        year_report.take(report, name, Told(**told), by=person(by))  # type: ignore[arg-type]


def sent(report: YearReport) -> None:
    written(report)
    take(report, ReportStep.DRAFT, ReportStep.FREEZE)
    take(report, ReportStep.CHECK, by=CHECKER)
    day = clock.today()
    take(report, ReportStep.DELIBERATE, on=day, meeting="主任办公会", number="会纪〔2027〕1号")
    take(report, ReportStep.SIGN, by=HEAD)
    take(report, ReportStep.SEND, on=day, number="京城报〔2027〕3号", receiver="区委、区政府")


def words(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])
