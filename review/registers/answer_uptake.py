"""采纳与否 against the text: what was answered, and what the newest text really says."""

from __future__ import annotations

from review.law.vocabulary import Adoption, Place, Reply
from review.models import Annotation, Revision


def adoption(annotation: Annotation, revision: Revision) -> Adoption | None:
    """How far counsel's wording stands in that revision; None where none was proposed."""
    if not annotation.proposal.strip():
        return None
    spot = annotation.placement(revision.id)
    if spot is None or spot.place is Place.MADE:
        return Adoption.ABSENT
    return spot.adoption or Adoption.ABSENT


def suggested(annotation: Annotation, revision: Revision) -> Reply | None:
    """The answer the text itself gives, offered to whoever has not answered yet."""
    if annotation.answer or annotation.settled:
        return None
    found = adoption(annotation, revision)
    return {Adoption.FULL: Reply.ADOPTED, Adoption.PARTLY: Reply.PARTLY}.get(
        found or Adoption.ABSENT
    )


def contradicted(annotation: Annotation, revision: Revision | None) -> bool:
    """Answered 采纳, but the wording is not in the text; counsel who settles it has seen that."""
    return revision is not None and _unheeded(annotation, adoption(annotation, revision))


def belied(annotation: Annotation) -> bool:
    """The same of the newest revision, which every annotation's last placement speaks of."""
    last = annotation.placements[-1]
    found = Adoption.ABSENT if last.place is Place.MADE else last.adoption or Adoption.ABSENT
    return _unheeded(annotation, found if annotation.proposal.strip() else None)


def _unheeded(annotation: Annotation, found: Adoption | None) -> bool:
    answer = annotation.answer
    adopted = answer is not None and answer.reply is Reply.ADOPTED
    return adopted and not annotation.settled and found is Adoption.ABSENT
