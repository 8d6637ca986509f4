"""认定: decide what a text is, open a matter on the decision, decide anew before the opinion."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from review import clock
from review.actions import log, matters, procedure
from review.actions.terms import Terms
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.classification import OPEN, Answers, Opening, classify
from review.law.kinds import FOUND
from review.law.permissions import Duty
from review.law.vocabulary import Kind, StepName
from review.models import Classification, Internal, Matter, Normative, Person


def decide(title: str, answers: Answers, note: str, *, by: Person) -> Classification:
    """A decision on a text that is no matter yet."""
    with unit_of_work():
        procedure.require_duty(Duty.OPEN_MATTER, by=by)
        return _recorded(None, title, answers, note, by=by)


def _recorded(
    matter: Matter | None, title: str, answers: Answers, note: str, *, by: Person
) -> Classification:
    row = classify(answers)
    classification = Classification(
        matter_id=matter.id if matter else None,
        title=title,
        issuer=answers.issuer,
        published=answers.published,
        outside=answers.outside,
        general=answers.general,
        repeated=answers.repeated,
        finding=row.finding,
        reason=row.reason,
        note=note.strip(),
        by_id=by.id,
    )
    db.session.add(classification)
    db.session.flush()
    log.append(
        "classify", by=by, matter=matter, object={"id": classification.id}, **_told(classification)
    )
    return classification


def _told(classification: Classification) -> dict[str, Any]:
    return {
        "title": classification.title,
        "issuer": classification.issuer.value,
        "published": classification.published,
        "outside": classification.outside,
        "general": classification.general,
        "repeated": classification.repeated,
        "finding": classification.finding.value,
        "why": classification.reason,
        "note": classification.note,
    }


def open_on(classification: Classification, terms: Terms, *, by: Person) -> Matter:
    """Open the matter that a decision found; one decision opens one matter."""
    with unit_of_work():
        db.session.refresh(classification, with_for_update=True)
        db.session.expire(classification, ["taken"])
        used = classification.matter_id is not None or classification.taken is not None
        opening = Opening(
            classification.finding,
            FOUND.get(classification.finding),
            terms.kind,
            own=classification.by_id == by.id,
            used=used,
        )
        procedure.demand(OPEN, opening)
        fixed = {"issuer": classification.issuer} if terms.kind is Kind.NORMATIVE else {}
        matter = matters.open_matter(terms, by=by, **fixed)
        taken = _taken_over(classification, matter)
        log.append("classified", by=by, matter=matter, object={"id": taken.id}, **_told(taken))
        return matter


def _taken_over(classification: Classification, matter: Matter) -> Classification:
    """The decision as it was made, now the matter's; what was decided is never changed."""
    kept = {column.key for column in sa.inspect(Classification).columns}
    kept -= {"id", "matter_id", "taken_from_id"}
    taken = Classification(
        matter_id=matter.id,
        taken_from_id=classification.id,
        **{key: getattr(classification, key) for key in kept},
    )
    db.session.add(taken)
    db.session.flush()
    return taken


def decide_again(matter: Matter, answers: Answers, reason: str, *, by: Person) -> Classification:
    """A new decision with its reason: back to drafting, as the kind it now is."""
    with unit_of_work():
        procedure.check(matter, StepName.RECLASSIFY, by=by)
        row = classify(answers)
        kind = FOUND.get(row.finding)
        if kind is None:
            sentence = f"按这些回答，结论是“{row.finding.label}”：{row.reason}请撤回本事项"
            raise Invalid("issuer", sentence)
        classification = _recorded(matter, matter.title, answers, reason, by=by)
        procedure.take(
            matter,
            StepName.RECLASSIFY,
            by=by,
            reason=reason,
            kind=kind.value,
            finding=row.finding.value,
        )
        if matter.assignment:
            matter.assignment.ended_at = clock.now()
        _become(matter, kind, answers)
        return classification


def _become(matter: Matter, kind: Kind, answers: Answers) -> None:
    matter.kind = kind
    if kind is Kind.INTERNAL:
        matter.internal = matter.internal or Internal()
    elif matter.normative is None:
        matter.normative = Normative(issuer=answers.issuer, business=None)
    else:
        matter.normative.issuer = answers.issuer
