"""单个事项的链接: send counsel one, take it back, let its holder in to that matter and nothing else."""

from __future__ import annotations

import secrets

from flask import current_app
from sqlalchemy import select, update

from review import clock
from review.actions import jobs, log, people, procedure
from review.actions.unit_of_work import Refused, unit_of_work
from review.extensions import db
from review.law.factors import Awaited
from review.law.matter_links import LIFE, LINK, Addressee
from review.law.permissions import Act
from review.law.vocabulary import Conflict
from review.models import Matter, MatterLink, Person, SignIn
from review.registers import factors

GONE = "链接已失效：过期、被撤销，或者不再由您办理；请向办公室索取，或者用自己的账号登录"


def send(matter: Matter, *, by: Person) -> MatterLink:
    """Have a link mailed to the counsel of the matter; an older one ends."""
    with unit_of_work():
        procedure.require(Act.SEND_LINK, matter, by=by)
        counsel = _counsel(matter)
        mail = bool(current_app.config["REVIEW_MAIL"]) and not current_app.config["DEMO"]
        reached = counsel is not None and bool(counsel.email) and mail
        procedure.demand(LINK, Addressee(counsel is not None, reached))
        assert counsel is not None
        for older in db.session.scalars(select(MatterLink).filter_by(matter_id=matter.id)):
            _end(older)
        row = MatterLink(
            matter_id=matter.id,
            person_id=counsel.id,
            by_id=by.id,
            expires_at=clock.now() + LIFE,
        )
        db.session.add(row)
        db.session.flush()
        jobs.add("matter_link", f"matter_link:{row.id}", link=row.id)
        log.append(
            "send_link", by=by, matter=matter, object={"id": row.id}, person=counsel.name,
            until=clock.local(row.expires_at).date().isoformat(),
        )  # fmt: skip
        return row


def _counsel(matter: Matter) -> Person | None:
    """Who reviews now, unless disabled or recused."""
    assignment = matter.assignment
    if assignment is None or assignment.declared is Conflict.RECUSED:
        return None
    return None if assignment.counsel.disabled_at else assignment.counsel


def revoke(row: MatterLink, *, by: Person) -> None:
    """What began with it ends too."""
    with unit_of_work():
        procedure.require(Act.SEND_LINK, row.matter, by=by)
        if row.revoked_at is None:
            _end(row)
            log.append("revoke_link", by=by, matter=row.matter, object={"id": row.id})


def _end(row: MatterLink) -> None:
    if row.revoked_at is None:
        row.revoked_at = clock.now()
    open_sessions = update(SignIn).where(SignIn.link_id == row.id, SignIn.ended_at.is_(None))
    db.session.execute(open_sessions.values(ended_at=clock.now()))


def leaving(id: int) -> str:
    """The token of the mail about to leave; "" where the link ended meanwhile. One that was not
    sent is replaced by that of the next attempt: no row ever holds the token."""
    with unit_of_work():
        row = db.session.get_one(MatterLink, id, with_for_update=True)
        if not good(row):
            return ""
        token = secrets.token_urlsafe(32)
        row.token = people.digest(token)
        return token


def mailed(id: int) -> None:
    db.session.get_one(MatterLink, id).mailed_at = clock.now()


def good(row: MatterLink) -> bool:
    """Whether it lets in: not ended, not too old, and its person still reviews the matter."""
    counsel = _counsel(row.matter)
    mine = counsel is not None and counsel.id == row.person_id
    return mine and row.revoked_at is None and row.expires_at > clock.now()


def of(token: str) -> MatterLink | None:
    row = db.session.scalars(select(MatterLink).filter_by(token=people.digest(token))).first()
    return row if row and good(row) else None


def enter(token: str, address: str) -> tuple[str, int]:
    """The token of a session bound to the matter, half a session where a second factor is set up;
    and the number of the matter.

    Whoever reads the letter box enrols no factor: an account that must have one and has none waits
    for its own password.
    """
    with unit_of_work():
        row = of(token)
        if row is None:
            raise Refused(GONE)
        awaited = factors.awaited(row.person)
        if awaited is Awaited.ENROLMENT:
            raise Refused("您的账号须先设置第二步验证：请用自己的密码登录一次")
        row.used_at = clock.now()
        log.append("open_link", by=row.person, matter=row.matter, object={"id": row.id})
        return people.begin(row.person, address, awaited, row.id), row.matter_id


def bound(signed_in: SignIn) -> MatterLink | None:
    """The link a session began with; None for one that began with the person's own password."""
    return db.session.get(MatterLink, signed_in.link_id) if signed_in.link_id else None


def ended(signed_in: SignIn) -> bool:
    """Whether a session that began with a link goes no further."""
    row = bound(signed_in)
    return row is not None and not good(row)
