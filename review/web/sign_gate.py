"""签署闸口: may it be signed? Every condition by name, with its evidence; then signing, archiving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for

from review import clock
from review.actions import changes as changes_made
from review.actions import documents, matters, signing, signing_copies
from review.actions.unit_of_work import Invalid
from review.law import facts as law
from review.law.permissions import Act, may
from review.law.procedure import ORDER, OUTSTANDING, Condition, Standing
from review.law.sign_gate import CONTRACT
from review.law.vocabulary import Role, StepName
from review.models import Clearance, Matter
from review.registers import facts, next_steps, printed_texts, rereading, signed_copies, supplements
from review.registers.batching import rows
from review.registers.demands import demands
from review.registers.log import Verdict
from review.registers.matter_proof import prove
from review.web import changes, loading, personal_signatures
from review.web.access import person, signed_in
from review.web.documents import download
from review.web.forms.matters import ReasonForm
from review.web.forms.reviewing import ArchiveForm, DecisionForm
from review.web.idempotency import at_most_once
from review.words import Listed, Words

page = Blueprint("sign_gate", __name__, url_prefix="/matters/<int:id>")


@dataclass(frozen=True)
class ConditionRow:
    """One condition as it stands, the evidence behind it in words, and where to look."""

    condition: Condition
    standing: Standing
    evidence: str
    href: str


def conditions(matter: Matter, known: law.Matter, verdict: Verdict) -> list[ConditionRow]:
    """Unmet conditions first, then those not begun."""
    evidence = _evidence(matter, known, verdict)
    condition_rows = [
        ConditionRow(condition, condition.stands(known), *evidence[condition.key])
        for condition in CONTRACT
    ]
    return sorted(condition_rows, key=lambda row: ORDER[row.standing])


def _evidence(matter: Matter, known: law.Matter, verdict: Verdict) -> dict[str, tuple[str, str]]:
    here = url_for("matters.show", id=matter.id)
    answers = url_for("annotations.answers", id=matter.id)
    opinion, approval = facts.latest_opinion(matter), facts.valid_approval(matter)
    revision, assignment = facts.latest_revision(matter), matter.assignment
    said = f"{opinion.number}，{opinion.conclusion.label}" if opinion else "尚未出具"
    letter = url_for("opinions.show", id=matter.id, opinion=opinion.id) if opinion else here
    text = Words("本文本指纹 {text}", text=known.text[:12]) if known.text else "没有文本"
    about = (
        Words(
            "意见文本指纹 {opinion_text}，{text}", opinion_text=known.opinion_text[:12], text=text
        )
        if known.opinion_text
        else text
    )
    second = printed_texts.of(revision) if revision else None
    printed = url_for("printed.show", id=matter.id)
    compared = (
        url_for("comparisons.show", id=matter.id, old=opinion.revision.number, new=revision.number)
        if opinion and revision
        else here
    )
    counsel = assignment.counsel.name if assignment else "未分办"
    declared = assignment.declared.label if assignment and assignment.declared else "未声明"
    given = (
        Words("{by}批准第{number}版", by=approval.by.name, number=approval.revision.number)
        if approval
        else "没有有效的审批"
    )
    log = (
        Words("共{size}条，根 {root}", size=verdict.size, root=verdict.root[:12])
        if verdict.good
        else Listed("；", verdict.faults[:2])
    )
    return {
        "materials": (
            Words("缺：{missing}", missing=Listed("、", known.missing))
            if known.missing
            else "必交材料已齐",
            f"{here}#materials",
        ),
        "declared": (Words("{counsel}：{declared}", counsel=counsel, declared=declared), here),
        "opinion": (said, letter),
        "named": (Words("列明{named}处", named=known.named), letter),
        "carried_out": (Words("{unheeded}处没有着落", unheeded=known.unheeded), answers),
        "reviewed": (about, compared),
        "filled": (_blank(known.blanks), url_for("blanks.show", id=matter.id)),
        "printed": (second.sentence if second else "没有要求", printed),
        "print_agrees": (Words("{value}处没有认可", value=second.open if second else 0), printed),
        "answered": (Words("{unanswered}条待答复", unanswered=known.unanswered), answers),
        "confirmed": (Words("{unconfirmed}条待确认", unconfirmed=known.unconfirmed), answers),
        "faithful": (
            Words("{contradicted}条答复采纳而文本没有体现", contradicted=known.contradicted),
            answers,
        ),
        "placed": (
            Words("{unplaced}条待处置", unplaced=known.unplaced),
            url_for("placements.queue", id=matter.id) if known.unplaced else answers,
        ),
        "settled": (Words("{unsettled}条未了结", unsettled=known.unsettled), answers),
        "within_limit": (_added(matter), url_for("performance.show", id=matter.id)),
        "approved": (given, url_for("approvals.show", id=matter.id)),
        "log_intact": (log, url_for("log.of_matter", id=matter.id)),
    }


def _blank(count: int | None) -> str:
    if count is None:
        return "尚未查看"
    return Words("{count}处空白没有说明", count=count) if count >= 0 else "文本无法读取，不能查看"


def _added(matter: Matter) -> str:
    """The arithmetic behind the limit on supplements, where there is one."""
    link = supplements.supplement_of(matter)
    if link is None:
        return "不是补充协议"
    if not link.same_goods:
        return Words("不是追加同种货物、工程、服务：{why}", why=link.why)
    total = supplements.added(link.original)
    return total.arithmetic if total else "原合同不是政府采购合同"


@page.get("/gate")
@signed_in
def show(id: int) -> str:
    return _gate(loading.contract(id, Act.READ_GATE), DecisionForm(), ReasonForm())


def _gate(matter: Matter, form: DecisionForm, reason: ReasonForm) -> str:
    verdict = prove(matter)
    known = facts.facts(matter, log_verified=verdict.good, whole=True)
    condition_rows, revision = conditions(matter, known, verdict), facts.latest_revision(matter)
    return render_template(
        "sign_gate/show.html",
        matter=matter,
        revision=revision,
        rows=[row for row in condition_rows if row.standing is not Standing.IDLE],
        idle=[row for row in condition_rows if row.standing is Standing.IDLE],
        lacking=[row for row in condition_rows if row.standing in OUTSTANDING],
        demands=demands(matter),
        **changes.shown(matter),
        second=printed_texts.of(revision) if revision else None,
        older_rule=rereading.told(matter, facts.latest_revision(matter)),
        opinion=facts.latest_opinion(matter),
        approval=facts.valid_approval(matter),
        now=clock.now(),
        clearance=facts.valid_clearance(matter),
        signing_copy=facts.signing_copy(matter),
        hindrance=signing_copies.hindrance(revision) if revision else "",
        readable=bool(may(person().legal, Act.READ_TEXT, known)),
        turns={turn.step.name: turn for turn in next_steps.open_steps(person(), known)},
        may_compare=bool(may(person().legal, Act.COMPARE, known)),
        signs=personal_signatures.offered(),
        form=form,
        reason=reason,
    )


@page.post("/comparison")
@signed_in
def compare(id: int) -> Any:
    matter, form = loading.matter(id, Act.READ_TEXT), DecisionForm()
    revision = loading.seen(matter, form.revision.data)

    def act() -> str:
        changes_made.compare(matter, revision, form.note.data or "", by=person())
        return url_for("sign_gate.show", id=id)

    return _decided(matter, form, act)


def _decided(matter: Matter, form: DecisionForm, act: Any) -> Any:
    if not form.validate():
        return _gate(matter, form, ReasonForm()), 422
    try:
        return at_most_once(act)
    except Invalid as fault:
        form.note.errors = [str(fault)]
        return _gate(matter, form, ReasonForm()), 422


@page.post("/clearance")
@signed_in
def clear(id: int) -> Any:
    matter, form = loading.contract(id, Act.READ_GATE), DecisionForm()
    revision = loading.seen(matter, form.revision.data)
    signing.make_ready(matter, revision)

    def act() -> str:
        signing.clear(matter, revision, by=person(), signature=personal_signatures.given())
        return url_for("sign_gate.show", id=id)

    return _decided(matter, form, act)


@page.post("/clearance/challenge")
@signed_in
def challenge(id: int) -> Any:
    """What the passkey of whoever clears signs: this text, at this gate."""
    matter, by = loading.contract(id, Act.READ_GATE), person()
    revision = loading.seen(matter, request.form.get("revision"))
    return personal_signatures.ask(
        lambda nonce: signing.decided(matter, revision, "", nonce, StepName.CLEAR, by=by)
    )


@page.post("/clearance/refusal")
@signed_in
def refuse(id: int) -> Any:
    matter, reason = loading.contract(id, Act.READ_GATE), ReasonForm()
    if not reason.validate():
        return _gate(matter, DecisionForm(), reason), 422

    def act() -> str:
        matters.step(matter, StepName.REFUSE, by=person(), reason=reason.reason.data or "")
        return url_for("matters.show", id=id)

    return at_most_once(act)


@page.get("/clearance/<int:clearance>/sheet")
@signed_in
def sheet(id: int, clearance: int) -> Response:
    matter = loading.contract(id, Act.READ_GATE)
    found = next((row for row in rows(Clearance, matter) if row.id == clearance), None)
    if found is None:
        abort(404)
    return download(
        documents.store().get(found.sheet), Words("准予签署单{number}.docx", number=found.number)
    )


@page.get("/archiving")
@signed_in
def archiving(id: int) -> str:
    matter = loading.matter(id)
    if person().role is not Role.REGISTRAR:
        abort(404)
    return _archiving(matter, ArchiveForm())


def _archiving(matter: Matter, form: ArchiveForm) -> str:
    signing = facts.signing(matter)
    proof = signed_copies.proof_of(signing) if signing else None
    return render_template("sign_gate/archiving.html", matter=matter, form=form, proof=proof)


@page.post("/archiving")
@signed_in
def archive(id: int) -> Any:
    matter, form = loading.matter(id), ArchiveForm()
    if not form.validate():
        return _archiving(matter, form), 422

    def act() -> str:
        signing.archive(matter, form.retention.data, form.shelf.data or "", by=person())
        return url_for("matters.show", id=id)

    return at_most_once(act)
