"""Issue an opinion: numbered, bound to the text it is about, and from then on unchangeable."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from review.actions import letters, log, personal_signatures, procedure, search
from review.actions.documents import keep
from review.actions.personal_signatures import Signature
from review.actions.unit_of_work import Invalid, unit_of_work
from review.evidence.personal_signature import wording
from review.extensions import db
from review.law import points
from review.law.conclusions import offer, unfounded
from review.law.kinds import KINDS
from review.law.vocabulary import Category, Conclusion, Disposition, Severity, StepName, Subject
from review.models import Matter, Opinion, Person, Revision
from review.registers import checklists
from review.registers.facts import annotations_of, latest_revision
from review.words import Words


@dataclass(frozen=True)
class Draft:
    """`checklist` rows are {key, label, result, note}, frozen into the opinion that used them."""

    conclusion: Conclusion
    text: str
    checklist: list[dict[str, Any]]
    disposition: Disposition | None = None
    risk: str = ""


def decided(matter: Matter, revision: Revision, draft: Draft, nonce: str, *, by: Person) -> bytes:
    """What whoever issues the opinion signs: conclusion, text reviewed, words and points."""
    said = _said(revision, draft) | _wording(draft)
    return personal_signatures.decided("opinion", matter, nonce, said, by=by)


def _wording(draft: Draft) -> dict[str, str]:
    """What stands in the letter and the row, as one hash: an event that was signed says it too."""
    words = {"text": draft.text, "risk": draft.risk.strip(), "checklist": draft.checklist}
    return {"wording": wording(words)}


def _said(revision: Revision, draft: Draft) -> dict[str, Any]:
    return {
        "conclusion": draft.conclusion.value,
        "disposition": draft.disposition.value if draft.disposition else None,
        "text": revision.text_hash,
    }


def issue(
    matter: Matter,
    revision: Revision,
    draft: Draft,
    *,
    by: Person,
    signature: Signature | None = None,
) -> Opinion:
    """Raise Invalid where conclusion and annotations contradict, or the text has moved on."""
    form = letters.opinion_key(matter)
    make_ready(matter, revision, draft, form, by=by)
    with unit_of_work():
        procedure.check(matter, StepName.OPINE, by=by)
        hold_together(matter, revision, draft)
        _complete(matter, draft)
        opinion = written(matter, revision, draft, form, by=by, signature=signature)
        procedure.take(matter, StepName.OPINE, by=by, opinion=opinion.number)
        return opinion


def make_ready(matter: Matter, revision: Revision, draft: Draft, form: str, *, by: Person) -> None:
    """Lay out the letter before the lock is taken."""
    letters.make_ready(
        form, matter, lambda number: _record(matter, revision, draft, number, by), by=by
    )


def hold_together(matter: Matter, revision: Revision, draft: Draft) -> None:
    """Raise Invalid where the text has moved on, or conclusion and annotations contradict."""
    now = latest_revision(matter)
    assert now is not None
    if now.id != revision.id:
        told = Words(
            "您看的是第{number}版，现在已是第{newest}版，请先看新版",
            number=revision.number,
            newest=now.number,
        )
        raise Invalid("revision", told)
    _agree(matter, draft)


def written(
    matter: Matter,
    revision: Revision,
    draft: Draft,
    form: str,
    *,
    by: Person,
    organ: bool = False,
    signature: Signature | None = None,
) -> Opinion:
    """The opinion with its letter and its event; the caller takes the step. `organ`: the office's own."""
    with unit_of_work():
        opinion = _record(matter, revision, draft, letters.number(form), by)
        opinion.letter = keep(letters.finished(form, matter, opinion, by=by))
        db.session.add(opinion)
        db.session.flush()
        named = {"id": opinion.id, "version": revision.number, "sha256": opinion.letter}
        said, sig = _said(revision, draft), None
        if signature:
            own = decided(matter, revision, draft, signature.nonce, by=by)
            sig = personal_signatures.sealed(own, signature)
            said |= _wording(draft)
        log.append(
            "opinion",
            by=by,
            matter=matter,
            object=named,
            sig=sig,
            number=opinion.number,
            **said,
            **({"organ": True} if organ else {}),
            **letters.made_with(form),
        )
        search.index_matter(matter)
        return opinion


def _record(matter: Matter, revision: Revision, draft: Draft, number: str, by: Person) -> Opinion:
    return Opinion(
        number=number,
        matter_id=matter.id,
        revision_id=revision.id,
        text_hash=revision.text_hash,
        conclusion=draft.conclusion,
        disposition=draft.disposition,
        text=draft.text,
        risk=draft.risk.strip(),
        checklist=draft.checklist,
        by_id=by.id,
        letter="",
    )


def letter(matter: Matter, revision: Revision, draft: Draft, *, by: Person) -> bytes:
    """The .docx as it would be issued now, without a number; nothing is kept."""
    opinion = _record(matter, revision, draft, "", by)
    return letters.write(letters.opinion_key(matter), matter, opinion, by=by)


def offered(matter: Matter) -> tuple[Conclusion | None, str]:
    """The conclusion that the annotations ask for, and why; none where nothing was annotated."""
    notes = [annotation for annotation in annotations_of(matter) if not annotation.settled]
    blocking = sum(annotation.severity is Severity.BLOCKING for annotation in notes)
    return offer(KINDS[matter.kind].conclusions, blocking, len(notes) - blocking)


def _complete(matter: Matter, draft: Draft) -> None:
    """Every point of every list in force was answered, in the way its list asks for."""
    lists = [version.list for version in checklists.in_force(matter.kind)]
    faults = points.faults(lists, draft.checklist, subject_of(matter))
    faults += filter(None, [points.overlooked(draft.checklist, blocking_by_category(matter))])
    if faults:
        raise Invalid("text", "；".join(faults))


def blocking_by_category(matter: Matter) -> Counter[Category]:
    """How many 须处理 annotations of each category nobody has settled, whoever wrote them."""
    notes = annotations_of(matter)
    return Counter(
        annotation.category
        for annotation in notes
        if annotation.severity is Severity.BLOCKING and not annotation.settled
    )


def subject_of(matter: Matter) -> Subject | None:
    return matter.consultation.subject if matter.consultation else None


def _agree(matter: Matter, draft: Draft) -> None:
    if not draft.text.strip():
        raise Invalid("text", "请写明审查意见")
    if draft.conclusion not in KINDS[matter.kind].conclusions:
        raise Invalid(
            "conclusion",
            Words(
                "“{conclusion}”不是{kind}的结论",
                conclusion=draft.conclusion.label,
                kind=matter.kind.label,
            ),
        )
    finer = KINDS[matter.kind].dispositions(draft.conclusion)
    if finer and draft.disposition not in finer:
        said = "、".join(opinion_label.label for opinion_label in finer)
        raise Invalid(
            "disposition",
            Words(
                "结论为“{conclusion}”的，请选择处理：{said}",
                conclusion=draft.conclusion.label,
                said=said,
            ),
        )
    if not finer and draft.disposition is not None:
        raise Invalid(
            "disposition",
            Words("结论为“{conclusion}”的，不选处理", conclusion=draft.conclusion.label),
        )
    if draft.conclusion is Conclusion.EXPLORATORY and not draft.risk.strip():
        raise Invalid("risk", "国家尚无规定的探索性事项，须提示法律风险")
    notes = annotations_of(matter)
    blocking = sum(
        annotation.severity is Severity.BLOCKING and not annotation.settled for annotation in notes
    )
    sentence = unfounded(draft.conclusion, blocking, len(points.failed(draft.checklist)))
    if sentence:
        raise Invalid("conclusion", sentence)
