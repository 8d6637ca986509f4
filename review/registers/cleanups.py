"""清理线索: statutes that were repealed or amended since a document in force cited them.

The look begins at the statutes that texts in force rely on (`CitedStatute`), so that a night costs
a question a changed statute, however many documents there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from review.checks.statutes import verdicts
from review.checks.statutes.citing import Citation
from review.checks.statutes.resolving import State, resolve
from review.checks.statutes.table import Statute, Table
from review.chinese import spoken_date
from review.clock import today
from review.extensions import db
from review.law.vocabulary import Status
from review.models import (
    CheckRun,
    CitedStatute,
    CleanupCandidate,
    Issue,
    Matter,
    Publication,
    Revision,
)
from review.registers.batching import rows
from review.words import Words

IN_FORCE = (
    Status.PUBLISHED, Status.FILED, Status.REGISTERED, Status.UNREGISTERED, Status.PUBLISHED_THERE,
    Status.COMPILED, Status.IN_FORCE, Status.AMENDING,
)  # fmt: skip
"""Where a document stands that applies to somebody."""


class Candidate(NamedTuple):
    """A document, a statute it relies on, and what happened to that, as the office is told."""

    matter: Matter
    law: str
    words: str


class Change(NamedTuple):
    """What happened to a statute, and by which names and versions it is cited.

    `begun` is the day from which its newest text applies, None where it was repealed.
    """

    law: str
    words: str
    begun: date | None
    names: tuple[tuple[str, int], ...]


def candidates(table: Table) -> Iterator[Candidate]:
    """What documents in force rely on that is no longer as it was, and was not told yet."""
    for change in changes(table):
        for matter in db.session.scalars(_untold(change)):
            yield Candidate(matter, change.law, change.words)


def changes(table: Table) -> list[Change]:
    """Of the statutes that texts in force rely on, those that were repealed or amended."""
    query = select(CitedStatute.name, CitedStatute.year).distinct()
    query = query.where(CitedStatute.revision_id.in_(_newest(IN_FORCE)))
    by_law: dict[str, list[tuple[str, int]]] = defaultdict(list)
    held = dict[str, tuple[Statute, State]]()
    for name, year in db.session.execute(query):
        resolution = resolve(table, Citation(name, 0, 0, (), year or None, True), today())
        if resolution.statute:
            by_law[resolution.statute.title].append((name, year))
            held[resolution.statute.title] = resolution.statute, resolution.state
    found = (_change(*held[title], tuple(sorted(names))) for title, names in by_law.items())
    return [each for each in found if each]


def _change(statute: Statute, state: State, names: tuple[tuple[str, int], ...]) -> Change | None:
    name, law = f"《{statute.short}》", statute.title[:200]
    if state is State.REPEALED:
        words = f"{name}{verdicts.repealed(statute)}（{statute.basis}）"
        return Change(law, words, None, names)
    begun = [each.begins for each in statute.versions]
    begun += [each.begins for each in statute.moved]
    newest = max((day for day in begun if day and day <= today()), default=None)
    if newest is None:
        return None
    return Change(
        law,
        Words("{name}有新的文本，自{newest}起施行", name=name, newest=spoken_date(newest)),
        newest,
        names,
    )


def _untold(change: Change) -> Select[Matter]:
    """The documents in force that rely on it and were not told of this."""
    said = exists().where(
        CleanupCandidate.matter_id == Matter.id,
        CleanupCandidate.law == change.law, CleanupCandidate.words == change.words,
    )  # fmt: skip
    cited = [
        and_(CitedStatute.name == name, CitedStatute.year == year) for name, year in change.names
    ]
    query = (
        select(Matter)
        .where(
            exists().where(
                Revision.matter_id == Matter.id, CitedStatute.revision_id == Revision.id,
                or_(*cited), Revision.id.in_(_newest(IN_FORCE)),
            ),
            ~said,
        )
        .order_by(Matter.id)
    )  # fmt: skip
    return query if change.begun is None else query.where(_made() < change.begun)


def _made() -> ColumnElement[date]:
    """The day from which the document stands: its last publication, else its last issue."""
    published = select(Publication.published_on).where(Publication.matter_id == Matter.id)
    formed = select(Issue.formed_on).where(Issue.matter_id == Matter.id)
    return func.coalesce(
        published.order_by(Publication.id.desc()).limit(1).scalar_subquery(),
        formed.order_by(Issue.id.desc()).limit(1).scalar_subquery(),
    )


def _newest(at: Collection[Status], issued: bool = True) -> Select[int]:
    """The newest revision of every matter that stands at one of these; of issued ones, if asked."""
    query = select(func.max(Revision.id)).join(Matter, Matter.id == Revision.matter_id)
    query = query.where(Matter.status.in_(at)).group_by(Revision.matter_id)
    return query.where(exists().where(Issue.matter_id == Matter.id)) if issued else query


def unread() -> Sequence[Revision]:
    """The texts in force whose statutes no run of the rules has kept."""
    named = exists().where(CheckRun.revision_id == Revision.id, CheckRun.legislation.is_not(None))
    query = select(Revision).where(Revision.id.in_(_newest(IN_FORCE)), ~named)
    return db.session.scalars(query.order_by(Revision.id)).all()


def held_by_others(at: Collection[Status], table: Table) -> Sequence[Revision]:
    """The newest texts of matters at these statuses whose last run named another table."""
    last = select(func.max(CheckRun.id)).where(CheckRun.revision_id == Revision.id)
    query = (
        select(Revision)
        .join(CheckRun, CheckRun.id == last.correlate(Revision).scalar_subquery())
        .where(Revision.id.in_(_newest(at, issued=False)), CheckRun.legislation != table.version)
    )
    return db.session.scalars(query.order_by(Revision.id)).all()


def told(matter: Matter) -> Sequence[CleanupCandidate]:
    """What was found of this document, oldest first."""
    return rows(CleanupCandidate, matter)
