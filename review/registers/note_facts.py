"""Gather what the law asks about one annotation from its records."""

from __future__ import annotations

from dataclasses import replace

from review.law import annotations as law
from review.law.vocabulary import Place, Uptake
from review.models import Annotation, Opinion, Placement, Revision
from review.paper.anchoring.uptake import folded
from review.registers import answer_texts


def adoption(annotation: Annotation, spot: Placement | None) -> Uptake | None:
    """How far counsel's wording stands at this place; None where none was proposed."""
    if not annotation.proposal.strip():
        return None
    if spot is None or spot.place is Place.MADE:
        return Uptake.ABSENT
    return spot.adoption or Uptake.ABSENT


def _changed(first: Placement, spot: Placement) -> bool:
    """Whether the words are others than at first, or gone; punctuation and spaces say nothing."""
    return not spot.standing or folded(spot.quote) != folded(first.quote)


def note(
    annotation: Annotation, spot: Placement | None, opinion: Opinion | None = None
) -> law.Note:
    """`spot` is where it stands in the newest text, `opinion` the last one that was issued.

    What was kept of a text is asked of the text itself where an answer 采纳 rests on it.
    """
    answer, charged = annotation.answer, annotation.charged
    kept = law.Note(
        severity=annotation.severity,
        reply=answer.reply if answer else None,
        confirmed=bool(answer and answer.confirmation),
        settled=annotation.settled,
        withdrawn=annotation.withdrawn_at is not None,
        place=spot.place if spot else None,
        adoption=adoption(annotation, spot),
        changed=spot is not None and _changed(annotation.placements[0], spot),
        pointed=spot is not None
        and any(
            pointed_change.revision_id == spot.revision_id for pointed_change in annotation.pointed
        ),
        author=annotation.by_id,
        issued=opinion is not None and annotation.made_at <= opinion.made_at,
        charged=charged.id if charged else None,
    )
    if spot is None or not law.claimed(kept):
        return kept
    return replace(kept, **answer_texts.found(annotation, spot)._asdict())


def note_in(annotation: Annotation, revision: Revision, opinion: Opinion | None = None) -> law.Note:
    """The annotation as it stands in that revision."""
    return note(annotation, annotation.placement(revision.id), opinion)


def newest(annotation: Annotation, opinion: Opinion | None = None) -> law.Note:
    """The annotation in the newest text, which its last placement speaks of."""
    return note(annotation, annotation.placements[-1], opinion)
