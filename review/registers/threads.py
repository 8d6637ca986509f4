"""How the threads of a matter stand: whose word was last, what was answered and not settled."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import joinedload

from review.law import facts as law
from review.law.chores import Threads
from review.law.sign_gate import reviewed
from review.law.vocabulary import AnnotationState, Role
from review.models import Alert, Annotation, Matter
from review.registers.batching import rows
from review.registers.facts import annotations_of

DIRECTED = joinedload(Alert.direction)


def threads(matter: Matter, known: law.Matter) -> Threads:
    notes = [one for one in annotations_of(matter) if one.state is AnnotationState.OPEN]
    sides = [_last_side(annotation) for annotation in notes]
    return Threads(
        answered=sum(annotation.answer is not None for annotation in notes),
        from_counsel=sides.count(Role.COUNSEL),
        from_section=sides.count(Role.DRAFTER),
        unread=int(known.opinion_text is not None and not reviewed.holds(known)),
        undirected=_undirected(matter),
    )


def _last_side(annotation: Annotation) -> Role | None:
    """Who spoke last in a thread where somebody did: counsel, or the section (and the office)."""
    remarks: Sequence = annotation.remarks
    if not remarks:
        return None
    return Role.COUNSEL if remarks[-1].by.role is Role.COUNSEL else Role.DRAFTER


def _undirected(matter: Matter) -> int:
    alerts = rows(Alert, matter, DIRECTED)
    return sum(alert.direction is None for alert in alerts)
