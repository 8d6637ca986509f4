"""认定: decide what a text is, open a matter on the decision, decide anew before the opinion."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from review import clock
from review.actions import log, matters, notices, procedure
from review.actions.terms import Terms
from review.actions.unit_of_work import Invalid, lock, unit_of_work
from review.extensions import db
from review.law.classification import CONFIRM, OPEN, Answers, Confirming, Opening, classify
from review.law.kinds import FOUND
from review.law.permissions import Duty, may_perform
from review.law.vocabulary import Kind, Lead, Role, StepName
from review.models import (
    Classification,
    FindingConfirmation,
    Internal,
    JointIssue,
    Matter,
    Normative,
    Person,
)
from review.registers import issuing_bodies
from review.words import Words


@dataclass(frozen=True)
class Joint:
    """Whether a document is issued jointly, who leads, and the other organs."""

    lead: Lead = Lead.ALONE
    bodies: tuple[str, ...] = ()


ALONE = Joint()


def decide(
    title: str, answers: Answers, note: str, joint: Joint = ALONE, *, by: Person
) -> Classification:
    """A decision on a text that is no matter yet."""
    with unit_of_work():
        procedure.require_duty(Duty.OPEN_MATTER, by=by)
        return _recorded(None, title, answers, note, joint, by=by)


def _recorded(
    matter: Matter | None, title: str, answers: Answers, note: str, joint: Joint, *, by: Person
) -> Classification:
    if joint.lead is not Lead.ALONE and not joint.bodies:
        raise Invalid("bodies", "联合制发的，请写明其他各机关的名称，一行一个")
    answers = replace(answers, entitled=issuing_bodies.entitled(answers.issuer, joint.lead))
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
        joint=_joint(joint.lead, joint.bodies),
    )
    db.session.add(classification)
    db.session.flush()
    log.append(
        "classify", by=by, matter=matter, object={"id": classification.id}, **_told(classification)
    )
    if answers.harmless and matter is None:
        said = Words("《{title}》将向社会公开，认定不涉及外部权利义务，请确认", title=title)
        notices.leave(notices.holders(Role.OFFICE), None, said, by=by)
    return classification


def _harmless(classification: Classification) -> bool:
    return classification.published and not classification.outside


def confirm(
    classification: Classification, agreed: bool, reason: str, *, by: Person
) -> FindingConfirmation:
    """The office's word, with its reason, that a public text touches nobody's rights, or does."""
    with unit_of_work():
        procedure.require_duty(Duty.CONFIRM_FINDING, by=by)
        lock(classification)
        confirming = Confirming(_harmless(classification), classification.confirmation is None)
        procedure.demand(CONFIRM, confirming)
        return _confirmed(classification, agreed, reason, by=by)


def _confirmed(
    classification: Classification, agreed: bool, reason: str, *, by: Person
) -> FindingConfirmation:
    if not reason.strip():
        raise Invalid("reason", "请写明确认的理由")
    confirmation = FindingConfirmation(
        classification_id=classification.id, agreed=agreed, reason=reason.strip(), by_id=by.id
    )
    db.session.add(confirmation)
    db.session.flush()
    db.session.expire(classification, ["confirmation"])
    told = "确认不涉及外部权利义务" if agreed else "涉及外部权利义务，重新认定"
    log.append(
        "confirm_finding", by=by, matter=classification.matter,
        object={"id": classification.id}, title=classification.title, note=told,
        reason=confirmation.reason,
    )  # fmt: skip
    said = Words(
        "《{title}》的认定：{told}。{reason}",
        title=classification.title,
        told=told,
        reason=confirmation.reason,
    )
    notices.leave([classification.by], classification.matter, said, by=by)
    return confirmation


def _joint(lead: Lead, bodies: tuple[str, ...]) -> JointIssue | None:
    return None if lead is Lead.ALONE else JointIssue(lead=lead, bodies="\n".join(bodies))


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
        **_told_jointly(classification.joint),
    }


def _told_jointly(joint: JointIssue | None) -> dict[str, Any]:
    return {"lead": joint.lead.value, "bodies": "、".join(joint.others)} if joint else {}


def open_on(classification: Classification, terms: Terms, *, by: Person) -> Matter:
    """Open the matter that a decision found; one decision opens one matter."""
    with unit_of_work():
        lock(classification)
        db.session.expire(classification, ["taken"])
        word = classification.confirmation
        used = classification.matter_id is not None or classification.taken is not None
        opening = Opening(
            classification.finding,
            FOUND.get(classification.finding),
            terms.kind,
            own=classification.by_id == by.id,
            used=used,
            confirmed=not _harmless(classification) or (word is not None and word.agreed),
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
    if joint := classification.joint:
        taken.joint = _joint(joint.lead, joint.others)
    db.session.add(taken)
    db.session.flush()
    return taken


def decide_again(
    matter: Matter, answers: Answers, reason: str, joint: Joint = ALONE, *, by: Person
) -> Classification:
    """A new decision with its reason: back to drafting, as the kind it now is."""
    with unit_of_work():
        procedure.check(matter, StepName.RECLASSIFY, by=by)
        row = classify(answers)
        kind = FOUND.get(row.finding)
        if kind is None:
            sentence = Words(
                "按这些回答，结论是“{finding}”：{reason}请撤回本事项",
                finding=row.finding.label,
                reason=row.reason,
            )
            raise Invalid("issuer", sentence)
        if answers.harmless and not may_perform(by.role, Duty.CONFIRM_FINDING):
            raise Invalid(
                "outside", "向社会公开的，认定不涉及外部权利义务由办公室确认：请办公室重新认定"
            )
        classification = _recorded(matter, matter.title, answers, reason, joint, by=by)
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
        if answers.harmless:
            _confirmed(classification, True, reason, by=by)
        return classification


def _become(matter: Matter, kind: Kind, answers: Answers) -> None:
    matter.kind = kind
    if kind is Kind.INTERNAL:
        matter.internal = matter.internal or Internal()
    elif matter.normative is None:
        matter.normative = Normative(issuer=answers.issuer, business=None)
    else:
        matter.normative.issuer = answers.issuer
