"""Accounts, as the administrator keeps them: enrol, move, disable, let in again, unlock."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import delete, select, update

from review import clock
from review.actions import log, procedure
from review.actions.people import ADDRESS, LINK_LIFE, digest, end_sessions
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law import accounts as law
from review.law.vocabulary import Role
from review.models import EnrolLink, Firm, Person, SecondRole, Section, SignInFailure
from review.words import Words

OF_A_SECTION = (Role.DRAFTER, Role.SECTION_HEAD)
Home = TypeVar("Home", Section, Firm)


@dataclass(frozen=True)
class Post:
    """Who somebody is in this office; `home` is the name of the section or of the firm.

    `reviews`: somebody of 办公室 who holds 法制审核 beside it (兼任).
    """

    name: str
    role: Role
    home: str = ""
    email: str = ""
    reviews: bool = False


def enrol(account: str, post: Post, *, by: Person | None) -> str:
    """A new person; return the token of the one-time link. Raise Invalid for a known account."""
    with unit_of_work():
        return _linked(add(account, post, by=by))


def add(account: str, post: Post, *, by: Person | None) -> Person:
    """A new person without a password. Raise Invalid for a known account."""
    with unit_of_work():
        if db.session.scalar(select(Person.id).where(Person.account == account)):
            raise Invalid("account", "这个账号已经有人使用")
        person = Person(account=account)
        _place(person, post)
        db.session.add(person)
        db.session.flush()
        _second(person, post, by=by)
        _tell("enrol", person, by=by, role=post.role.value, home=post.home, **_held(person))
        return person


def issue_link(person: Person, *, by: Person | None, life: timedelta = LINK_LIFE) -> str:
    """A new one-time link, with which the person chooses a password; older ones are void."""
    with unit_of_work():
        procedure.demand(law.LINK, _account(person))
        _tell("issue_link", person, by=by)
        return _linked(person, life)


def _linked(person: Person, life: timedelta = LINK_LIFE) -> str:
    older = update(EnrolLink).where(EnrolLink.person_id == person.id, EnrolLink.used_at.is_(None))
    db.session.execute(older.values(used_at=clock.now()))
    token, expires = secrets.token_urlsafe(32), clock.now() + life
    db.session.add(EnrolLink(token=digest(token), person_id=person.id, expires_at=expires))
    return token


def amend(person: Person, post: Post, *, by: Person) -> None:
    """Another name, role, section or address; another post ends the sessions of the old one."""
    with unit_of_work():
        before = (person.role, person.section_id, person.firm_id, person.second_role)
        if post.role is not person.role:
            procedure.demand(law.CHANGE_ROLE, _account(person, by))
        _place(person, post)
        db.session.flush()
        _second(person, post, by=by)
        if before != (person.role, person.section_id, person.firm_id, person.second_role):
            end_sessions(person)
        _tell(
            "amend_person", person, by=by, role=person.role.value, home=person.belongs,
            **_held(person),
        )  # fmt: skip


def disable(person: Person, *, by: Person) -> None:
    """Out at once, and not in again; what the person did stays theirs."""
    with unit_of_work():
        procedure.demand(law.DISABLE, _account(person, by))
        person.disabled_at = clock.now()
        end_sessions(person)
        _tell("disable", person, by=by)


def enable(person: Person, *, by: Person) -> None:
    with unit_of_work():
        procedure.demand(law.ENABLE, _account(person))
        person.disabled_at = None
        _tell("enable", person, by=by)


def unlock(person: Person, *, by: Person) -> None:
    """Forget the failures: the person may try again now instead of in a quarter of an hour."""
    with unit_of_work():
        failed = SignInFailure.account == digest(person.account)
        db.session.execute(delete(SignInFailure).where(failed))
        _tell("unlock", person, by=by)


def _place(person: Person, post: Post) -> None:
    if post.email and not ADDRESS.fullmatch(post.email):
        raise Invalid("email", "邮箱地址不能使用，应如 name@example.cn")
    person.name, person.role, person.email = post.name, post.role, post.email
    person.firm = _named(Firm, post.home, "律师事务所") if post.role is Role.COUNSEL else None
    person.section = _named(Section, post.home, "科室") if post.role in OF_A_SECTION else None


def _second(person: Person, post: Post, *, by: Person | None) -> None:
    """法制审核 beside 办公室, begun or ended; no other two roles go together."""
    if post.reviews and post.role is not Role.OFFICE:
        raise Invalid("reviews", "只有办公室人员可以兼任法制审核")
    if post.reviews == (person.second_role is not None):
        return
    for held in person.second_roles:
        held.ended_at = held.ended_at or clock.now()
    if post.reviews:
        person.second_roles.append(SecondRole(role=Role.REVIEWER, by_id=by.id if by else None))
    db.session.flush()


def _held(person: Person) -> dict[str, str]:
    return {"second": person.second_role.value} if person.second_role else {}


def _named(kind: type[Home], name: str, label: str) -> Home:
    if not name.strip():
        raise Invalid("home", Words("这个角色须指明所属{label}", label=label))
    place = db.session.scalars(select(kind).filter_by(name=name.strip())).first()
    return place or kind(name=name.strip())


def _account(person: Person, by: Person | None = None) -> law.Account:
    """Without the last administrator nobody could let anybody in."""
    query = select(Person.id).where(Person.role == Role.ADMINISTRATOR, Person.disabled_at.is_(None))
    return law.Account(
        disabled=person.disabled_at is not None,
        own=by is not None and by.id == person.id,
        last=set(db.session.scalars(query)) == {person.id},
    )


def _tell(action: str, person: Person, *, by: Person | None, **details: Any) -> None:
    who = f"{person.name}（{person.account}）"
    log.append(action, by=by, object={"id": person.id}, person=who, **details)
