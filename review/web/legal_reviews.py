"""法制审核: the organ's reviewer reads counsel's advice and issues the office's own opinion."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for

from review.actions import legal_reviews
from review.actions.unit_of_work import Invalid
from review.law.kinds import chapter_of
from review.law.permissions import Act
from review.law.procedure import rule
from review.law.vocabulary import StepName
from review.models import Matter, Opinion
from review.registers import facts
from review.registers.batching import rows
from review.registers.citations import Cites
from review.web import citations, loading
from review.web.access import person, signed_in
from review.web.forms.legal_reviews import LegalReviewForm
from review.web.idempotency import at_most_once

page = Blueprint("legal_reviews", __name__, url_prefix="/matters/<int:id>/legal-review")


@page.get("")
@signed_in
def new(id: int) -> str:
    matter = loading.matter(id, Act.READ_TEXT)
    return _writing(matter, LegalReviewForm.of(matter.kind))


def _writing(matter: Matter, form: LegalReviewForm) -> str:
    step = chapter_of(matter.kind, matter.edition).by_name.get(StepName.LEGAL_REVIEW)
    known, asking = facts.facts(matter), person().legal
    if step is None or not step.by.holds(asking, known):
        abort(404)
    return render_template(
        "legal_reviews/new.html",
        matter=matter,
        step=step,
        ruling=rule(step, asking, known),
        form=form,
        revision=facts.latest_revision(matter),
        advice=facts.latest_opinion(matter),
        earlier=rows(Opinion, matter)[:-1],
        notes=facts.annotations_of(matter),
        warned=_cited(form).grave,
    )


def _cited(form: LegalReviewForm) -> Cites:
    risk = form.risk.data if form.risk else ""
    return citations.of_lines(form.text.data, form.demands.data, form.departure.data, risk)


@page.post("")
@signed_in
def issue(id: int) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    form = LegalReviewForm.of(matter.kind)
    if not (form.validate() and citations.heeded(_cited(form), form.text)):
        return _writing(matter, form), 422
    revision = loading.seen(matter, form.revision.data)
    legal_reviews.make_ready(matter, revision, form.review(), by=person())

    def act() -> str:
        opinion = legal_reviews.issue(matter, revision, form.review(), by=person())
        return url_for("opinions.show", id=id, opinion=opinion.id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _writing(matter, form), 422
