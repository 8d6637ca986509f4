"""Take a step: the only function that assigns a status."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from review import clock
from review.actions import deadlines, log, notices
from review.actions.unit_of_work import Invalid, Refused
from review.extensions import db
from review.law.kinds import STATUTE
from review.law.permissions import Act, Duty, may, may_perform
from review.law.procedure import Ruling, Step, rule
from review.law.requirements import Requirement, Thing, judge
from review.law.sign_gate import log_intact
from review.law.vocabulary import Status, StepName
from review.models import Matter, Person
from review.registers.facts import facts
from review.registers.log import verify


def hold(matter: Matter) -> None:
    """Lock the matter for this deed and read it afresh: whoever comes second sees what is true."""
    db.session.refresh(matter, with_for_update=True)


def require(act: Act, matter: Matter, *, by: Person) -> None:
    """Lock the matter and refuse, in the law's words, what `by` may not do to it now."""
    hold(matter)
    _hold_to(may(by.legal, act, facts(matter)))


def require_duty(duty: Duty, *, by: Person) -> None:
    """Refuse, in the law's words, what this role may not do."""
    _hold_to(may_perform(by.role, duty))


def demand(needs: Iterable[Requirement[Thing]], thing: Thing) -> None:
    """Refuse, in the law's words, an act on a thing that does not allow it."""
    _hold_to(judge(needs, thing))


def _hold_to(ruling: Ruling) -> None:
    if not ruling:
        raise Refused(ruling.reason)


def check(matter: Matter, name: StepName, *, by: Person) -> Step:
    """Lock the matter and return the step, or refuse in the law's words."""
    hold(matter)
    chapter = STATUTE[matter.kind]
    if name not in chapter.by_name:
        raise Refused(f"“{chapter.title}”没有这一步骤")
    step = chapter.step(name)
    intact = verify().good if log_intact in step.needs else True
    _hold_to(rule(step, by.legal, facts(matter, log_verified=intact)))
    return step


def take(matter: Matter, name: StepName, *, by: Person, reason: str = "", **details: Any) -> Step:
    """Move the matter, append the log, run the clock, tell people. The caller's deed commits."""
    step = check(matter, name, by=by)
    reason = reason.strip()
    if step.reason and not reason:
        raise Invalid("reason", f"请写明“{step.label}”的理由")
    before, matter.status = matter.status, step.after
    matter.status_since = clock.now()
    moved = {"step": step.name.value, "from": before.value, "to": step.after.value}
    log.append("step", by=by, matter=matter, **moved, reason=reason, **details)
    _run_clock(matter, step, reason)
    tail = f"：{reason}" if reason else ""
    words = f"《{matter.title}》{step.label}，现为“{matter.status.label}”{tail}"
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
