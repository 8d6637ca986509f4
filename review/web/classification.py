"""认定: five questions, the answer in words, and the way on from there."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for

from review.actions import classifications
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.law.classification import ROWS
from review.law.issuing_ways import way
from review.law.kinds import FOUND
from review.law.permissions import Act, Duty, may
from review.law.procedure import Step, rule
from review.law.vocabulary import Issuer, Kind, Lead, StepName
from review.models import Classification, Matter
from review.registers import facts
from review.registers.batching import last, rows
from review.web import loading, step_pages
from review.web.access import duty, person, signed_in
from review.web.forms.classification import AgainForm, ClassifyForm
from review.web.idempotency import at_most_once

page = Blueprint("classification", __name__, url_prefix="/matters")


@page.get("/classification")
@duty(Duty.OPEN_MATTER)
def new() -> str:
    return render_template("classification/new.html", form=ClassifyForm(data={"lead": Lead.ALONE}))


@page.post("/classification")
@duty(Duty.OPEN_MATTER)
def decide() -> Any:
    form = ClassifyForm()
    if not form.validate():
        return render_template("classification/new.html", form=form), 422

    def act() -> str:
        classification = classifications.decide(
            form.title.data, form.answers(), form.note.data or "", form.joint(), by=person()
        )
        return url_for("classification.show", number=classification.id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return render_template("classification/new.html", form=form), 422


def own(number: int) -> Classification:
    """A decision of the person who asks, or 404."""
    classification = db.session.get(Classification, number)
    if classification is None or classification.by_id != person().id:
        abort(404)
    return classification


@page.get("/classifications/<int:number>")
@duty(Duty.OPEN_MATTER)
def show(number: int) -> str:
    classification = own(number)
    return render_template(
        "classification/show.html",
        found=classification,
        kind=FOUND.get(classification.finding),
        way=_way(classification),
        row=_row(classification),
    )


def _way(classification: Classification) -> Any:
    """The way of a document, for what is one."""
    if FOUND.get(classification.finding) is not Kind.NORMATIVE:
        return None
    joint = classification.joint
    return way(classification.issuer, joint.lead if joint else Lead.ALONE)


def _row(classification: Classification) -> Any:
    """The row that decided, by its reason: the list of 制定主体 may have changed since."""
    kept = (row for row in ROWS if row.reason == classification.reason)
    return next(kept, None)


def _step(matter: Matter) -> Step:
    """重新认定 of this kind, 404 where there is none or it is not this person's."""
    step = step_pages.named(matter, StepName.RECLASSIFY)
    if not step.by.holds(person().legal, facts.facts(matter)):
        abort(404)
    return step


@page.get("/<int:id>/classification")
@signed_in
def again(id: int) -> str:
    matter = loading.matter(id)
    newest = last(Classification, matter)
    return _again(matter, AgainForm(data=_given(newest) if newest else {}))


def _given(newest: Classification) -> dict[str, Any]:
    """The answers as they stood; who leads was not asked of 联合制发 before."""
    names = ("issuer", "published", "outside", "general", "repeated")
    given = {name: getattr(newest, name) for name in names}
    if newest.issuer is Issuer.JOINT:
        return {**given, "issuer": Issuer.CENTRE, "lead": Lead.THEIRS}
    joint = newest.joint
    return {**given, "lead": joint.lead if joint else Lead.ALONE,
            "bodies": joint.bodies if joint else ""}  # fmt: skip


def _again(matter: Matter, form: AgainForm) -> str:
    step = _step(matter)
    return render_template(
        "classification/again.html",
        matter=matter,
        form=form,
        step=step,
        ruling=rule(step, person().legal, facts.facts(matter)),
        decisions=rows(Classification, matter),
    )


@page.post("/<int:id>/classification")
@signed_in
def decide_again(id: int) -> Any:
    matter, form = loading.matter(id), AgainForm()
    if not form.validate():
        return _again(matter, form), 422

    def act() -> str:
        classifications.decide_again(
            matter, form.answers(), form.reason.data, form.joint(), by=person()
        )
        # Back to drafting: the office that decided does not read drafts.
        seen = may(person().legal, Act.READ, facts.facts(matter))
        return url_for("matters.show", id=id) if seen else url_for("desk.show")

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _again(matter, form), 422
