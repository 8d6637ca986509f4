"""What became of every annotation when a revision came in: counted, and word for word."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.vocabulary import Place, Uptake
from review.models import Annotation, Matter, Placement, Revision
from review.registers.answer_uptake import adoption
from review.registers.facts import annotations_of
from review.registers.unplaced_annotations import last_standing

KEPT = (Place.SAME, Place.MOVED)
CHANGED = (Place.EDITED,)
CONFIRM = (Place.GUESSED,)
SETTLED = (Place.PLACED, Place.DROPPED)


@dataclass(frozen=True)
class Arrival:
    """One annotation before and after; `adoption` is None where counsel proposed no wording."""

    note: Annotation
    was: Placement
    now: Placement
    adoption: Uptake | None


@dataclass(frozen=True)
class Tally:
    """The numbers people ask for after an upload."""

    carried: int
    changed: int
    confirm: int
    orphaned: int
    by_hand: int
    adopted: int

    @property
    def waiting(self) -> int:
        return self.confirm + self.orphaned


def arrivals(matter: Matter, revision: Revision) -> list[Arrival]:
    """Every annotation that was there before the revision, what needs a person first."""
    arrived = []
    for note in annotations_of(matter):
        now = note.placement(revision.id)
        if now is not None and now.place is not Place.MADE:
            was = last_standing(note, revision)
            arrived.append(Arrival(note, was, now, adoption(note, revision)))
    urgency = {Place.ORPHAN: 0, Place.GUESSED: 1, Place.EDITED: 2, Place.MOVED: 3}
    return sorted(arrived, key=lambda arrival: urgency.get(arrival.now.place, 4))


def tally(arrived: list[Arrival]) -> Tally:
    def count(*places: Place) -> int:
        return sum(arrival.now.place in places for arrival in arrived)

    return Tally(
        carried=count(*KEPT),
        changed=count(*CHANGED),
        confirm=count(*CONFIRM),
        orphaned=count(Place.ORPHAN),
        by_hand=count(*SETTLED),
        adopted=sum(arrival.adoption in (Uptake.FULL, Uptake.PARTLY) for arrival in arrived),
    )
