"""审批: the leader's one page, made for a phone: asked, said, adopted or not, changed since."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for

from review.actions import matters, signing
from review.actions.unit_of_work import Invalid
from review.law.permissions import Act
from review.law.vocabulary import Reply, StepName
from review.models import Approval, Matter
from review.registers import answer_uptake, blanks, facts, next_steps
from review.registers import personal_signatures as signed_rows
from review.registers.answer_outcomes import disagreements
from review.registers.batching import rows
from review.registers.demands import demands
from review.web import changes, loading, personal_signatures, scripts
from review.web.access import person, signed_in
from review.web.forms.matters import ReasonForm
from review.web.forms.reviewing import DecisionForm
from review.web.idempotency import at_most_once

page = Blueprint("approvals", __name__, url_prefix="/matters/<int:id>/approval")


def _circulated(id: int) -> Matter:
    """A matter a leader may approve alone; documents are deliberated and signed off instead."""
    matter = loading.matter(id, Act.READ_TEXT)
    if matter.contract is None and matter.consultation is None:
        abort(404)
    return matter


@page.get("")
@signed_in
def show(id: int) -> str:
    matter = _circulated(id)
    return _page(matter, DecisionForm(), ReasonForm())


def _page(matter: Matter, form: DecisionForm, reason: ReasonForm) -> str:
    notes, revision = facts.annotations_of(matter), facts.latest_revision(matter)
    answered = [(note, note.answer) for note in notes if note.answer]
    at_odds = disagreements(matter)
    disputed = {disagreement.note.id for disagreement in at_odds}
    form.note.flags.required = bool(at_odds)
    return render_template(
        "approvals/show.html",
        matter=matter,
        revision=revision,
        opinion=facts.latest_opinion(matter),
        declined=[
            row
            for row in answered
            if row[1].reply is not Reply.ADOPTED and row[0].id not in disputed
        ],
        adopted=[row for row in answered if row[1].reply is Reply.ADOPTED],
        disagreements=at_odds,
        belied=[note for note in notes if answer_uptake.belied(note)],
        blanks=blanks.told(matter, revision) if revision else [],
        demands=demands(matter),
        **changes.shown(matter),
        turns={
            turn.step.name: turn for turn in next_steps.open_steps(person(), facts.facts(matter))
        },
        form=form,
        reason=reason,
        signs=personal_signatures.offered(),
        decided=_decided(matter),
    )


def _decided(matter: Matter) -> list[tuple[Approval, str]]:
    """Who consented to which text, and by what that is theirs."""
    approvals = rows(Approval, matter)
    known = signed_rows.by_row(matter) if approvals else {}
    return [(approval, signed_rows.told(known, approval)) for approval in approvals]


@page.post("")
@signed_in
def approve(id: int) -> Any:
    matter, form = _circulated(id), DecisionForm()
    revision = loading.seen(matter, form.revision.data)
    if not form.validate():
        return _page(matter, form, ReasonForm()), 422

    def act() -> str:
        note, signature = form.note.data or "", personal_signatures.given()
        signing.approve(matter, revision, note, by=person(), signature=signature)
        return url_for("matters.show", id=id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form.note.errors = [str(fault)]
        return _page(matter, form, ReasonForm()), 422


@page.post("/challenge")
@signed_in
def challenge(id: int) -> Any:
    """What the leader's passkey signs: this form, over this text."""
    matter, form = _circulated(id), DecisionForm()
    revision = loading.seen(matter, form.revision.data)
    if not form.validate():
        return scripts.problem(422, "须先改正", "请先改正表单。")
    note, by = form.note.data or "", person()
    return personal_signatures.ask(
        lambda nonce: signing.decided(matter, revision, note, nonce, StepName.APPROVE, by=by)
    )


@page.post("/return")
@signed_in
def disapprove(id: int) -> Any:
    matter, reason = _circulated(id), ReasonForm()
    if not reason.validate():
        return _page(matter, DecisionForm(), reason), 422

    def act() -> str:
        matters.step(matter, StepName.DISAPPROVE, by=person(), reason=reason.reason.data or "")
        return url_for("matters.show", id=id)

    return at_most_once(act)
