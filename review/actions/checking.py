"""检查: ask the rules of a new revision, keep what they find, and what people make of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, or_, select

from review.actions import jobs, log, procedure
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.checks import cited
from review.checks.finding import Finding, Weight
from review.extensions import db
from review.law.act_requirements import SET_ASIDE, SetAside
from review.law.permissions import PERMISSIONS, Act
from review.law.requirements import judge
from review.law.vocabulary import JobState, Status
from review.models import (
    Annotation,
    CheckFinding,
    CheckRun,
    CitedStatute,
    FindingAnswer,
    Job,
    Matter,
    Person,
    Revision,
)
from review.paper.clause_paths import paths
from review.paper.model import Paper
from review.registers import check_findings, printed_texts
from review.registers.facts import latest_revision

JOB = "check"


def handled_by(status: Status) -> Act:
    """Whoever may do this now deals with the findings: a draft is its drafter's, then counsel's."""
    return Act.UPLOAD if status in PERMISSIONS[Act.UPLOAD].at else Act.ANNOTATE


def ask(revision: Revision) -> None:
    """Have the rules and the second reader asked of a new revision, in the deed under way."""
    jobs.add(JOB, f"{JOB}-{revision.id}", revision=revision.id)
    if printed_texts.due(revision):
        name = printed_texts.key(revision)
        jobs.add(printed_texts.JOB, name, printed_texts.DELAY, revision=revision.id)


def ask_again(matter: Matter, why: str = "") -> None:
    """The records a rule compares with have changed: ask of the newest text once more.

    `why` names what changed, where the version of the matter stays as it was.
    """
    revision = latest_revision(matter)
    if revision is not None and not (why and _waits(revision)):
        key = f"{JOB}-{revision.id}-{why or matter.version}"
        jobs.enqueue(JOB, key, revision=revision.id)


def _waits(revision: Revision) -> bool:
    """Whether the rules have not begun yet on this revision: they will meet what is new anyway."""
    name = f"{JOB}-{revision.id}"
    named = or_(Job.key == name, Job.key.like(f"{name}-%"))
    query = select(Job.id).where(Job.kind == JOB, Job.state == JobState.QUEUED, named)
    return db.session.scalar(query.limit(1)) is not None


class Told(NamedTuple):
    """What the rules found, the statutes the text cites (`checks.cited`), and by which table."""

    findings: Sequence[Finding]
    citations: list[list[Any]]
    legislation: str


def keep(revision: Revision, paper: Paper, told: Told) -> CheckRun:
    """Keep what the rules found in `paper`, the text of this revision."""
    with unit_of_work():
        run = CheckRun(
            revision_id=revision.id, citations=told.citations, legislation=told.legislation
        )
        lines, clauses = list(paper.paragraphs("all")), paths(paper)
        for each in told.findings:
            line = lines[each.place]
            run.findings.append(
                CheckFinding(
                    rule=each.rule.id,
                    severity=each.severity.value,
                    block=line.id,
                    start=each.start,
                    clause=clauses.get(line.id, "")[:200],
                    quote=each.quote,
                    advice=each.advice,
                    basis=each.authority,
                    mark=_mark(each, line.text),
                )
            )
        db.session.add(run)
        _index(revision, told.citations)
        return run


def _index(revision: Revision, citations: list[list[Any]]) -> None:
    """Which statutes the text relies on, for the nightly look at those that changed."""
    db.session.execute(delete(CitedStatute).filter_by(revision_id=revision.id))
    names = {(each.name[:200], each.year or 0) for each in cited.load(citations) if not each.told}
    for name, year in sorted(names):
        db.session.add(CitedStatute(revision_id=revision.id, name=name, year=year))


def _mark(finding: Finding, paragraph: str) -> str:
    words = "\0".join((finding.rule.id, finding.quote, paragraph))
    return hashlib.sha256(words.encode()).hexdigest()


def set_aside(matter: Matter, finding: CheckFinding, reason: str, *, by: Person) -> FindingAnswer:
    """记为不适用; what is 阻断 asks for a reason."""
    reason = reason.strip()
    with unit_of_work():
        procedure.require(handled_by(matter.status), matter, by=by)
        if check_findings.answer(matter, finding) is not None:
            raise Refused("这处检查发现刚刚已经处理过了")
        ruling = judge(SET_ASIDE, SetAside(finding.severity == Weight.STOP.value, reason))
        if not ruling:
            raise Invalid("reason", ruling.reason)
        answer = FindingAnswer(matter_id=matter.id, mark=finding.mark, reason=reason, by_id=by.id)
        db.session.add(answer)
        db.session.flush()
        named = {"id": answer.id}
        details = {"rule": finding.rule, "quote": finding.quote, "reason": reason}
        log.append("set_finding_aside", by=by, matter=matter, object=named, **details)
        return answer


def take_up(annotation: Annotation, finding: CheckFinding, *, by: Person) -> None:
    """An annotation came of it; what was answered before stays answered as it was."""
    with unit_of_work():
        procedure.require(Act.ANNOTATE, annotation.matter, by=by)
        if check_findings.answer(annotation.matter, finding) is None:
            answer = FindingAnswer(
                matter_id=annotation.matter_id, mark=finding.mark, annotation_id=annotation.id,
                by_id=by.id,
            )  # fmt: skip
            db.session.add(answer)
