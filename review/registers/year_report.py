"""年度报告 of a year as it stands: its blocks, its figures, what is still to be written or weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from flask import current_app
from sqlalchemy import select

from review import clock
from review.chinese import spoken_date
from review.extensions import db
from review.law import year_report as law
from review.law.report_text import (
    BLOCKS,
    CANDIDATES,
    PATTERNS,
    Block,
    Run,
    Sentence,
    Slot,
    loose,
    old_years,
    say,
)
from review.law.vocabulary import ReportStep, Role
from review.models import (
    Person,
    PublicReading,
    ReportAmendment,
    ReportBlock,
    ReportCandidate,
    ReportEvent,
    ReportRequest,
    ReportVersion,
    YearReport,
)
from review.registers import log as whole_log
from review.registers import (
    report_comparisons,
    report_facts,
    report_versions,
    small_registers,
    statistics,
)
from review.registers.report_figures import Chapters as Chapters
from review.registers.report_figures import on_record, rows
from review.registers.statistics import campaigns

Row = TypeVar("Row", ReportBlock, ReportRequest, ReportAmendment, ReportCandidate)
RECEIVERS = "区委、区政府"
TO_BE_WRITTEN = "（待填写）"  # of a draft alone: nothing unwritten is frozen


def of(year: int) -> YearReport | None:
    return db.session.scalars(select(YearReport).filter_by(year=year)).first()


def every() -> Sequence[YearReport]:
    return db.session.scalars(select(YearReport).order_by(YearReport.year.desc())).all()


def _last(kind: type[Row], report: YearReport | None) -> dict[str, Row]:
    """The newest row of each key."""
    if report is None:
        return {}
    query = select(kind).filter_by(report_id=report.id).order_by(kind.id)
    return {one.key: one for one in db.session.scalars(query)}


def versions(report: YearReport) -> Sequence[ReportVersion]:
    query = select(ReportVersion).filter_by(report_id=report.id).order_by(ReportVersion.id)
    return db.session.scalars(query).all()


def events(report: YearReport) -> Sequence[ReportEvent]:
    query = select(ReportEvent).filter_by(report_id=report.id).order_by(ReportEvent.id)
    return db.session.scalars(query).all()


def event(report: YearReport, step: ReportStep) -> ReportEvent | None:
    """The last time this step was taken."""
    taken = (one for one in reversed(events(report)) if one.step is step)
    return next(taken, None)


def reading(report: YearReport) -> PublicReading | None:
    """The 保密审查 of the newest version, if somebody made it."""
    last = versions(report)[-1:]
    query = select(PublicReading).filter_by(report_id=report.id).order_by(PublicReading.id.desc())
    public_reading = db.session.scalars(query).first()
    newest = public_reading and last and public_reading.version_id == last[0].id
    return public_reading if newest else None


def sent(report: YearReport) -> ReportVersion | None:
    """The version that was sent last."""
    report_event = event(report, ReportStep.SEND)
    return report_event.version if report_event else None


def asked(report: YearReport) -> dict[str, ReportRequest]:
    return _last(ReportRequest, report)


def written(report: YearReport) -> dict[str, ReportBlock]:
    return _last(ReportBlock, report)


def amendments(report: YearReport | None) -> dict[str, ReportAmendment]:
    return _last(ReportAmendment, report)


def figures(year: int) -> Chapters:
    """Every figure of the whole office, whoever asks: a report has no readers of its own."""
    return statistics.figures(Person(name="", account="", role=Role.AUDITOR), year)


def slots(year: int, chapters: Chapters, amended: Mapping[str, ReportAmendment]) -> dict[str, Slot]:
    """The numbers that sentences may use; an amended one as it was amended."""
    kept = on_record(year)
    found = {key: Slot(figure.value, kept) for key, figure in statistics.by_key(chapters).items()}
    found |= small_registers.slots(small_registers.every(year))
    days = {**campaigns.days(year), "asof": spoken_date(clock.today())}
    found |= {key: Slot(0, words=words) for key, words in days.items()}
    return found | {
        key: Slot(Decimal(report_amendment.value)) for key, report_amendment in amended.items()
    }


@dataclass(frozen=True)
class Written:
    """A block as it stands: sentences from figures, then what people wrote.

    `proposed` is last year's text, which counts for nothing until somebody took it over.
    """

    block: Block
    heading: str
    sentences: tuple[Sentence, ...]
    row: ReportBlock | None
    proposed: str
    asked: ReportRequest | None
    year: int

    @property
    def text(self) -> str:
        return self.row.text if self.row else self.block.default

    @property
    def inside(self) -> bool:
        return bool(self.row and self.row.inside)

    @property
    def unwritten(self) -> bool:
        said = any(sentence.runs for sentence in self.sentences) or self.text.strip()
        return (self.block.required or bool(self.block.patterns)) and not said

    @property
    def unknown(self) -> list[str]:
        """Figures that no register is kept of: no sentence is written, which does not mean none."""
        return [key for sentence in self.sentences for key in sentence.unknown]

    @property
    def loose(self) -> list[str]:
        return loose(self.text)

    @property
    def old_years(self) -> list[str]:
        return old_years(self.text or self.proposed, self.year)

    @property
    def paragraphs(self) -> list[list[Run]]:
        """What the paper says under the heading, each paragraph by its runs.

        A sentence that names somebody stands apart: the public copy may leave it out.
        """
        runs = [run for sentence in self.sentences if not sentence.apart for run in sentence.runs]
        apart = [list(sentence.runs) for sentence in self.sentences if sentence.apart]
        typed = [[(line, "")] for line in self.text.split("\n") if line.strip()]
        return [*([runs] if runs else []), *apart, *typed]


@dataclass(frozen=True)
class Candidate:
    """A sentence that the figures propose for a part of the report, and how it was weighed."""

    block: str
    key: str
    sentence: Sentence
    row: ReportCandidate | None


def comparisons(
    report: YearReport | None, year: int, numbers: Mapping[str, Slot]
) -> list[report_comparisons.Comparison]:
    return report_comparisons.of(year, numbers, _last(ReportCandidate, report))


def candidates(report: YearReport | None, numbers: Mapping[str, Slot]) -> list[Candidate]:
    weighed = _last(ReportCandidate, report)
    said = (
        Candidate(block, key, say(PATTERNS[key], numbers), weighed.get(key))
        for block, keys in CANDIDATES.items()
        for key in keys
    )
    return [candidate for candidate in said if candidate.sentence.runs]


def blocks(year: int, numbers: Mapping[str, Slot]) -> list[Written]:
    report, before = of(year), of(year - 1)
    rows, earlier = _last(ReportBlock, report), _last(ReportBlock, before)
    asked = _last(ReportRequest, report)
    compared = report_comparisons.sentences(year, numbers, _last(ReportCandidate, report))
    taken = [
        candidate
        for candidate in candidates(report, numbers)
        if candidate.row and candidate.row.taken
    ]
    writtens = []
    for key, block in BLOCKS.items():
        row, old = rows.get(key), earlier.get(key)
        sentences = [
            *(say(PATTERNS[pattern], numbers) for pattern in block.patterns),
            *report_facts.sentences(key, year),
            *(candidate.sentence for candidate in taken if candidate.block == key),
            *compared.get(key, ()),
        ]
        heading = row.heading if row else old.heading if old else block.heading
        proposed = old.text if old and block.carried and not row else ""
        writtens.append(
            Written(block, heading, tuple(sentences), row, proposed, asked.get(key), year)
        )
    return writtens


def facts(report: YearReport, by: Person) -> law.Report:
    """What the law asks of the report when this person acts on it now."""
    numbers = slots(report.year, figures(report.year), amendments(report))
    read = reading(report)
    return law.Report(
        state=report.state,
        unwritten=tuple(
            written.heading for written in blocks(report.year, numbers) if written.unwritten
        ),
        undecided=sum(candidate.row is None for candidate in candidates(report, numbers)),
        cleared_by_another=bool(read and read.by_id != by.id),
        over=report.year < clock.today().year,
        year=report.year,
    )


def title(year: int) -> str:
    return f"关于{year}年法治政府建设情况的报告"


def body(year: int, chapters: Chapters) -> dict[str, Any]:
    """The report as it would be frozen now: what canonical JSON holds."""
    report = of(year)
    amended = amendments(report)
    head = whole_log.head()
    return {
        "year": year,
        "title": title(year),
        "office": current_app.config["REVIEW_OFFICE"],
        "receivers": report.receivers if report else RECEIVERS,
        "copies": report.copies if report else "",
        "as_of": clock.now().isoformat(),
        "log": {"size": head.size if head else 0, "root": head.root if head else ""},
        "blocks": [_block(written) for written in blocks(year, slots(year, chapters, amended))],
        "figures": rows(year, chapters, amended),
        "before": report_versions.beside(year),
    }


def _block(written: Written) -> dict[str, Any]:
    return {
        "key": written.block.key,
        "heading": written.heading,
        "level": written.block.level,
        "inside": written.inside,
        "paragraphs": [[list(run) for run in paragraph] for paragraph in written.paragraphs]
        or ([[[TO_BE_WRITTEN, ""]]] if written.unwritten else []),
    }
