"""督办: what a meeting asked for, given to somebody until a day, and what came of it."""

from __future__ import annotations

from datetime import date

from review import clock
from review.actions import log, notices, procedure
from review.actions.unit_of_work import Invalid, lock, unit_of_work
from review.chinese import spoken_date
from review.extensions import db
from review.law import sittings as law
from review.law.permissions import Duty, may_perform
from review.law.requirements import judge
from review.models import AgendaItem, FollowUp, FollowUpReport, Person
from review.words import Words


def ask(item: AgendaItem, text: str, owner: Person, due_on: date, *, by: Person) -> FollowUp:
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_SITTINGS, by=by)
        if not (ruling := judge(law.FOLLOW_UP, item.sitting.record is not None)):
            raise Invalid("text", ruling.reason)
        if due_on < clock.today():
            raise Invalid("due_on", "完成日期不能早于今天")
        follow_up = FollowUp(
            item_id=item.id, owner_id=owner.id, due_on=due_on, text=text.strip(), by_id=by.id
        )
        db.session.add(follow_up)
        db.session.flush()
        db.session.expire(item, ["follow_ups"])
        log.append(
            "ask_follow_up", by=by, matter=item.matter, object={"id": follow_up.id},
            meeting=item.sitting.name, found=follow_up.text, charged=owner.name,
            ends_on=due_on.isoformat(),
        )  # fmt: skip
        told = Words(
            "{sitting}督办：{text}（{due_on}以前）",
            sitting=item.sitting.name,
            text=follow_up.text,
            due_on=spoken_date(due_on),
        )
        notices.leave((owner,), None, told, by=by)
        return follow_up


def report(follow_up: FollowUp, text: str, *, by: Person) -> FollowUpReport:
    """办结, by whose it is or by the office."""
    with unit_of_work():
        lock(follow_up)
        keeper = bool(may_perform(by.role, Duty.KEEP_SITTINGS))
        known = law.FollowedUp(by.id == follow_up.owner_id, keeper, follow_up.report is not None)
        procedure.demand(law.REPORT, known)
        follow_up_report = FollowUpReport(follow_up_id=follow_up.id, text=text.strip(), by_id=by.id)
        db.session.add(follow_up_report)
        db.session.flush()
        db.session.expire(follow_up, ["report"])
        log.append(
            "report_follow_up", by=by, matter=follow_up.item.matter,
            object={"id": follow_up.id}, found=follow_up.text, measures=follow_up_report.text,
        )  # fmt: skip
        return follow_up_report
