"""Tell people what happened; the mail is a job of the same deed, so it leaves after the commit."""

from __future__ import annotations

from collections.abc import Iterable

from flask import current_app
from sqlalchemy import select

from review import clock
from review.actions import jobs
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.law.vocabulary import Role
from review.models import Matter, Notice, Person

ROLES = {"office": Role.OFFICE, "leader": Role.LEADER, "registrar": Role.REGISTRAR}


def persons(who: str, matter: Matter) -> Iterable[Person]:
    if who == "drafter":
        return [matter.drafter]
    if who == "counsel":
        last = matter.assignments[-1] if matter.assignments else None
        return [last.counsel] if last else []
    if who == "section_head":
        query = select(Person).filter_by(role=Role.SECTION_HEAD, section_id=matter.section_id)
        return db.session.scalars(query.filter_by(disabled_at=None))
    return db.session.scalars(select(Person).filter_by(role=ROLES[who], disabled_at=None))


def tell(
    whom: Iterable[str],
    matter: Matter,
    text: str,
    *,
    by: Person | None,
    but: Iterable[Person] = (),
) -> None:
    """Leave a notice with each person named, but not with the one who did it, nor with `but`."""
    told = {person.id for person in but}
    found = [person for who in whom for person in persons(who, matter)]
    leave([person for person in found if person.id not in told], matter, text, by=by)


def leave(whom: Iterable[Person], matter: Matter | None, text: str, *, by: Person | None) -> None:
    """A notice for each of these, about a matter or about none."""
    for person in {person.id: person for person in whom}.values():
        if by is None or person.id != by.id:
            notice = Notice(person_id=person.id, matter_id=matter.id if matter else None, text=text)
            db.session.add(notice)
            _mail(notice, person)


def _mail(notice: Notice, person: Person) -> None:
    """Never in the demo: its people have no letter box, and its office is nobody's."""
    config = current_app.config
    if config["REVIEW_MAIL"] and person.email and not config["DEMO"]:
        db.session.flush()
        jobs.enqueue("mail", f"mail:{notice.id}", notice=notice.id)


def begin_mail(id: int) -> Notice | None:
    """Say that the mail is leaving; None where it left before, or may have."""
    with unit_of_work():
        notice = db.session.get_one(Notice, id, with_for_update=True)
        if notice.mailed_at is not None:
            return None
        notice.mailed_at = clock.now()
    return notice


def take_back_mail(id: int) -> None:
    """It surely did not leave."""
    with unit_of_work():
        db.session.get_one(Notice, id, with_for_update=True).mailed_at = None


def read_all(person: Person) -> None:
    for notice in db.session.scalars(select(Notice).filter_by(person_id=person.id, read_at=None)):
        notice.read_at = clock.now()
