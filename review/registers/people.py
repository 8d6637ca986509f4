"""人员: everybody who can get in or could, with when they last did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from review import clock
from review.extensions import db
from review.law.vocabulary import Role
from review.models import EnrolLink, Firm, LogEntry, Person, Section, SignIn


def people() -> Sequence[Person]:
    """Those who may sign in first, then by role and name."""
    query = select(Person).options(joinedload(Person.section), joinedload(Person.firm))
    posts = {role: place for place, role in enumerate(Role)}
    persons = db.session.scalars(query.order_by(Person.section_id, Person.firm_id, Person.id))
    return sorted(persons, key=lambda person: (person.disabled_at is not None, posts[person.role]))


def last_seen() -> dict[int, datetime]:
    """By person, the last moment of the last session."""
    query = select(SignIn.person_id, func.max(SignIn.seen_at)).group_by(SignIn.person_id)
    return {row[0]: row[1] for row in db.session.execute(query)}


def open_links() -> dict[int, EnrolLink]:
    """By person, the one-time link that was not used yet, also where it is too old."""
    query = select(EnrolLink).where(EnrolLink.used_at.is_(None)).order_by(EnrolLink.id)
    return {enrol_link.person_id: enrol_link for enrol_link in db.session.scalars(query)}


def homes() -> tuple[Sequence[str], Sequence[str]]:
    """The names of the sections and of the firms."""
    sections = db.session.scalars(select(Section.name).order_by(Section.id)).all()
    return sections, db.session.scalars(select(Firm.name).order_by(Firm.id)).all()


def history(person: Person, most: int = 20) -> Sequence[LogEntry]:
    """What was done to this account, newest first."""
    actions = ("enrol", "issue_link", "amend_person", "disable", "enable", "unlock",
               "reset_factor")  # fmt: skip
    mark = f'"object":{{"id":{person.id}}}'
    query = select(LogEntry).where(LogEntry.action.in_(actions), LogEntry.body.contains(mark))
    return db.session.scalars(query.order_by(LogEntry.seq.desc()).limit(most)).all()


def sessions(person: Person, idle: timedelta, whole: timedelta) -> Sequence[SignIn]:
    """This person's sessions that may still go on: used within `idle`, begun within `whole`; the
    last used first."""
    now = clock.now()
    query = select(SignIn).where(
        SignIn.person_id == person.id,
        SignIn.ended_at.is_(None),
        SignIn.awaits == "",
        SignIn.seen_at > now - idle,
        SignIn.began_at > now - whole,
    )
    return db.session.scalars(query.order_by(SignIn.seen_at.desc(), SignIn.id.desc())).all()
