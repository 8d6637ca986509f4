"""清理线索: statutes that were repealed or amended since a document in force cited them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from review.checks.cited import Law
from review.checks.statutes import verdicts
from review.checks.statutes.resolving import State
from review.chinese import spoken_date
from review.clock import today
from review.extensions import db
from review.law.vocabulary import Status
from review.models import CleanupCandidate, Issue, Matter, Publication
from review.registers import citations
from review.registers.batching import last, rows
from review.registers.facts import latest_revision

IN_FORCE = (
    Status.PUBLISHED, Status.FILED, Status.REGISTERED, Status.UNREGISTERED, Status.PUBLISHED_THERE,
    Status.COMPILED, Status.IN_FORCE, Status.AMENDING,
)  # fmt: skip
"""Where a document stands that applies to somebody."""


class Candidate(NamedTuple):
    """A statute and what happened to it, as the office is told."""

    law: str
    words: str


def in_force() -> Sequence[Matter]:
    query = select(Matter).join(Issue, Issue.matter_id == Matter.id).distinct()
    return db.session.scalars(query.where(Matter.status.in_(IN_FORCE)).order_by(Matter.id)).all()


def candidates(matter: Matter) -> list[Candidate] | None:
    """What the document rests on that is no longer as it was; None where its citations are not read."""
    revision = latest_revision(matter)
    cites = citations.kept(revision) if revision else None
    if cites is None:
        return None
    publication, issue = last(Publication, matter), last(Issue, matter)
    since = publication.published_on if publication else issue.formed_on if issue else today()
    return [
        Candidate(law.statute.title[:200], words)
        for law in cites.laws
        if law.statute and any(not place.mention.told for place in law.places)
        for words in _changes(law, since)
    ]


def _changes(law: Law, since: date) -> Iterator[str]:
    assert law.statute is not None
    name = f"《{law.name}》"
    if law.state is State.REPEALED:
        yield f"{name}{verdicts.repealed(law.statute)}（{law.statute.basis}）"
        return
    begun = [each.begins for each in law.statute.versions]
    begun += [each.begins for each in law.statute.moved]
    fresh = [day for day in begun if day and since < day <= today()]
    if fresh:
        yield f"{name}有新的文本，自{spoken_date(max(fresh))}起施行"


def told(matter: Matter) -> Sequence[CleanupCandidate]:
    """What was found of this document, oldest first."""
    return rows(CleanupCandidate, matter)
