"""会议: call a sitting, put matters on its agenda, record who was there, bind decisions to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from review import clock
from review.actions import dating, log, procedure
from review.actions.unit_of_work import Invalid, lock, unit_of_work
from review.extensions import db
from review.law import sittings as law
from review.law.meetings import DECIDING, Minutes
from review.law.permissions import Duty
from review.law.requirements import judge
from review.law.vocabulary import Grave, Subject
from review.models import (
    AgendaItem,
    AgendaWithdrawal,
    Attendance,
    Body,
    ItemDecision,
    Matter,
    Meeting,
    Person,
    Sitting,
    SittingRecord,
)
from review.registers import campaigns
from review.registers import sittings as register


def call(body: Body, name: str, planned_on: date, *, by: Person) -> Sitting:
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_SITTINGS, by=by)
        convened = law.Convened(body.name, len(body.seated), items=0, held=False)
        if not (ruling := judge(law.CALL, convened)):
            raise Invalid("body", ruling.reason)
        sitting = Sitting(body_id=body.id, name=name.strip(), planned_on=planned_on, by_id=by.id)
        db.session.add(sitting)
        db.session.flush()
        log.append(
            "call_sitting", by=by, object={"id": sitting.id}, body=body.name, meeting=sitting.name,
            planned_on=planned_on.isoformat(),
        )  # fmt: skip
        return sitting


def put(
    sitting: Sitting, matter: Matter, grave: Grave | None, amount: Decimal | None, *, by: Person
) -> AgendaItem:
    """Put a matter on the agenda, before the sitting is held."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_SITTINGS, by=by)
        lock(sitting)
        price = amount if amount is not None else _price(matter)
        subject = matter.consultation.subject if matter.consultation else None
        listed = any(one.matter_id == matter.id for one in sitting.items)
        item = law.Item(
            register.waits(matter), subject, grave, price is not None, listed,
            sitting.record is None,
        )  # fmt: skip
        if not (ruling := judge(law.PUT, item)):
            raise Invalid("matter", ruling.reason)
        agenda_item = AgendaItem(
            sitting_id=sitting.id, matter_id=matter.id, grave=grave, amount=price, by_id=by.id
        )
        db.session.add(agenda_item)
        db.session.flush()
        db.session.expire(sitting, ["items"])
        log.append(
            "put_on_agenda", by=by, matter=matter, object={"id": agenda_item.id}, meeting=sitting.name,
            grave=grave.value if grave else "", amount=str(price) if price is not None else "",
        )  # fmt: skip
        return agenda_item


def take_off(item: AgendaItem, reason: str, *, by: Person) -> AgendaWithdrawal:
    """Take an item off the agenda before the sitting is held; the matter waits for another."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_SITTINGS, by=by)
        lock(item.sitting)
        leaving = law.Leaving(item.sitting.record is not None, item.withdrawal is not None)
        procedure.demand(law.TAKE_OFF, leaving)
        if not reason.strip():
            raise Invalid("reason", "请写明撤下议题的理由")
        withdrawal = AgendaWithdrawal(item_id=item.id, reason=reason.strip(), by_id=by.id)
        db.session.add(withdrawal)
        db.session.flush()
        db.session.expire(item, ["withdrawal"])
        log.append(
            "take_off_agenda", by=by, matter=item.matter, object={"id": item.id},
            meeting=item.sitting.name, reason=withdrawal.reason,
        )  # fmt: skip
        return withdrawal


def _price(matter: Matter) -> Decimal | None:
    return matter.contract.amount if matter.contract else None


@dataclass(frozen=True)
class Held:
    """How a sitting went: `away` names by its id each member who was not there, with the excuse."""

    on: date
    away: Mapping[int, str]
    counsel: str = ""
    papers_on: date | None = None
    minutes: str = ""
    late_reason: str = ""


def hold(sitting: Sitting, held: Held, *, by: Person) -> SittingRecord:
    """Record that it was held and who was there, person by person; once."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_SITTINGS, by=by)
        lock(sitting)
        body, members = sitting.body, sitting.body.seated
        items = len(sitting.agenda) + len(campaigns.before(sitting))
        convened = law.Convened(body.name, len(members), items, bool(sitting.record))
        if not (ruling := judge(law.HOLD, convened)):
            raise Invalid("on", ruling.reason)
        if held.papers_on is not None and held.papers_on > held.on:
            raise Invalid("papers_on", "材料送达日期不能晚于开会日期")
        late = dating.settle("on", held.on, "开会日期", held.late_reason)
        for member in members:
            excuse = held.away.get(member.id)
            db.session.add(
                Attendance(
                    sitting_id=sitting.id, member_id=member.id, present=excuse is None,
                    excuse=(excuse or "").strip(),
                )
            )  # fmt: skip
        record = SittingRecord(
            sitting_id=sitting.id,
            held_on=held.on,
            counsel=held.counsel.strip(),
            papers_on=held.papers_on,
            minutes=held.minutes.strip(),
            late_reason=late,
            by_id=by.id,
        )
        db.session.add(record)
        db.session.flush()
        db.session.expire(sitting, ["record", "attendance"])
        log.append(
            "hold_sitting", by=by, object={"id": sitting.id}, meeting=sitting.name,
            held_on=held.on.isoformat(), attendance=register.attendance_told(sitting),
            minutes=record.minutes, late_reason=late,
        )  # fmt: skip
        return record


