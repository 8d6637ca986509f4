"""Comparing, approving, clearing, archiving: each deed names the text it speaks of by its hash."""

from __future__ import annotations

from typing import Any

from review import clock
from review.actions import (
    changes,
    letters,
    personal_signatures,
    procedure,
    search,
    signing_copies,
)
from review.actions.changes import newest
from review.actions.documents import keep
from review.actions.personal_signatures import Signature
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db, writing
from review.law.act_requirements import APPROVE
from review.law.vocabulary import Retention, StepName
from review.models import (
    Approval,
    Archiving,
    Clearance,
    Matter,
    Person,
    Revision,
)
from review.registers.answer_outcomes import disagreements


def decided(
    matter: Matter, revision: Revision, note: str, nonce: str, step: StepName, *, by: Person
) -> bytes:
    """What whoever approves, signs off or clears signs: the step, the text and what is said of it."""
    text, version = revision.text_hash, revision.number
    said: dict[str, Any] = {"step": step.value, "text": text, "version": version}
    return personal_signatures.decided("step", matter, nonce, said | {"note": note.strip()}, by=by)


def _sealed(
    matter: Matter, revision: Revision, note: str, step: StepName, signature: Signature | None,
    *, by: Person,
) -> dict[str, str] | None:  # fmt: skip
    if signature is None:
        return None
    said = decided(matter, revision, note, signature.nonce, step, by=by)
    return personal_signatures.sealed(said, signature)


def approve(
    matter: Matter,
    revision: Revision,
    note: str,
    *,
    by: Person,
    step: StepName = StepName.APPROVE,
    signature: Signature | None = None,
) -> Approval:
    """Consent to this very text; `step` is `sign_off` for a document."""
    with unit_of_work():
        procedure.check(matter, step, by=by)
        newest(matter, revision)
        passed = changes.passed_over(matter, by=by)
        procedure.demand(APPROVE, passed)
        if disagreements(matter) and not note.strip():
            raise Invalid("note", "有“须处理”的意见没有照办，同意的须写明理由")
        approval = Approval(
            matter_id=matter.id,
            revision_id=revision.id,
            text_hash=revision.text_hash,
            note=note.strip(),
            by_id=by.id,
        )
        db.session.add(approval)
        db.session.flush()
        sig = _sealed(matter, revision, note, step, signature, by=by)
        procedure.take(
            matter, step, by=by, text=revision.text_hash, version=revision.number, sig=sig,
            note=approval.note, beyond=passed.paragraphs, readers="、".join(passed.readers),
        )  # fmt: skip
        return approval


def make_ready(matter: Matter, revision: Revision) -> None:
    """Do before the lock what a clearance takes its time for: the proof of the matter and its copy."""
    if not writing.get():
        procedure.prepare(matter)
        signing_copies.make_ready(matter, revision)


def clear(
    matter: Matter, revision: Revision, *, by: Person, signature: Signature | None = None
) -> Clearance:
    """准予签署: every condition is checked now, and how it stood is kept."""
    make_ready(matter, revision)
    with unit_of_work():
        granted = procedure.check(matter, StepName.CLEAR, by=by)
        newest(matter, revision)
        verdict = granted.verdict
        assert verdict is not None
        conditions = [
            {"key": condition.key, "label": condition.label, "met": condition.holds(granted.known)}
            for condition in granted.step.needs
        ]
        clearance = Clearance(
            number=letters.number("clearance"),
            matter_id=matter.id,
            revision_id=revision.id,
            text_hash=revision.text_hash,
            conditions=conditions,
            log_size=verdict.size,
            log_root=verdict.root,
            by_id=by.id,
            made_at=clock.now(),
            sheet="",
        )
        clearance.sheet = keep(letters.write("clearance", matter, clearance, by=by))
        db.session.add(clearance)
        db.session.flush()
        procedure.take(
            matter,
            StepName.CLEAR,
            by=by,
            text=revision.text_hash,
            version=revision.number,
            note="",
            sig=_sealed(matter, revision, "", StepName.CLEAR, signature, by=by),
            number=clearance.number,
            **letters.made_with("clearance"),
        )
        signing_copies.make(clearance, revision, by=by)
        search.index_matter(matter)
        return clearance


def archive(matter: Matter, retention: Retention, shelf: str, *, by: Person) -> Archiving:
    with unit_of_work():
        procedure.take(matter, StepName.ARCHIVE, by=by, retention=retention.value, shelf=shelf)
        archiving = Archiving(matter_id=matter.id, retention=retention, shelf=shelf, by_id=by.id)
        db.session.add(archiving)
        db.session.flush()
        return archiving
