"""年度报告: open it, write it, ask sections, correct a figure, weigh a shortcoming, take a step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import select

from review import clock
from review.actions import annual, dating, log, notices, procedure, public_copies, report_papers
from review.actions.documents import keep
from review.actions.figures_snapshots import facts, freeze, latest
from review.actions.figures_snapshots import make_ready as make_ready
from review.actions.unit_of_work import Invalid, Refused, lock, unit_of_work
from review.extensions import db
from review.law import year_report as law
from review.law.chronology import Bound
from review.law.permissions import Duty
from review.law.procedure import Ruling
from review.law.report_text import BLOCKS
from review.law.vocabulary import ReportState, ReportStep
from review.models import (
    Person,
    PublicReading,
    ReportAmendment,
    ReportBlock,
    ReportCandidate,
    ReportEvent,
    ReportRequest,
    ReportVersion,
    Section,
    YearReport,
)
from review.registers import report_deadlines, statistics
from review.registers import year_report as register
from review.words import Words


@dataclass(frozen=True)
class Told:
    """What a step is told with: its day, number, receiver, place, meeting, and a reason."""

    on: date | None = None
    number: str = ""
    receiver: str = ""
    place: str = ""
    meeting: str = ""
    reason: str = ""


def open_report(year: int, receivers: str, copies: str, *, by: Person) -> YearReport:
    with unit_of_work():
        procedure.require_duty(Duty.WRITE_REPORT, by=by)
        if not 2000 <= year <= clock.today().year:
            raise Invalid("year", "只能编制本年和以前年度的报告")
        if register.of(year) is not None:
            raise Invalid("year", Words("{year}年度报告已经建立", year=year))
        report = YearReport(
            year=year, state=ReportState.COLLECTING, receivers=receivers.strip(),
            copies=copies.strip(), by_id=by.id,
        )  # fmt: skip
        db.session.add(report)
        db.session.flush()
        record("open_report", report, by, receiver=report.receivers)
        return report


def write(
    report: YearReport, key: str, heading: str, text: str, *, inside: bool = False, by: Person
) -> ReportBlock:
    """What stands under a heading from now on; a section writes only where it was asked to."""
    with unit_of_work():
        allow("write", report, by)
        asked = register.asked(report).get(key)
        mine = by.section_id is None or (asked is not None and asked.section_id == by.section_id)
        procedure.demand(law.WRITE, law.Writing(mine))
        row = ReportBlock(
            report_id=report.id, key=key, heading=heading.strip() or BLOCKS[key].heading,
            text=text.strip(), inside=inside, by_id=by.id,
        )  # fmt: skip
        db.session.add(row)
        db.session.flush()
        record("write_report", report, by, heading=row.heading, text=row.text)
        return row


def ask(report: YearReport, key: str, section: Section, due_on: date, *, by: Person) -> None:
    """请科室提供内容, by a day; its people are told."""
    with unit_of_work():
        allow("ask", report, by)
        if due_on < clock.today():
            raise Invalid("due_on", "提供内容的期限不能早于今天")
        row = ReportRequest(
            report_id=report.id, key=key, section_id=section.id, due_on=due_on, by_id=by.id
        )
        db.session.add(row)
        heading = BLOCKS[key].heading
        record("ask_report", report, by, heading=heading, section=section.name, ends_on=str(due_on))
        people = select(Person).filter_by(section_id=section.id, disabled_at=None)
        asked = "请于{due_on}以前填写{year}年度报告“{heading}”"
        words = Words(asked, due_on=due_on, year=report.year, heading=heading)
        notices.leave(db.session.scalars(people).all(), None, words, by=by)


def amend(
    report: YearReport, key: str, value: str, reason: str, source: str, *, by: Person
) -> ReportAmendment:
    """人工更正: the report prints `value`; what was computed stays beside it."""
    with unit_of_work():
        allow("amend", report, by)
        computed = statistics.by_key(register.figures(report.year)).get(key)
        if computed is None or computed.value is None:
            raise Invalid("key", "请选择有数值的指标")
        row = ReportAmendment(
            report_id=report.id, key=key, value=_number(value), computed=str(computed.value),
            reason=reason.strip(), source=source.strip(), by_id=by.id,
        )  # fmt: skip
        db.session.add(row)
        db.session.flush()
        record(
            "amend_report", report, by, figure=computed.label, old=row.computed, new=row.value,
            reason=row.reason, source=row.source,
        )  # fmt: skip
        return row


def _number(written: str) -> str:
    try:
        value = Decimal(written.strip().replace(",", ""))
        if not value.is_finite() or not 0 <= value < Decimal(10) ** 15 or value != round(value, 2):
            raise InvalidOperation
    except InvalidOperation:
        raise Invalid("value", "应为不小于零的数，最多两位小数") from None
    return str(value)


def weigh(report: YearReport, key: str, taken: bool, reason: str, *, by: Person) -> None:
    """A possible shortcoming goes into the text, or does not, with the reason."""
    with unit_of_work():
        allow("weigh", report, by)
        numbers = register.slots(
            report.year, register.figures(report.year), register.amendments(report)
        )
        shown = {candidate.key: candidate for candidate in register.candidates(report, numbers)}
        if key not in shown:
            raise Invalid("key", "这条线索已经不存在")
        if not taken and not reason.strip():
            raise Invalid("reason", "请写明不采用的理由")
        row = ReportCandidate(
            report_id=report.id, key=key, taken=taken, reason=reason.strip(), by_id=by.id
        )
        db.session.add(row)
        told = shown[key].sentence.text
        record(
            "weigh_report",
            report,
            by,
            found=told,
            new="采用" if taken else "不采用",
            reason=row.reason,
        )


def clear(report: YearReport, *, by: Person) -> PublicReading:
    """保密审查: this person read the copy for the public and what was taken out of it."""
    with unit_of_work():
        allow("clear", report, by)
        version = register.versions(report)[-1]
        content, removed = public_copies.public(report_papers.frozen(version))
        row = PublicReading(
            report_id=report.id, version_id=version.id, removed="\n".join(removed),
            sha256=keep(content), by_id=by.id,
        )  # fmt: skip
        db.session.add(row)
        db.session.flush()
        record("clear_report", report, by, sha256=row.sha256, found="；".join(removed))
        return row


def take(report: YearReport, name: ReportStep, told: Told, *, by: Person) -> ReportEvent:
    """One step of the law; the only function that assigns a state."""
    make_ready(report, name, by=by)
    with unit_of_work():
        lock(report)
        step = law.STEPS[name]
        _granted(law.rule(step, by.role, facts(report, by)))
        reason = told.reason.strip()
        if step.reason and not reason:
            raise Invalid("reason", Words("请写明“{step}”的理由", step=step.label))
        _asked(step, told)
        freezes = name is ReportStep.FREEZE
        version = freeze(report, by=by) if freezes else latest(report)
        event = ReportEvent(
            report_id=report.id, step=name, version_id=version.id if version else None,
            happened_on=_day(step, told, version), number=told.number.strip(),
            receiver=told.receiver.strip(), place=told.place.strip(),
            meeting=told.meeting.strip(), reason=reason, by_id=by.id,
        )  # fmt: skip
        event.sha256 = _paper(report, name, event, version)
        before, report.state = report.state, step.after
        db.session.add(event)
        db.session.flush()
        record(
            "report_step", report, by, sha256=event.sha256 or (version.snapshot if version else ""),
            moved=f"{step.label}：{before.label} → {report.state.label}", number=event.number,
            receiver=event.receiver, place=event.place, meeting=event.meeting, reason=reason,
        )  # fmt: skip
        _tell(report, step, by)
        return event


def remind() -> int:
    """Tell the office of a report that is still to be sent, or to be made public."""
    with unit_of_work():
        return sum(
            annual.tell(owed, owed.words, f"{owed.key.removeprefix('report.')}-")
            for owed in report_deadlines.owed()
        )


LABELS = {
    "on": "日期",
    "number": "文号",
    "receiver": "报送机关",
    "place": "公开渠道和网址",
    "meeting": "会议",
}


def _asked(step: law.Step, told: Told) -> None:
    for field in step.asks:
        if not getattr(told, field):
            raise Invalid(field, Words("请填写{labels}", labels=LABELS[field]))


def _day(step: law.Step, told: Told, version: ReportVersion | None) -> date:
    if told.on is None:
        return clock.today()
    frozen = clock.local(version.made_at).date() if version else clock.today()
    after = (Bound(frozen, "定稿"),)
    dating.settle("on", told.on, Words("{step}的日期", step=step.label), told.reason, after)
    return told.on


def _paper(
    report: YearReport, name: ReportStep, event: ReportEvent, version: ReportVersion | None
) -> str | None:
    """The paper that goes out with this step: from the frozen text, with number and day."""
    if name is ReportStep.SEND and version:
        signed = register.event(report, ReportStep.SIGN)
        signer = signed.by.name if signed else ""
        body = report_papers.frozen(version)
        return keep(report_papers.formal(body, event.number, signer, event.happened_on))
    read = register.reading(report) if name is ReportStep.PUBLISH else None
    return read.sha256 if read else None


def _tell(report: YearReport, step: law.Step, by: Person) -> None:
    """Those whose step is next."""
    roles = {role for one in law.STEPS.values() if report.state in one.before for role in one.by}
    if step.name is ReportStep.FREEZE:
        roles = set(law.CHECKER)
    people = select(Person).where(Person.role.in_(roles), Person.disabled_at.is_(None))
    done = "{year}年度报告{step}，现为“{state}”"
    words = Words(done, year=report.year, step=step.label, state=report.state.label)
    notices.leave(db.session.scalars(people).all(), None, words, by=by)


def allow(act: str, report: YearReport, by: Person) -> None:
    lock(report)
    _granted(law.may_act(law.ACTS[act], by.role, report.state))


def _granted(ruling: Ruling) -> None:
    if not ruling:
        raise Refused(ruling.reason)


def record(action: str, report: YearReport, by: Person, sha256: str = "", **details: Any) -> None:
    named = {"id": report.id, "sha256": sha256} if sha256 else {"id": report.id}
    log.append(action, by=by, object=named, period=f"{report.year}年度", **details)
