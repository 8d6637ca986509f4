"""How the filing of a document stands: its package piece by piece, what happened since, how timely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from review.extensions import db
from review.law import deadlines as law
from review.law import filing
from review.law import filing_events as steps
from review.law.filing_package import Piece, pieces
from review.law.procedure import Ruling
from review.law.vocabulary import Filed, Receiver
from review.models import Filing, FilingEvent, Issue, Matter, Publication
from review.registers.batching import last
from review.registers.calendar import calendar
from review.registers.facts import handed_in, latest_opinion
from review.registers.settings import period
from review.words import Words


@dataclass(frozen=True)
class File:
    """A stored file as it goes into the package."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Ready:
    """One piece with the files there are for it; a piece the system writes needs none."""

    piece: Piece
    files: tuple[File, ...]

    @property
    def there(self) -> bool:
        return self.piece.made or bool(self.files)

    @property
    def lacking(self) -> bool:
        return self.piece.required and not self.there


def ready(matter: Matter, receiver: Receiver) -> list[Ready]:
    """Every piece of the package for this receiver, with what is there."""
    return [Ready(piece, tuple(_files(matter, piece))) for piece in pieces(receiver)]


def _files(matter: Matter, piece: Piece) -> list[File]:
    if piece.material is not None:
        materials = (material for material in handed_in(matter) if material.kind is piece.material)
        return [File(material.name, material.sha256) for material in materials]
    if piece.key == "text":
        issued = last(Issue, matter)
        return [File(issued.name, issued.sha256)] if issued else []
    if piece.key == "opinion":
        opinion = latest_opinion(matter)
        return (
            [File(Words("合法性审核意见书{number}.docx", number=opinion.number), opinion.letter)]
            if opinion
            else []
        )
    return []


def events(filed: Filing) -> Sequence[FilingEvent]:
    """What happened since, the oldest first; read afresh, for the deed that adds to it."""
    query = select(FilingEvent).filter_by(filing_id=filed.id)
    return db.session.scalars(query.order_by(FilingEvent.happened_on, FilingEvent.id)).all()


def done(filed: Filing) -> list[Filed]:
    return [filing_event.kind for filing_event in events(filed)]


def rule(row: steps.FilingEventRow, filed: Filing) -> Ruling:
    """Whether this may be recorded of the filing now."""
    return steps.rule(row, done(filed), registered=filed.registration is not None)


def due(matter: Matter, receiver: Receiver) -> law.Deadline | None:
    """The last day for filing with this receiver, counted from publication."""
    published = last(Publication, matter)
    if published is None or matter.normative is None:
        return None
    row = period(filing.route(matter.normative.issuer, receiver).period)
    return law.count(published.published_on, row.amount, row.unit, calendar())


def in_time(matter: Matter, filed: Filing) -> bool | None:
    """报备及时: filed by the last day, shifted where it is no working day (民法典第二百零三条)."""
    last = due(matter, filed.receiver)
    return filed.filed_on <= last.due if last and last.due else None


def expected(key: str, since: date) -> date | None:
    """By when the authority itself should have acted; its duty, not ours."""
    row = period(key)
    return law.count(since, row.amount, row.unit, calendar()).due
