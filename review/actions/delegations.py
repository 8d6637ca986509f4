"""授权代理: let another act in one's place for a term, and take it back."""

from __future__ import annotations

from datetime import date, timedelta

from review import clock
from review.actions import log, notices, procedure
from review.actions.unit_of_work import Invalid, lock, unit_of_work
from review.extensions import db
from review.law.delegation import ARRANGE, END, Arranging, may_stand_in
from review.law.permissions import Duty, may_perform
from review.models import Delegation, Person
from review.registers.delegations import overlapping
from review.words import Words

LONGEST = timedelta(days=366)


def _arranging(absent: Person, by: Person, *, ended: bool = False) -> Arranging:
    office = bool(may_perform(by.role, Duty.MANAGE_SETTINGS))
    return Arranging(by.id == absent.id, office, ended)


def delegate(
    absent: Person, deputy: Person, begins: date, ends: date, reason: str, *, by: Person
) -> Delegation:
    """Both days included; never backdated, for an act done yesterday had its own author."""
    with unit_of_work():
        procedure.demand(ARRANGE, _arranging(absent, by))
        ruling = may_stand_in(absent.legal, deputy.legal)
        if not ruling or deputy.disabled_at:
            raise Invalid("deputy", ruling.reason or "代理人已停用")
        _check_term(absent, begins, ends)
        if not reason.strip():
            raise Invalid("reason", "请写明授权代理的事由")
        delegation = Delegation(
            absent_id=absent.id,
            deputy_id=deputy.id,
            from_on=begins,
            until_on=ends,
            reason=reason.strip(),
            by_id=by.id,
        )
        db.session.add(delegation)
        db.session.flush()
        db.session.expire(deputy, ["standing_in"])
        _log(delegation, by=by)
        _tell(
            delegation,
            Words(
                "{begins}至{ends}由{deputy}代{absent}办理：{reason}",
                begins=begins,
                ends=ends,
                deputy=deputy.name,
                absent=absent.name,
                reason=reason.strip(),
            ),
            by=by,
        )
        return delegation


def _check_term(absent: Person, begins: date, ends: date) -> None:
    if ends < begins:
        raise Invalid("ends", "结束日期不能早于开始日期")
    if begins < clock.today():
        raise Invalid("begins", "开始日期不能早于今天：已经办过的事不能补作代理")
    if ends - begins > LONGEST:
        raise Invalid("ends", "一次授权代理最长一年")
    other = overlapping(absent, begins, ends)
    if other:
        sentence = Words(
            "{from_on}至{until_on}已由{deputy}代理，请先收回",
            from_on=other.from_on,
            until_on=other.until_on,
            deputy=other.deputy.name,
        )
        raise Invalid("begins", sentence)


def take_back(delegation: Delegation, *, by: Person) -> None:
    """收回 before the last day; from this moment on the deputy acts for nobody."""
    with unit_of_work():
        lock(delegation)
        ended = bool(delegation.ended_at) or delegation.until_on < clock.today()
        procedure.demand(END, _arranging(delegation.absent, by, ended=ended))
        delegation.ended_at = clock.now()
        db.session.flush()
        db.session.expire(delegation.deputy, ["standing_in"])
        _log(delegation, by=by, ended=True)
        _tell(
            delegation,
            Words(
                "{deputy}代{absent}办理的授权已收回",
                deputy=delegation.deputy.name,
                absent=delegation.absent.name,
            ),
            by=by,
        )


def _log(delegation: Delegation, *, by: Person, ended: bool = False) -> None:
    log.append(
        "end_delegation" if ended else "delegate",
        by=by,
        object={"id": delegation.id},
        acting=f"{delegation.deputy.name}（代{delegation.absent.name}）",
        term=f"{delegation.from_on}至{delegation.until_on}",
        reason="" if ended else delegation.reason,
    )


def _tell(delegation: Delegation, text: str, *, by: Person) -> None:
    notices.leave((delegation.absent, delegation.deputy), None, text, by=by)
