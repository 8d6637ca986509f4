"""采纳与否 against the text: what was answered, and what the newest text really says."""

from __future__ import annotations

from review.law import annotations as law
from review.law.vocabulary import Reply, Uptake
from review.models import Annotation, Revision
from review.registers.note_facts import newest, note_in


def adoption(annotation: Annotation, revision: Revision) -> Uptake | None:
    """How far counsel's wording stands in that revision; None where none was proposed."""
    return note_in(annotation, revision).adoption


def suggested(annotation: Annotation, revision: Revision) -> Reply | None:
    """The answer the text itself gives, offered to whoever has not answered yet."""
    if annotation.answer or annotation.settled:
        return None
    uptake = adoption(annotation, revision)
    return {Uptake.FULL: Reply.ADOPTED, Uptake.PARTLY: Reply.PARTLY}.get(uptake or Uptake.ABSENT)


def contradicted(annotation: Annotation, revision: Revision | None) -> bool:
    return revision is not None and law.contradicted(note_in(annotation, revision))


def belied(annotation: Annotation) -> bool:
    """The same of the newest revision."""
    return law.contradicted(newest(annotation))
