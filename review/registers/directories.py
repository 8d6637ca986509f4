"""单位目录: those in force, whom they speak of, and how somebody who comes stands."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from review.extensions import db
from review.law import directories as law
from review.models import Directory, DirectoryLink, DirectoryRule, Person, Section


def every() -> Sequence[Directory]:
    query = select(Directory).where(Directory.ended_at.is_(None)).order_by(Directory.id)
    return db.session.scalars(query).all()


def of(id: int) -> Directory | None:
    """The directory, while it is in force."""
    row = db.session.get(Directory, id)
    return row if row and row.ended_at is None else None


def rules(row: Directory) -> Sequence[DirectoryRule]:
    query = select(DirectoryRule).filter_by(directory_id=row.id, ended_at=None)
    return db.session.scalars(
        query.order_by(DirectoryRule.id).options(joinedload(DirectoryRule.section))
    ).all()


def arrivals(row: Directory) -> Sequence[DirectoryLink]:
    """Those whose account nobody named yet first, then the latest."""
    query = select(DirectoryLink).filter_by(directory_id=row.id)
    waiting_first = (DirectoryLink.person_id.is_not(None), DirectoryLink.came_at.desc())
    shown = query.order_by(*waiting_first).options(joinedload(DirectoryLink.person))
    return db.session.scalars(shown.limit(200)).all()


def person(account: str) -> Person | None:
    return db.session.scalars(select(Person).filter_by(account=account)).first()


def sections() -> Sequence[Section]:
    return db.session.scalars(select(Section).order_by(Section.id)).all()


def arrival(row: DirectoryLink, account: Person | None) -> law.Arrival:
    """How the law sees them, were `account` theirs."""
    said = ((rule.group, law.Post(rule.role, rule.section_id)) for rule in rules(row.directory))
    posts = law.posts(row.groups.splitlines(), said)
    if account is None:
        return law.Arrival(posts)
    held = law.Post(account.role, account.section_id)
    return law.Arrival(posts, held, account.disabled_at is not None)
