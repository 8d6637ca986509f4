"""恢复日志 after an older database was put back beside a newer witness: prepared, then confirmed.

The signer refuses whatever does not continue what it signed, so the gate stays shut. The only other
way out would be to do as a forger does; this one is told in the log for ever.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from review.actions import log, procedure
from review.actions.unit_of_work import Refused, unit_of_work
from review.evidence.checkpoint import Checkpoint
from review.evidence.recount import Recount
from review.evidence.restoration import Restoration, mark, restorations
from review.extensions import db
from review.law.act_requirements import CONFIRM_RESTORATION, Resuming
from review.law.permissions import Duty
from review.models import LogEntry, Person
from review.registers import log as register
from review.words import Words


def waiting() -> Restoration | None:
    """The restoration that was prepared last and is not confirmed by both yet."""
    known = restorations(register.epochs())
    return known[-1] if known and not known[-1].confirmed else None


def prepare(reason: str) -> Restoration:
    """Write down what the signer's record proves and what is there; nothing opens by it."""
    if not reason.strip():
        raise Refused("请用 --reason 写明为什么从较早的副本恢复")
    with unit_of_work():
        log.held()
        if waiting():
            raise Refused("已经准备过一次恢复，请先由系统管理员和办公室在日志页面确认")
        with register.committed() as connection:
            recount = register.recount(connection)
        if recount.faults:
            raise Refused(
                Words("日志本身有改动，不是恢复较早的副本所致：{faults}", faults=recount.faults[0])
            )
        details = _told(recount, register.witness().checkpoints())
        event = log.append("resume", by=None, reason=reason.strip(), **details)
        return restorations([json.loads(event)])[0]


def _told(recount: Recount, signed: list[Checkpoint]) -> dict[str, Any]:
    """The facts of the loss: sizes, roots, times, and the signed notes of both sides."""
    gone = register.superseded(recount.epochs)
    counted = [
        checkpoint for checkpoint in signed if mark(checkpoint.size, checkpoint.root) not in gone
    ]
    kept = [
        checkpoint for checkpoint in counted if recount.root(checkpoint.size) == checkpoint.root
    ]
    lost = [
        checkpoint for checkpoint in counted if recount.root(checkpoint.size) != checkpoint.root
    ]
    if not lost:
        raise Refused("签署方的记录与日志一致，没有什么要恢复")
    most, root = max(lost, key=lambda checkpoint: checkpoint.size), recount.root(recount.size)
    assert root is not None
    last = db.session.scalars(select(LogEntry.at).order_by(LogEntry.seq.desc()).limit(1)).first()
    return {
        "size": recount.size,
        "root": root.hex(),
        "last_at": last.isoformat() if last else "",
        "kept_size": kept[-1].size if kept else 0,
        "lost_size": most.size,
        "lost_root": most.root.hex(),
        "lost_note": most.note,
        "kept_note": kept[-1].note if kept else "",
        "superseded": sorted(mark(checkpoint.size, checkpoint.root) for checkpoint in lost),
    }


def confirm(*, by: Person) -> Restoration:
    """One of the two who must say that they know what is lost; the second one lets the log go on."""
    with unit_of_work():
        procedure.require_duty(Duty.CONFIRM_RESTORATION, by=by)
        log.held()
        now = waiting()
        roles = now.by if now else {}
        fits = by.role.value not in roles and by.id not in roles.values()
        procedure.demand(CONFIRM_RESTORATION, Resuming(now is not None, fits))
        assert now is not None
        log.append("confirm_resume", by=by, resume=now.seq)
        log.sign_after_commit()
        return now._replace(by={**now.by, by.role.value: by.id})
