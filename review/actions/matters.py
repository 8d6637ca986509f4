"""Open a matter, describe it, take its plain steps, assign it, declare."""

from __future__ import annotations

from typing import Any

from review import clock
from review.actions import checking, log, procedure, search, supplement_notices
from review.actions.numbers import next_number
from review.actions.terms import Terms
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.extensions import db
from review.law import engagements
from review.law.act_requirements import OPEN_MATTER, RECEIVE
from review.law.kinds import KINDS, STATUTE
from review.law.permissions import Act, Duty
from review.law.vocabulary import Conflict, Role, Status, StepName
from review.models import Assignment, Matter, MatterEdition, Person
from review.registers import engagements as register
from review.words import Words


def open_matter(terms: Terms, *, by: Person, **fixed: Any) -> Matter:
    """A new draft of the terms' kind with its number; raise Refused for who may not.

    `fixed` is what the particulars hold that the section does not choose, as the issuer found.
    """
    with unit_of_work():
        procedure.require_duty(Duty.OPEN_MATTER, by=by)
        procedure.demand(OPEN_MATTER, by.section_id is not None)
        assert by.section_id is not None
        record = terms.record(**terms.particulars(), **fixed)
        matter = Matter(
            number=next_number("送"),
            kind=terms.kind,
            title=terms.title,
            status=Status.DRAFT,
            section_id=by.section_id,
            drafter_id=by.id,
            **{KINDS[terms.kind].record: record},
        )
        matter.editions.append(
            MatterEdition(edition=STATUTE[terms.kind].edition, by_id=by.id, by=by)
        )
        db.session.add(matter)
        db.session.flush()
        log.append(
            "open", by=by, matter=matter, to=matter.status.value, kind=terms.kind.value,
            **terms.told(),
        )  # fmt: skip
        search.index_matter(matter)
        return matter


def describe(matter: Matter, terms: Terms, *, by: Person) -> None:
    with unit_of_work():
        procedure.require(Act.EDIT, matter, by=by)
        if terms.kind is not matter.kind:
            raise Refused(Words("事项现为{kind}，请重新打开本页", kind=matter.kind.label))
        terms.write(matter)
        log.append("describe", by=by, matter=matter, **terms.told())
        checking.ask_again(matter)
        search.index_matter(matter)


def step(matter: Matter, name: StepName, *, by: Person, reason: str = "") -> None:
    """A step that needs nothing but perhaps a reason."""
    with unit_of_work():
        procedure.take(matter, name, by=by, reason=reason)
        if name in (StepName.RECUSE, StepName.ABANDON) and matter.assignment:
            _end(matter.assignment, name, reason)
        if name == StepName.SEND_BACK:
            supplement_notices.write(matter, reason, by=by)


def _end(assignment: Assignment, name: StepName, reason: str) -> None:
    if name is StepName.RECUSE:
        assignment.declared, assignment.declared_at = Conflict.RECUSED, clock.now()
        assignment.declaration = reason
    assignment.ended_at = clock.now()


def assign(matter: Matter, counsel: Person, *, by: Person, reason: str = "") -> Assignment:
    """分办 to a named counsel of a firm; a second assignment ends the first."""
    with unit_of_work():
        if counsel.role is not Role.COUNSEL or counsel.disabled_at or counsel.firm_id is None:
            raise Invalid("counsel", "请选择在册的法律顾问")
        procedure.hold(matter)
        _fitting(matter, counsel, reason)
        former = matter.assignment
        name = StepName.ASSIGN if matter.status is Status.ACCEPTED else StepName.REASSIGN
        if former:
            former.ended_at = clock.now()
        assignment = Assignment(firm_id=counsel.firm_id, counsel_id=counsel.id, by_id=by.id)
        matter.assignments.append(assignment)
        db.session.flush()
        who = {"firm": counsel.firm_id, "counsel": counsel.id}
        procedure.take(matter, name, by=by, reason=reason, **who)
        return assignment


def _fitting(matter: Matter, counsel: Person, reason: str) -> None:
    """No firm reviews its own contract; recusal, term and scope of its engagement ask for a reason."""
    assert counsel.firm is not None
    firm = counsel.firm.name
    if matter.contract:
        procedure.demand(engagements.ASSIGN, engagements.Giving(firm, matter.contract.counterparty))
    if reason.strip():
        return
    if _recused(matter, counsel):
        raise Invalid(
            "reason",
            Words("{counsel}对本事项已经声明回避，再次分办须写明理由", counsel=counsel.name),
        )
    doubt = engagements.doubt(firm, matter.kind, clock.today(), register.confirmed())
    if doubt:
        raise Invalid("reason", Words("{doubt}；仍要分办的，请写明理由", doubt=doubt))


def engage(matter: Matter, counsel: Person, *, by: Person) -> Assignment:
    """受理 where that is still to be done, and 分办, in one deed."""
    with unit_of_work():
        procedure.hold(matter)
        if matter.status is Status.SUBMITTED:
            procedure.take(matter, StepName.ACCEPT, by=by)
        return assign(matter, counsel, by=by)


def _recused(matter: Matter, counsel: Person) -> bool:
    return any(
        assignment.counsel_id == counsel.id and assignment.declared is Conflict.RECUSED
        for assignment in matter.assignments
    )


DECLARING = {
    Conflict.NONE: StepName.DECLARE,
    Conflict.DISCLOSED: StepName.DISCLOSE,
    Conflict.RECUSED: StepName.RECUSE,
}


def declare(matter: Matter, conflict: Conflict, statement: str, *, by: Person) -> None:
    """利益冲突声明, made before any material can be seen; a recusal frees the matter."""
    with unit_of_work():
        if conflict is Conflict.RECUSED:
            return step(matter, StepName.RECUSE, by=by, reason=statement)
        procedure.take(matter, DECLARING[conflict], by=by, reason=statement)
        assignment = matter.assignment
        assert assignment is not None
        assignment.declared, assignment.declared_at = conflict, clock.now()
        assignment.declaration = statement


def consent(matter: Matter, reason: str, *, by: Person) -> None:
    """知情同意 to a disclosed conflict."""
    with unit_of_work():
        procedure.take(matter, StepName.CONSENT, by=by, reason=reason)
        assignment = matter.assignment
        assert assignment is not None
        assignment.consented_by_id, assignment.consented_at = by.id, clock.now()


def refuse_secret(*, by: Person) -> None:
    """涉密: state secrets may not enter this system (保守国家秘密法第三十一条)."""
    with unit_of_work():
        log.append("secret_refused", by=by)
    procedure.demand(RECEIVE, True)
