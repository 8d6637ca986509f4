"""Take a step: the only function that assigns a status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, inspect, select
from sqlalchemy.orm import joinedload

from review import clock
from review.actions import deadlines, log, notices, numbers, recorded_rows
from review.actions.unit_of_work import Invalid, Refused, beforehand, unit_of_work
from review.extensions import db
from review.law import facts as law
from review.law.kinds import chapter_of
from review.law.permissions import ENDED, PERMISSIONS, Act, Duty, may, may_perform
from review.law.procedure import Ruling, Step, left_to_program, rule
from review.law.requirements import Requirement, Thing, judge
from review.law.sign_gate import log_intact
from review.law.vocabulary import Status, StepName
from review.models import Matter, Person
from review.registers import meanwhile
from review.registers.batching import PARTICULARS
from review.registers.facts import facts, standing
from review.registers.log import Verdict
from review.registers.log_tail import signatures
from review.registers.matter_proof import prove_ahead, proven
from review.words import Words

_WHOSE = (
    select(Matter)
    .where(Matter.id == bindparam("id"))
    .options(*(joinedload(one) for one in (*PARTICULARS, Matter.editions, Matter.assignments)))
    .with_for_update(of=Matter)
    .execution_options(populate_existing=True)
)
"""A matter with whose it is, which the law asks of every deed; the matter alone is locked."""
_RIGHTS = (
    select(Person)
    .where(Person.id == bindparam("id"))
    .options(joinedload(Person.section), joinedload(Person.firm))
    .options(joinedload(Person.standing_in), joinedload(Person.second_roles))
)
"""A person with all that their rights follow from."""


def hold(matter: Matter) -> None:
    """Lock the matter for this deed and read it afresh: whoever comes second sees what is true."""
    with unit_of_work() as work:
        db.session.scalars(_WHOSE, {"id": _number(matter)}).unique().one()
        work.held.add(matter.id)


def _number(row: Any) -> int:
    """The id of a row, which what was forgotten of it does not take along."""
    [id] = inspect(row).identity or [row.id]
    return int(id)


def _asking(by: Person) -> law.Person:
    if {"standing_in", "second_roles"} & inspect(by).unloaded:
        db.session.scalars(_RIGHTS, {"id": _number(by)}).unique().one()
    return by.legal


def require(act: Act, matter: Matter, *, by: Person) -> law.Matter:
    """Lock the matter and refuse, in the law's words, what `by` may not do to it now.

    A permission asks for persons and status alone, which one deed changes by a step only: what was
    gathered for one act of the deed holds for the next. Returns these, and nothing else of it.
    """
    with unit_of_work() as work:
        id = _number(matter)
        if id not in work.known:
            if id not in work.held:
                hold(matter)
            work.known[id] = standing(matter)
        known: law.Matter = work.known[id]
        ruling = may(_asking(by), act, known)
        if not ruling and matter.status not in PERMISSIONS[act].at:
            raise Refused(meanwhile.told(ruling.reason, matter, by))
        _hold_to(ruling)
        return known


def require_duty(duty: Duty, *, by: Person) -> None:
    """Refuse, in the law's words, what this role may not do."""
    _hold_to(may_perform(by.role, duty))


def demand(needs: Iterable[Requirement[Thing]], thing: Thing) -> None:
    """Refuse, in the law's words, an act on a thing that does not allow it."""
    _hold_to(judge(needs, thing))


def _hold_to(ruling: Ruling) -> None:
    if not ruling:
        raise Refused(ruling.reason)


@dataclass(frozen=True)
class Granted:
    """A step that the law allows this person on this matter: what was asked, and what the log's
    verification said where a condition wants it."""

    step: Step
    known: law.Matter
    verdict: Verdict | None


def check(matter: Matter, name: StepName, *, by: Person) -> Granted:
    """Lock the matter and grant the step, or refuse in the law's words; asked once in a deed."""
    with unit_of_work() as work:
        key = (_number(matter), name, _number(by))
        if key not in work.granted:
            hold(matter)
            work.granted[key] = _granted(matter, name, by)
        granted: Granted = work.granted[key]
        return granted


def _granted(matter: Matter, name: StepName, by: Person) -> Granted:
    chapter = chapter_of(matter.kind, matter.edition)
    if name not in chapter.by_name:
        raise Refused(Words("“{title}”没有这一步骤", title=chapter.title))
    step = chapter.step(name)
    verdict = proof(matter) if log_intact in step.needs else None
    known = facts(matter, log_verified=verdict.good if verdict else True)
    ruling = rule(step, _asking(by), known)
    if not ruling and matter.status not in step.before:
        raise Refused(meanwhile.told(ruling.reason, matter, by))
    _hold_to(ruling)
    return Granted(step, known, verdict)


def proof(matter: Matter) -> Verdict:
    """The matter proven as it stands in this deed, with what the deed wrote so far.

    Proven before the lock by `prepare`, only what came since is asked for under it.
    """
    db.session.flush()
    ahead = beforehand().get(("proof", matter.id))
    still = ahead.still(db.session.connection(), matter.id) if ahead else None
    if still:
        return still
    signed, waiting = signatures(), recorded_rows.unrecorded(db.session())
    return proven(db.session.connection(), matter.id, signed, waiting)


def prepare(matter: Matter) -> None:
    """Prove the matter before the next deed of this session takes its lock."""
    if ahead := prove_ahead(matter.id):
        beforehand()["proof", matter.id] = ahead


def _programs(matter: Matter, name: StepName) -> Step:
    """A step that the statute leaves to the program, or refuse."""
    hold(matter)
    step = chapter_of(matter.kind, matter.edition).step(name)
    _hold_to(left_to_program(step, matter.status))
    return step


def take(
    matter: Matter, name: StepName, *, by: Person | None, reason: str = "", **details: Any
) -> Step:
    """Move the matter, append the log, run the clock, tell people. The caller's deed commits.

    Without a person (`by`) it must be a step of the program.
    """
    with unit_of_work() as work:
        step = check(matter, name, by=by).step if by else _programs(matter, name)
        reason = reason.strip()
        if step.reason and not reason:
            raise Invalid("reason", Words("请写明“{step}”的理由", step=step.label))
        before, matter.status = matter.status, step.after
        matter.status_since = clock.now()
        if by and step.after in ENDED:
            numbers.give_up(matter, f"事项{step.after.label}，没有印发", by=by)
        work.known.clear()
        work.granted.clear()
        moved = {"step": step.name.value, "from": before.value, "to": step.after.value}
        _run_clock(matter, step, reason)
        log.append("step", by=by, matter=matter, **moved, reason=reason, **details)
        words = Words(
            "《{title}》{step}，现为“{status}”{because}",
            title=matter.title,
            step=step.label,
            status=matter.status.label,
            because=Words("：{reason}", reason=reason) if reason else "",
        )
        notices.tell(step.tells, matter, words, by=by)
        if step.signs:
            log.sign_after_commit()
        return step


def _run_clock(matter: Matter, step: Step, reason: str) -> None:
    if step.starts:
        deadlines.start(matter, step.starts)
    if step.stops:
        deadlines.meet(matter, step.stops)
    if step.after is Status.RETURNED:
        deadlines.pause(matter, reason)
