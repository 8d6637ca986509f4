"""议事机构: set a body up, seat its members, end a seat or the body."""

from __future__ import annotations

from sqlalchemy import select

from review import clock
from review.actions import log, procedure
from review.actions.unit_of_work import Invalid, lock, unit_of_work
from review.extensions import db
from review.law import sittings as law
from review.law.permissions import Duty
from review.law.vocabulary import Quorum
from review.models import Body, BodyMember, Person
from review.registers import sittings as register


def set_up(name: str, quorum: Quorum, votes: bool, *, by: Person) -> Body:
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_SITTINGS, by=by)
        if db.session.scalars(select(Body.id).filter_by(name=name.strip())).first():
            raise Invalid("name", "已经有同名的议事机构；撤销过的也不能再用同一名称")
        body = Body(name=name.strip(), quorum=quorum, votes=votes, by_id=by.id)
        db.session.add(body)
        db.session.flush()
        log.append(
            "set_up_body", by=by, object={"id": body.id}, body=body.name, quorum=quorum.value,
            voting="表决" if votes else "不表决",
        )  # fmt: skip
        return body


def end(body: Body, reason: str, *, by: Person) -> None:
    """撤销: it calls no more sittings; what it decided stands."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_SITTINGS, by=by)
        lock(body)
        procedure.demand(law.END, register.called(body))
        if not reason.strip():
            raise Invalid("reason", "请写明撤销议事机构的理由")
        if body.ended_at is None:
            body.ended_at = clock.now()
            db.session.flush()
            log.append(
                "end_body", by=by, object={"id": body.id}, body=body.name, reason=reason.strip()
            )


def seat(body: Body, name: str, post: str, chair: bool, *, by: Person) -> BodyMember:
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_SITTINGS, by=by)
        if any(body_member.name == name.strip() for body_member in body.seated):
            raise Invalid("name", "这个人已经是成员；同名的请在姓名后注明")
        member = BodyMember(
            body_id=body.id, name=name.strip(), post=post.strip(), chair=chair, by_id=by.id
        )
        db.session.add(member)
        db.session.flush()
        db.session.expire(body, ["members"])
        log.append(
            "seat_member", by=by, object={"id": member.id}, body=body.name, member=_named(member)
        )
        return member


def unseat(member: BodyMember, *, by: Person) -> None:
    """End a seat; who sat at earlier sittings stands there for good."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_SITTINGS, by=by)
        if member.ended_at is None:
            member.ended_at = clock.now()
            db.session.flush()
            log.append(
                "unseat_member", by=by, object={"id": member.id}, body=member.body.name,
                member=_named(member),
            )  # fmt: skip


def _named(member: BodyMember) -> str:
    return member.name + (f"（{member.post}）" if member.post else "")
