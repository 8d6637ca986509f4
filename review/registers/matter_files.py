"""What pages show beside a matter: files on their way to be a text, originals, notices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload

from review.extensions import db
from review.law.vocabulary import Kind, Status
from review.models import (
    Conversion,
    Matter,
    Notice,
    Original,
    Person,
    Revision,
)
from review.registers.batching import rows


def draft_called(title: str, kind: Kind, drafter: Person) -> Matter | None:
    """The drafter's own draft of that kind and title, where there is one."""
    query = select(Matter).filter_by(
        drafter_id=drafter.id, status=Status.DRAFT, kind=kind, title=title
    )
    return db.session.scalars(query.limit(1)).first()


def earlier(drafter: Person, most: int = 5) -> Sequence[Matter]:
    """The drafter's last contracts that were sent: a new one may begin with what they say."""
    query = select(Matter).filter_by(drafter_id=drafter.id, kind=Kind.CONTRACT)
    query = query.where(Matter.status.not_in((Status.DRAFT, Status.WITHDRAWN)))
    query = query.options(joinedload(Matter.contract)).order_by(Matter.id.desc()).limit(most)
    return db.session.scalars(query).all()


def converting(matter: Matter) -> Sequence[Conversion]:
    """Old files that are no revision yet, oldest first."""
    return [row for row in rows(Conversion, matter) if row.revision_id is None]


_ORIGINALS = select(Original).join(Revision).where(Revision.matter_id == bindparam("matter"))


def originals(matter: Matter) -> dict[int, Original]:
    """The files as they came, by the id of the revision made of each."""
    found = db.session.scalars(_ORIGINALS, {"matter": matter.id})
    return {original.revision_id: original for original in found}


def notices(person: Person, most: int = 50) -> Sequence[Notice]:
    query = select(Notice).filter_by(person_id=person.id).order_by(Notice.id.desc()).limit(most)
    return db.session.scalars(query).all()


@dataclass(frozen=True)
class Told:
    """What one matter told a person, the newest first; `matter` is None for the year's duties."""

    matter: Matter | None
    notices: list[Notice]

    @property
    def unread(self) -> int:
        return sum(1 for notice in self.notices if notice.read_at is None)


def told(person: Person, most: int = 200) -> list[Told]:
    """The newest notices by their matter: those with something unread first, then the newest."""
    query = select(Notice).filter_by(person_id=person.id).order_by(Notice.id.desc()).limit(most)
    query = query.options(joinedload(Notice.matter))
    groups: dict[int | None, list[Notice]] = {}
    for notice in db.session.scalars(query):
        groups.setdefault(notice.matter_id, []).append(notice)
    files = [Told(rows[0].matter, rows) for rows in groups.values()]
    return sorted(files, key=lambda file: file.unread == 0)


UNREAD = select(func.count()).select_from(
    select(Notice.matter_id)
    .where(Notice.person_id == bindparam("person"), Notice.read_at.is_(None))
    .distinct()
    .subquery()
)


def unread(person: Person) -> int:
    """How many matters have told something that was not read."""
    return db.session.scalar(UNREAD, {"person": person.id}) or 0
