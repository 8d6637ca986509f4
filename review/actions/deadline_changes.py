"""延长 a deadline, once; stop its clock for an inquiry and let it go on."""

from __future__ import annotations

from review.actions import deadlines, log, notices, procedure
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law import deadline_changes as law
from review.law.permissions import Act
from review.law.requirements import Requirement, judge
from review.law.settings import PERIODS
from review.law.vocabulary import Status
from review.models import Deadline, Extension, Person
from review.registers import deadlines as deadlines_register
from review.registers import settings
from review.words import Words


def refusal(deadline: Deadline) -> str:
    """Why nobody may lengthen or stop this deadline; empty where somebody may."""
    return judge(law.CHANGE, _running(deadline)).reason


def _running(deadline: Deadline) -> law.Running:
    row, longer = PERIODS.get(deadline.key), deadline.extension
    return law.Running(
        label=row.label if row else deadline.label,
        met=deadline.met_at is not None,
        floor=bool(deadline.floor),
        fixed=row.source if row is not None and row.fixed else "",
        extended_by=longer.by.name if longer else "",
        paused=any(pause.ended_on is None for pause in deadline.pauses),
        returned=deadline.matter.status is Status.RETURNED,
        lasting=deadlines_register.lasting(deadline.key),
    )


def _require(
    act: Act, needs: tuple[Requirement[law.Running], ...], deadline: Deadline, *, by: Person
) -> None:
    procedure.require(act, deadline.matter, by=by)
    db.session.refresh(deadline)
    procedure.demand(needs, _running(deadline))


def extend(deadline: Deadline, amount: int, why: str, *, by: Person) -> None:
    """Once, in the unit of the period; raise Invalid for the field, Refused for the rest."""
    with unit_of_work():
        _require(Act.EXTEND, law.EXTEND, deadline, by=by)
        most = settings.limit("deadline.extension")
        if not 1 <= amount <= most.value:
            raise Invalid(
                "amount",
                Words("延长的期限应为1至{most}（{source}）", most=most.value, source=most.source),
            )
        if not why.strip():
            raise Invalid("why", "请写明延长的理由")
        before = deadline.due_on.isoformat()
        deadline.extension = Extension(amount=amount, why=why.strip(), by_id=by.id, by=by)
        deadlines.settle(deadline)
        _tell("extend", deadline, why.strip(), by=by, old=before, new=deadline.due_on.isoformat())


def hold(deadline: Deadline, why: str, *, by: Person) -> None:
    """调查、论证: days that do not count, from today until somebody says that they do again."""
    with unit_of_work():
        _require(Act.HOLD, law.HOLD, deadline, by=by)
        if not why.strip():
            raise Invalid("why", "请写明停止计算的理由")
        deadlines.hold(deadline, why.strip())
        _tell("hold_clock", deadline, why.strip(), by=by)


def resume(deadline: Deadline, *, by: Person) -> None:
    with unit_of_work():
        _require(Act.HOLD, law.RESUME, deadline, by=by)
        before = deadline.due_on.isoformat()
        deadlines.resume(deadline)
        _tell("resume_clock", deadline, "", by=by, old=before, new=deadline.due_on.isoformat())


TOLD = {
    "extend": "《{title}》的{deadline}延长{tail}{because}",
    "hold_clock": "《{title}》的{deadline}停止计算{because}",
    "resume_clock": "《{title}》的{deadline}恢复计算{tail}",
}


def _tell(action: str, deadline: Deadline, why: str, *, by: Person, **days: str) -> None:
    matter = deadline.matter
    log.append(
        action,
        by=by,
        matter=matter,
        object={"id": deadline.id},
        period=deadline.label,
        why=why,
        **days,
    )
    words = Words(
        TOLD[action],
        title=matter.title,
        deadline=deadline.label,
        tail=Words("，末日由{old}改为{new}", **days) if days else "",
        because=Words("：{why}", why=why) if why else "",
    )
    notices.tell(("drafter", "counsel", "office"), matter, words, by=by)
