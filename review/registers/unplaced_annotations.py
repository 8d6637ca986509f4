"""待定位: annotations a new revision displaced, each with its old words and where they might be."""

from __future__ import annotations

from dataclasses import dataclass

from review.law import annotations as law
from review.law.vocabulary import Place
from review.models import Annotation, Matter, Placement, Revision
from review.paper.anchoring.anchors import Anchor, AnchorIndex
from review.paper.anchoring.candidates import Candidate, candidates
from review.paper.model import Paper
from review.registers.facts import annotations_of
from review.registers.note_facts import note_in

SURENESS = ((0.95, "很有把握"), (0.8, "较有把握"), (0.6, "有些把握"), (0.01, "把握不大"))


@dataclass(frozen=True)
class Case:
    """`was` is where the words last stood; `spot` is what became of them in the newest revision."""

    note: Annotation
    was: Placement
    spot: Placement
    offers: tuple[Candidate, ...]


def sureness(share: float) -> str:
    """A share of 0..1 in words."""
    return next((words for least, words in SURENESS if share >= least), "没有把握")


def last_standing(note: Annotation, revision: Revision) -> Placement:
    """The last place the words had before that revision, or the first they ever had."""
    earlier = [
        placement
        for placement in note.placements
        if placement.revision_id != revision.id and placement.standing
    ]
    return earlier[-1] if earlier else note.placements[0]


def cases(matter: Matter, revision: Revision, paper: Paper) -> list[Case]:
    """Every annotation that a person must place, in the order it was made."""
    ground = AnchorIndex(paper)
    waiting = [note for note in annotations_of(matter) if law.unplaced(note_in(note, revision))]
    return [_case(note, revision, ground) for note in waiting]


def _case(note: Annotation, revision: Revision, ground: AnchorIndex) -> Case:
    spot, was = note.placement(revision.id), last_standing(note, revision)
    spot = spot or was
    offers = _guess(spot, ground)
    lost = Anchor("", 0, "", 0, was.quote, was.prefix, was.suffix, was.clause)
    taken = {(candidate.anchor.start_block, candidate.anchor.start) for candidate in offers}
    ranked = candidates(ground, lost, note.proposal)
    offers += [
        candidate
        for candidate in ranked
        if (candidate.anchor.start_block, candidate.anchor.start) not in taken
    ]
    best = sorted(offers, key=lambda candidate: candidate.likeness, reverse=True)
    return Case(note, was, spot, tuple(best[:3]))


def _guess(spot: Placement, ground: AnchorIndex) -> list[Candidate]:
    """What the carrying itself held for likely, before what a search finds."""
    if spot.place is not Place.GUESSED or spot.start_block not in ground.index:
        return []
    where = (spot.start_block or "", spot.start or 0, spot.end_block or "", spot.end or 0)
    words = (spot.quote, spot.prefix, spot.suffix, spot.clause)
    return [Candidate(Anchor(*where, *words), spot.confidence)]
