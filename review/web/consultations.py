"""审议与决定 of a question: how long it was reviewed, what the meeting decided and why."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for

from review.actions import consultations
from review.actions.unit_of_work import Invalid
from review.law.kinds import KINDS
from review.law.meetings import ENTRIES
from review.law.permissions import Act
from review.models import Matter
from review.registers import consultations as register
from review.registers import facts, next_steps, settings
from review.web import loading
from review.web.access import person, signed_in
from review.web.forms.consultations import MinutesForm
from review.web.forms.matters import ReasonForm
from review.web.idempotency import at_most_once

page = Blueprint("consultations", __name__, url_prefix="/matters/<int:id>/decision")


def _question(id: int) -> Matter:
    matter = loading.matter(id, Act.READ_TEXT)
    if matter.consultation is None:
        abort(404)
    return matter


def _form(matter: Matter) -> MinutesForm:
    assert matter.consultation is not None
    return MinutesForm.of(matter, matter.consultation.subject)


@page.get("")
@signed_in
def show(id: int) -> str:
    matter = _question(id)
    return _page(matter, _form(matter), ReasonForm())


def _page(matter: Matter, form: MinutesForm, reason: ReasonForm) -> str:
    known = facts.facts(matter)
    open_turns = {turn.step.name: turn for turn in next_steps.open_steps(person(), known)}
    assert matter.consultation is not None
    subject = matter.consultation.subject
    return render_template(
        "consultations/show.html",
        matter=matter,
        known=known,
        opinion=facts.latest_opinion(matter),
        ended=matter.status in register.ENDED,
        reviewed_for=register.reviewed_for(matter),
        least=settings.period("decision.review.min"),
        meetings=register.meetings(matter),
        decisions=register.decisions(matter),
        turns=open_turns,
        recording=any(name in open_turns for name in KINDS[matter.kind].outcomes.values()),
        asked={entry.field: entry for entry in ENTRIES if subject in entry.of},
        form=form,
        reason=reason,
    )


@page.post("/meeting")
@signed_in
def deliberate(id: int) -> Any:
    matter = _question(id)
    form = _form(matter)
    if not form.validate():
        return _page(matter, form, ReasonForm()), 422

    def act() -> str:
        consultations.deliberate(matter, form.minutes(), by=person())
        return url_for("consultations.show", id=id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(matter, form, ReasonForm()), 422


@page.post("/haste")
@signed_in
def hurry(id: int) -> Any:
    matter, reason = _question(id), ReasonForm()
    if not reason.validate():
        return _page(matter, _form(matter), reason), 422

    def act() -> str:
        consultations.hurry(matter, reason.reason.data, by=person())
        return url_for("matters.show", id=id)

    return at_most_once(act)
