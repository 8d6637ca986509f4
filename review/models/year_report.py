"""法治政府建设年度报告 of a year: its state, what was written of it, frozen of it and done with it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import ReportState, ReportStep
from review.models.columns import Key, LongText, Made, Name, to, word
from review.models.person import Person, Section


class YearReport(Model):
    """`state` is a cache of its events; only `actions.year_report.take` assigns it."""

    id: Mapped[Key]
    year: Mapped[int] = mapped_column(unique=True)
    state: Mapped[ReportState] = word(ReportState)
    receivers: Mapped[Name]
    copies: Mapped[Name] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]


class ReportBlock(Model):
    """What somebody wrote under a heading; the last row of a heading holds. `inside`: not for the public."""

    id: Mapped[Key]
    report_id: Mapped[int] = to("year_report.id")
    key: Mapped[str] = mapped_column(String(40))
    heading: Mapped[Name]
    text: Mapped[LongText]
    inside: Mapped[bool] = mapped_column(default=False)
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()


class ReportRequest(Model):
    """A section that is asked to write under a heading, by a day."""

    id: Mapped[Key]
    report_id: Mapped[int] = to("year_report.id")
    key: Mapped[str] = mapped_column(String(40))
    section_id: Mapped[int] = to("section.id")
    due_on: Mapped[date]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    section: Mapped[Section] = relationship()


class ReportAmendment(Model):
    """人工更正 of a figure: it stands beside what was computed, never in its place."""

    id: Mapped[Key]
    report_id: Mapped[int] = to("year_report.id")
    key: Mapped[str] = mapped_column(String(40))
    value: Mapped[str] = mapped_column(String(40))
    computed: Mapped[str] = mapped_column(String(40))
    reason: Mapped[LongText]
    source: Mapped[Name]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()

    __table_args__ = (CheckConstraint("reason <> ''", name="amendment_has_a_reason"),)


class ReportCandidate(Model):
    """A possible shortcoming as it was weighed: taken into the text, or not, with the reason."""

    id: Mapped[Key]
    report_id: Mapped[int] = to("year_report.id")
    key: Mapped[str] = mapped_column(String(40))
    taken: Mapped[bool]
    reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]

    __table_args__ = (
        CheckConstraint("taken OR reason <> ''", name="refused_candidate_has_a_reason"),
    )


class ReportVersion(Model):
    """The text and its figures as they were frozen: `snapshot` and `sha256` name the stored files,
    the canonical JSON and the paper."""

    id: Mapped[Key]
    report_id: Mapped[int] = to("year_report.id")
    number: Mapped[int]
    why: Mapped[LongText] = mapped_column(default="")
    snapshot: Mapped[str] = to("stored_file.sha256")
    sha256: Mapped[str] = to("stored_file.sha256")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()

    __table_args__ = (UniqueConstraint("report_id", "number"),)


class ReportEvent(Model):
    """One step of a report as it was registered; `sha256` is the paper that was sent or published."""

    id: Mapped[Key]
    report_id: Mapped[int] = to("year_report.id")
    step: Mapped[ReportStep] = word(ReportStep)
    version_id: Mapped[int | None] = to("report_version.id")
    happened_on: Mapped[date]
    number: Mapped[str] = mapped_column(String(60), default="")
    receiver: Mapped[Name] = mapped_column(default="")
    place: Mapped[Name] = mapped_column(default="")
    meeting: Mapped[Name] = mapped_column(default="")
    reason: Mapped[LongText] = mapped_column(default="")
    sha256: Mapped[str | None] = to("stored_file.sha256")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()
    version: Mapped[ReportVersion | None] = relationship()


class PublicReading(Model):
    """保密审查 of the copy for the public, by a person: what was taken out of it, and that copy."""

    id: Mapped[Key]
    report_id: Mapped[int] = to("year_report.id")
    version_id: Mapped[int] = to("report_version.id")
    removed: Mapped[LongText]
    sha256: Mapped[str] = to("stored_file.sha256")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()
