"""签署件: received and held against the cleared text, confirmed by whom the law asks, then registered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from review import clock
from review.actions import jobs, log, notices, performance, procedure
from review.actions.copies import Checked, Differs, check
from review.actions.documents import Received, keep
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law import signed_copy as law
from review.law.permissions import Act
from review.law.vocabulary import PageState, Route, StepName
from review.models import (
    Clearance,
    CopyCheck,
    CopyConfirmation,
    Matter,
    Person,
    ReturnedCopy,
    Signing,
)
from review.paper import model
from review.paper.reading import ocr
from review.registers import signed_copies as register
from review.registers.facts import facts, valid_clearance
from review.words import Words

SAME = "一致"
RECOGNISE = "recognise_signed"


@dataclass(frozen=True)
class Signed:
    """A signed copy as it is sent in."""

    copy: Received
    signed_on: date
    signatory: str
    copies: int
    explanation: str = ""
    checked: Checked | None = None


@dataclass(frozen=True)
class Reading:
    """What somebody says who has read a copy: a reason for each difference, or 一致 for each page."""

    agreed: bool
    answers: tuple[str, ...] = ()
    note: str = ""


def sign(matter: Matter, signed: Signed, *, by: Person) -> ReturnedCopy:
    """Take in a signed copy; it is registered at once where its proof asks for nobody's word.

    Its day may not lie before the clearance or after today. Where its words differ from the
    cleared text, whoever sends it in must say why: Differs.
    """
    with unit_of_work():
        procedure.check(matter, StepName.SIGN, by=by)
        clearance = valid_clearance(matter)
        assert clearance is not None
        _require_day(matter, signed.signed_on)
        checked = signed.checked
        if checked is None or checked.text_hash != clearance.text_hash:
            checked = check(clearance, signed.copy)
        if checked.differences and not signed.explanation.strip():
            raise Differs(checked.differences)
        returned = _received(matter, clearance, signed, checked, by=by)
        if not law.awaited(returned.proof, ()):
            register_copy(returned, by=by)
        return returned


def _require_day(matter: Matter, day: date) -> None:
    if day > clock.today():
        raise Invalid("signed_on", "签订日期不能晚于今天")
    cleared_on = clock.local(matter.status_since).date()
    if day < cleared_on:
        raise Invalid(
            "signed_on",
            Words("签订日期不能早于准予签署的日期（{cleared_on}）", cleared_on=cleared_on),
        )


def _received(
    matter: Matter, clearance: Clearance, signed: Signed, checked: Checked, *, by: Person
) -> ReturnedCopy:
    """Keep the copy; the one before it, if it waits still, counts no more."""
    before = register.current(matter)
    if before:
        before.withdrawn_at = clock.now()
    returned = ReturnedCopy(
        matter_id=matter.id,
        clearance_id=clearance.id,
        name=signed.copy.name,
        sha256=keep(signed.copy.content),
        reading=keep(model.dump(checked.paper)) if checked.paper else None,
        text_hash=clearance.text_hash,
        route=checked.route,
        proof=checked.proof,
        outcome=checked.outcome,
        differences=checked.told,
        pages=checked.pages,
        page_states=[],
        codes=list(checked.codes),
        signed_on=signed.signed_on,
        signatory=signed.signatory,
        copies=signed.copies,
        explanation=signed.explanation.strip() if checked.differences else "",
        by_id=by.id,
    )
    db.session.add(returned)
    db.session.flush()
    waiting = register.standing(returned).awaited
    named = {"id": returned.id, "sha256": returned.sha256}
    log.append(
        "receive_signed", by=by, matter=matter, object=named, name=returned.name,
        text=returned.text_hash, check=returned.outcome.value, proof=returned.proof.value,
        differences=len(returned.differences), explanation=returned.explanation, awaited=waiting,
    )  # fmt: skip
    if returned.route is Route.SCAN and ocr.available():
        jobs.enqueue(RECOGNISE, f"{RECOGNISE}-{returned.id}", returned=returned.id)
    if waiting:
        sentence = Words(
            "《{title}》的签署件已收到，要由{waiting}核对确认后才能登记签订",
            title=matter.title,
            waiting=waiting,
        )
        notices.tell(("office", "leader", "section_head"), matter, sentence, by=by)
    return returned


def recognised(
    returned: ReturnedCopy, states: Sequence[PageState], engine: str, *, by: Person
) -> None:
    """Keep what recognition said of each page; a copy with every page equal needs one person."""
    with unit_of_work():
        procedure.hold(returned.matter)
        if returned.signing_id or returned.withdrawn_at:
            return
        returned.page_states = [page_state.value for page_state in states]
        returned.proof = law.proof_of(returned.route, (), states)
        equal = sum(page_state is PageState.EQUAL for page_state in states)
        log.append(
            "recognise_signed", by=by, matter=returned.matter,
            object={"id": returned.id, "sha256": returned.sha256}, engine=engine,
            pages=len(states), found=f"{equal}页识别后一致", proof=returned.proof.value,
            awaited=register.standing(returned).awaited,
        )  # fmt: skip


def confirm(matter: Matter, returned: ReturnedCopy, read: Reading, *, by: Person) -> None:
    """Say of a copy, in the seat the law gives, that it is the cleared text, or that it is not.

    With the last confirmation the copy is registered, where the same person may do so.
    """
    with unit_of_work():
        procedure.require(Act.CONFIRM_COPY, matter, by=by)
        seat = law.seat_of(by.legal, facts(matter))
        procedure.demand(law.CONFIRM, bool(seat) and register.current(matter) is returned)
        if read.agreed:
            _require_answers(returned, read.answers)
        elif not read.note.strip():
            raise Invalid("note", "请写明哪里不一致")
        said = CopyConfirmation(
            returned_id=returned.id, seat=seat, agreed=read.agreed, answers=list(read.answers),
            note=read.note.strip(), by_id=by.id,
        )  # fmt: skip
        returned.confirmations.append(said)
        db.session.flush()
        log.append(
            "confirm_copy", by=by, matter=matter,
            object={"id": returned.id, "sha256": returned.sha256},
            agreed=said.verdict, answered="；".join(_told(returned, read.answers)), note=said.note,
            text=returned.text_hash,
        )  # fmt: skip
        sentence = Words(
            "《{title}》的签署件，{by}的核对结论：{verdict}",
            title=matter.title,
            by=by.name,
            verdict=said.verdict,
        )
        notices.tell(("drafter", "office"), matter, sentence, by=by)
        standing = register.standing(returned)
        if not standing.refused and not standing.awaited and law.may_register(by.legal):
            register_copy(returned, by=by)


def _require_answers(returned: ReturnedCopy, answers: Sequence[str]) -> None:
    if returned.route is Route.TEXT:
        if len(answers) != len(returned.differences) or not all(
            answer.strip() for answer in answers
        ):
            raise Invalid("answers", "请逐处写明认可的理由")
    elif len(answers) != returned.pages or any(answer != SAME for answer in answers):
        raise Invalid("answers", "每一页都核对为一致，才能确认")


def _told(returned: ReturnedCopy, answers: Sequence[str]) -> list[str]:
    """The answers as the log has them: one for each difference, or what was said of the pages."""
    if returned.route is Route.SCAN:
        wrong = [str(n) for n, page_answer in enumerate(answers, 1) if page_answer != SAME]
        return [f"第{'、'.join(wrong)}页不一致"] if wrong else [f"{len(answers)}页逐页一致"]
    pairs = zip(returned.differences, answers, strict=False)
    return [
        f"{difference['reviewed'] or '（无）'}→{difference['signed'] or '（无）'}：{why}"
        for difference, why in pairs
    ]


def register_copy(returned: ReturnedCopy, *, by: Person) -> Signing:
    """登记签订: the step itself, for a copy that everyone has confirmed whom the law asks."""
    matter = returned.matter
    with unit_of_work():
        procedure.check(matter, StepName.SIGN, by=by)
        procedure.demand(law.REGISTER, register.standing(returned))
        signing = Signing(
            matter_id=matter.id,
            name=returned.name,
            sha256=returned.sha256,
            text_hash=returned.text_hash,
            signed_on=returned.signed_on,
            signatory=returned.signatory,
            copies=returned.copies,
            by_id=by.id,
        )
        count = len(returned.differences)
        signing.check = CopyCheck(
            outcome=returned.outcome, differences=count, explanation=returned.explanation,
            reading=returned.reading,
        )  # fmt: skip
        signing.returned = returned
        db.session.add(signing)
        db.session.flush()
        procedure.take(
            matter, StepName.SIGN, by=by, file=signing.sha256,
            signed_on=signing.signed_on.isoformat(), signatory=signing.signatory,
            copies=signing.copies, check=returned.outcome.value, differences=count,
            explanation=returned.explanation, proof=returned.proof.value,
        )  # fmt: skip
        if count:
            sentence = Words(
                "《{title}》的签署件与准予签署的文本有{count}处差异，登记人说明：{explanation}",
                title=matter.title,
                count=count,
                explanation=returned.explanation,
            )
            notices.tell(("office", "leader", "section_head"), matter, sentence, by=by)
        performance.signed(matter, signing.signed_on)
        return signing
