"""From approval to the archive: each deed names the text it speaks of by its hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from review import clock
from review.actions import (
    changes,
    letters,
    notices,
    performance,
    procedure,
    search,
    signing_copies,
)
from review.actions.changes import newest
from review.actions.copies import Checked, Differs, check
from review.actions.documents import Received, keep
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.act_requirements import APPROVE
from review.law.vocabulary import Retention, StepName
from review.models import (
    Approval,
    Archiving,
    Clearance,
    CopyCheck,
    Matter,
    Person,
    Revision,
    Signing,
)
from review.paper import model
from review.registers.answer_outcomes import disagreements
from review.registers.facts import latest_revision


def approve(
    matter: Matter, revision: Revision, note: str, *, by: Person, step: StepName = StepName.APPROVE
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
        procedure.take(
            matter, step, by=by, text=revision.text_hash, version=revision.number,
            note=approval.note, beyond=passed.paragraphs, readers="、".join(passed.readers),
        )  # fmt: skip
        return approval


def clear(matter: Matter, revision: Revision, *, by: Person) -> Clearance:
    """准予签署: every condition is checked now, and how it stood is kept."""
    with unit_of_work():
        granted = procedure.check(matter, StepName.CLEAR, by=by)
        newest(matter, revision)
        verdict = granted.verdict
        assert verdict is not None
        conditions = [
            {"key": one.key, "label": one.label, "met": one.holds(granted.known)}
            for one in granted.step.needs
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
            matter, StepName.CLEAR, by=by, text=revision.text_hash, number=clearance.number
        )
        signing_copies.make(clearance, revision, by=by)
        search.index_matter(matter)
        return clearance


@dataclass(frozen=True)
class Signed:
    """The signed copy as registered."""

    copy: Received
    signed_on: date
    signatory: str
    copies: int
    explanation: str = ""
    checked: Checked | None = None


def sign(matter: Matter, signed: Signed, *, by: Person) -> Signing:
    """Register the signed copy; its day may not lie before the clearance or after today.

    Where its words differ from the cleared text, whoever registers it must say why: Differs.
    """
    copy = signed.copy
    with unit_of_work():
        procedure.check(matter, StepName.SIGN, by=by)
        revision = latest_revision(matter)
        assert revision is not None
        if signed.signed_on > clock.today():
            raise Invalid("signed_on", "签订日期不能晚于今天")
        cleared_on = clock.local(matter.status_since).date()
        if signed.signed_on < cleared_on:
            raise Invalid("signed_on", f"签订日期不能早于准予签署的日期（{cleared_on}）")
        checked = signed.checked
        if checked is None or checked.text_hash != revision.text_hash:
            checked = check(revision, copy)
        explanation = signed.explanation.strip()
        if checked.differences and not explanation:
            raise Differs(checked.differences)
        signing = Signing(
            matter_id=matter.id,
            name=copy.name,
            sha256=keep(copy.content),
            text_hash=revision.text_hash,
            signed_on=signed.signed_on,
            signatory=signed.signatory,
            copies=signed.copies,
            by_id=by.id,
        )
        signing.check = CopyCheck(
            outcome=checked.outcome,
            differences=len(checked.differences),
            explanation=explanation if checked.differences else "",
            reading=keep(model.dump(checked.paper)) if checked.paper else None,
        )
        db.session.add(signing)
        db.session.flush()
        procedure.take(
            matter, StepName.SIGN, by=by, file=signing.sha256, signed_on=signed.signed_on.isoformat(),
            signatory=signed.signatory, copies=signed.copies, check=checked.outcome.value,
            differences=len(checked.differences), explanation=signing.check.explanation,
        )  # fmt: skip
        if checked.differences:
            told = f"《{matter.title}》的签署件与准予签署的文本有{len(checked.differences)}处差异，登记人说明：{explanation}"
            notices.tell(("office", "leader", "section_head"), matter, told, by=by)
        performance.signed(matter, signed.signed_on)
        return signing


def archive(matter: Matter, retention: Retention, shelf: str, *, by: Person) -> Archiving:
    with unit_of_work():
        procedure.take(matter, StepName.ARCHIVE, by=by, retention=retention.value, shelf=shelf)
        made = Archiving(matter_id=matter.id, retention=retention, shelf=shelf, by_id=by.id)
        db.session.add(made)
        db.session.flush()
        return made
