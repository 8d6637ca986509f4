"""审批: the leader's one page, made for a phone: asked, said, adopted or not, changed since."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for

from review.actions import matters, signing
from review.actions.unit_of_work import Invalid
from review.law.permissions import Act
from review.law.vocabulary import Reply, StepName
from review.models import Matter
from review.registers import answer_uptake, blanks, facts, next_steps
from review.registers.answer_outcomes import disagreements
from review.registers.demands import demands
from review.web import changes, loading
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
    )


@page.post("")
@signed_in
def approve(id: int) -> Any:
    matter, form = _circulated(id), DecisionForm()
    revision = loading.seen(matter, form.revision.data)
    if not form.validate():
        return _page(matter, form, ReasonForm()), 422

    def act() -> str:
        signing.approve(matter, revision, form.note.data or "", by=person())
        return url_for("matters.show", id=id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form.note.errors = [str(fault)]
        return _page(matter, form, ReasonForm()), 422


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
