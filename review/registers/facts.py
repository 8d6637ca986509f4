"""Gather what the law asks about a matter from its records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm import joinedload

from review.extensions import db
from review.law import annotations as notes_law
from review.law import facts as law
from review.law.kinds import DOCUMENTS, KINDS
from review.law.materials import missing
from review.law.points import failed
from review.law.vocabulary import AnnotationState, Severity
from review.models import (
    Annotation,
    Answer,
    Approval,
    Clearance,
    Comparison,
    Material,
    Matter,
    Opinion,
    Revision,
    Signing,
    SigningCopy,
)
from review.registers import (
    blanks,
    desk_rows,
    document_records,
    legal_reviews,
    materials,
    printed_texts,
    signed_copies,
    supplements,
)
from review.registers.batching import asked_once, last, rows
from review.registers.consultations import consultation
from review.registers.note_facts import note_in
from review.registers.rereading import PresentTexts
from review.registers.sittings import collective
from review.registers.thread_rows import Below, Collection

_WITHDRAWN = joinedload(Material.withdrawal)
Decided = TypeVar("Decided", Approval, Clearance)


def latest_revision(matter: Matter) -> Revision | None:
    return last(Revision, matter)


def latest_opinion(matter: Matter) -> Opinion | None:
    return last(Opinion, matter)


def valid_approval(matter: Matter) -> Approval | None:
    return _valid(rows(Approval, matter))


def valid_clearance(matter: Matter) -> Clearance | None:
    return _valid(rows(Clearance, matter))


def _valid(decided: Sequence[Decided]) -> Decided | None:
    return next(
        (decided_row for decided_row in reversed(decided) if decided_row.voided_at is None), None
    )


def signing_copy(matter: Matter) -> SigningCopy | None:
    """The signing copy of the clearance in force, if it has one."""
    clearance = valid_clearance(matter)
    return db.session.get(SigningCopy, clearance.id) if clearance else None


def handed_in(matter: Matter) -> list[Material]:
    """The materials that count: those withdrawn stay on record alone."""
    every = rows(Material, matter, _WITHDRAWN)
    return [material for material in every if material.withdrawal is None]


def signing(matter: Matter) -> Signing | None:
    return last(Signing, matter)


_BY = joinedload(Annotation.by)
_THREAD = Below(
    *(Collection(one) for one in (
        Annotation.placements, Annotation.remarks, Annotation.settlements, Annotation.charges,
        Annotation.pointed,
    )),
    Collection(Annotation.answers, joinedload(Answer.confirmation)),
)  # fmt: skip


def annotations_of(matter: Matter) -> list[Annotation]:
    """Every annotation that was not withdrawn, in the order it was made."""
    notes = rows(Annotation, matter, _BY, fill=_THREAD.fill)
    return [annotation for annotation in notes if annotation.state is not AnnotationState.WITHDRAWN]


def whole(annotation: Annotation) -> Annotation:
    """One annotation with all that was said of it, which a deed reads at once under its lock."""
    if _THREAD.names & inspect(annotation).unloaded:
        _THREAD.fill([annotation])
    return annotation


def _notes(
    matter: Matter, revision: Revision | None, opinion: Opinion | None
) -> list[notes_law.Note]:
    """Each as it stands in the newest text; where there is none, there are none."""
    if revision is None:
        return []
    return [note_in(annotation, revision, opinion) for annotation in annotations_of(matter)]


def _demanded(
    opinion: Opinion | None, notes: Sequence[notes_law.Note], text: str | None
) -> dict[str, Any]:
    """What the opinion says must change, and how much of it has no fate.

    Where points alone name it, the text itself must have changed since.
    """
    if opinion is None:
        return {"named": 0, "unheeded": 0}
    blocking = [note for note in notes if note.severity is Severity.BLOCKING and note.issued]
    points = len(failed(opinion.checklist))
    untouched = points if not blocking and text == opinion.text_hash else 0
    unheeded = _count(map(notes_law.unheeded, blocking))
    return {"named": len(blocking) + points, "unheeded": unheeded + untouched}


def _printed(matter: Matter, revision: Revision | None, *, whole: bool) -> dict[str, Any]:
    """What the gate asks of the print; elsewhere nobody asks, and nothing is looked up."""
    if revision is None or not printed_texts.wanted(matter, revision, whole=whole):
        return {}
    second = printed_texts.of(revision)
    return {
        "print_wanted": True,
        "printed": second is not None and second.printed is not None,
        "print_differs": second.open if second else 0,
    }


def _count(states: Iterable[bool]) -> int:
    return sum(states)


def differ(matter: Matter, opinion: Opinion, revision: Revision) -> bool:
    """Whether an opinion is about another text than a revision, by the present rule."""
    present = PresentTexts(matter, revision)
    about = present.of(opinion.revision_id, opinion.text_hash)
    return about != present.of(revision.id, revision.text_hash)


def standing(matter: Matter) -> law.Matter:
    """Where the matter stands and whose it is: all that the statute's persons are told from."""
    return desk_rows.of(matter).known


@asked_once
def facts(matter: Matter, *, log_verified: bool = True, whole: bool = False) -> law.Matter:
    """`log_verified` is what a verification made just now said; the caller makes it.

    `whole`: the words of the text are looked at although no step of this status asks for it.
    """
    revision, opinion = latest_revision(matter), latest_opinion(matter)
    approval, clearance = valid_approval(matter), valid_clearance(matter)
    present = PresentTexts(matter, revision)
    text = present.of(revision.id, revision.text_hash) if revision else None
    consent = present.of(approval.revision_id, approval.text_hash) if approval else None
    approved = consent is not None and consent == text
    notes = _notes(matter, revision, opinion)
    asked = collective(matter)
    link = supplements.supplement_of(matter)
    awaits, confirmed = signed_copies.waiting(matter)
    there = {material.kind for material in handed_in(matter)}
    return replace(
        standing(matter),
        text=text,
        described=matter.particulars.described,
        missing=missing(materials.of(matter), there),
        unanswered=_count(map(notes_law.unanswered, notes)),
        unconfirmed=_count(map(notes_law.unconfirmed, notes)),
        contradicted=_count(map(notes_law.contradicted, notes)),
        unplaced=_count(map(notes_law.unplaced, notes)),
        unsettled=_count(notes_law.unsettled(note, approved=approved) for note in notes),
        notes=len(notes),
        blanks=blanks.unexplained(matter, revision, opinion, whole=whole),
        **_printed(matter, revision, whole=whole),
        **_demanded(opinion, notes, revision.text_hash if revision else None),
        opinion_text=present.of(opinion.revision_id, opinion.text_hash) if opinion else None,
        conclusion=opinion.conclusion if opinion else None,
        organ=legal_reviews.by_organ(matter, opinion),
        compared=present.pairs(
            frozenset(
                (comparison.old_text, comparison.new_text)
                for comparison in rows(Comparison, matter)
            )
        ),
        approved_text=consent,
        cleared_text=present.of(clearance.revision_id, clearance.text_hash) if clearance else None,
        copy_awaits=awaits,
        copy_confirmed=confirmed,
        log_verified=log_verified,
        procured=supplements.procured(matter),
        supplementing=link is not None,
        over_supplemented=supplements.over_supplemented(link),
        classified=document_records.classified(matter) if matter.kind in DOCUMENTS else None,
        disposition=opinion.disposition if opinion else None,
        collective=asked,
        meeting=document_records.meeting(matter) if asked or KINDS[matter.kind].outcomes else None,
        normative=document_records.normative(matter),
        consultation=consultation(matter, opinion),
    )