def sat(matter: Matter, minutes: Minutes) -> Minutes:
    """The minutes completed by the sitting they name; raise Invalid where it may not decide so.

    Where the office keeps bodies every decision names its sitting; where it keeps none, the minutes
    stand as they were typed.
    """
    if minutes.item is None:
        if register.keeping():
            raise Invalid("item", "请选择会议：先在“会议”中列入议程并登记召开")
        return minutes
    item = next((each for each in register.undecided(matter) if each.id == minutes.item), None)
    if item is None:
        raise Invalid("item", "会议不在可选范围内，或者这一议题已经登记过决定")
    subject = matter.consultation.subject if matter.consultation else None
    numbered = item.grave is not None or subject is Subject.COLLECTIVE
    return completed(item.sitting, minutes, numbered=numbered, decided=item.decision is not None)


def completed(sitting: Sitting, minutes: Minutes, *, numbered: bool, decided: bool) -> Minutes:
    """With what the sitting itself tells; `numbered`: the minutes must bear a number, `decided`: the
    item has its decision already."""
    assert sitting.record is not None
    whole = replace(
        minutes,
        name=sitting.name,
        held_on=sitting.record.held_on,
        number=minutes.number or sitting.record.minutes,
        attendance=register.attendance_told(sitting),
        voting=sitting.body.votes,
        late_reason=minutes.late_reason or sitting.record.late_reason,
    )
    if not (ruling := judge(law.DECIDE, _heard(sitting, whole, numbered, decided))):
        raise Invalid("item", ruling.reason)
    return whole


def _heard(sitting: Sitting, minutes: Minutes, numbered: bool, decided: bool) -> law.Heard:
    members = len(sitting.attendance)
    return law.Heard(
        body=sitting.body.name,
        voting=sitting.body.votes,
        members=members,
        present=register.present(sitting),
        need=law.needed(sitting.body.quorum, members),
        votes=minutes.votes,
        deciding=minutes.outcome in DECIDING or minutes.outcome is law.AGAINST,
        last_word=bool(minutes.last_word.strip()),
        led=any(
            attendance.present and attendance.member.chair for attendance in sitting.attendance
        ),
        minuted=bool(minutes.number) or not numbered,
        decided=decided,
    )


def bind(minutes: Minutes, meeting: Meeting) -> None:
    """The record of the decision belongs to the item it was taken on."""
    if minutes.item is not None:
        db.session.add(
            ItemDecision(item_id=minutes.item, meeting_id=meeting.id, made_at=clock.now())
        )
        db.session.flush()
