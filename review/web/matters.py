"""事项: see how one stands, take its plain steps."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from sqlalchemy import select

from review.actions import matters
from review.actions.terms import TERMS
from review.actions.unit_of_work import Invalid, Refused
from review.extensions import db
from review.law import events
from review.law import facts as law
from review.law.kinds import DOCUMENTS, KINDS, LEFT, line_of, stage
from review.law.permissions import Act, may
from review.law.procedure import ORDER, Condition, Standing
from review.law.sign_gate import CONTRACT, log_intact
from review.law.vocabulary import Kind, Role, Severity, Status, StepName
from review.models import (
    Approval,
    Archiving,
    Clearance,
    Material,
    Matter,
    Opinion,
    Person,
    ReturnedFile,
    Revision,
    SupplementNotice,
)
from review.registers import (
    deadlines,
    facts,
    log,
    materials,
    matter_files,
    model_texts,
    next_steps,
    signed_copies,
    sittings,
    successions,
    supplements,
)
from review.registers.batching import rows
from review.registers.turn_names import turn_names
from review.web import acts, citations, editions, findings, loading, step_pages, task_pages
from review.web.access import person, signed_in
from review.web.document_record import on_record
from review.web.forms.fields import offered
from review.web.forms.matters import AssignForm, DeclareForm, ReasonForm
from review.web.idempotency import at_most_once
from review.words import Words

page = Blueprint("matters", __name__, url_prefix="/matters")


@page.get("/<int:id>")
@signed_in
def show(id: int) -> str:
    return _standing(loading.matter(id), ReasonForm(formdata=None))


def _standing(matter: Matter, reason: ReasonForm, drawer: str = "") -> str:
    """The matter as it stands; `drawer` is the step whose reason has to be mended."""
    known = facts.facts(matter)
    revision, signing = facts.latest_revision(matter), facts.signing(matter)
    asking = person().legal
    readable = bool(may(asking, Act.READ_TEXT, known))
    ahead = next_steps.open_steps(person(), known)
    at = stage(matter.kind, matter.status, _left(matter))
    periods = [deadlines.reckoned(row) for row in deadlines.running(matter)]
    shut = [turn for turn in ahead if not turn.ruling and turn.step.aside]
    return render_template(
        "matters/show.html",
        matter=matter,
        particulars=KINDS[matter.kind].template,
        questions=TERMS[matter.kind].questions(),
        known=known,
        line=line_of(matter.kind, matter.edition, away=known.normative.way.elsewhere),
        stage=at,
        turns=[turn for turn in ahead if turn not in shut],
        shut=shut,
        foremost=next_steps.foremost(ahead, matter.kind),
        mine=next_steps.mine(ahead),
        waiting=turn_names([matter])[matter.id],
        behind=editions.newer(matter),
        may_send_link=bool(may(asking, Act.SEND_LINK, known)),
        may_move=editions.open_to(asking, matter, known),
        reason=reason,
        drawer=drawer,
        warned=citations.of_lines(reason.reason.data if drawer == StepName.SEND_BACK else "").grave,
        gate=_conditions(matter, known),
        todo=[(one, task_pages.of(one)) for one in next_steps.tasks_of(person(), matter, known)],
        ahead=next((step.label for step in next_steps.ahead(matter)), ""),
        days=log.reached(matter),
        due=_due(periods),
        weights=_weights(matter) if readable else [],
        latest=log.latest(matter, 4),
        words=events.words,
        own_pages=step_pages.addresses(matter, [turn.step for turn in ahead]),
        periods=periods,
        kept=deadlines.kept(matter),
        readable=readable,
        may_edit=bool(may(asking, Act.EDIT, known)),
        may_attach=bool(may(asking, Act.ATTACH, known)),
        wanted=materials.of(matter),
        revision=revision,
        revisions=rows(Revision, matter) if readable else [],
        origin=model_texts.origin(matter) if matter.kind is Kind.CONTRACT else None,
        carried=_carried(matter, revision),
        came_back=rows(ReturnedFile, matter) if readable else [],
        converting=matter_files.converting(matter),
        originals=matter_files.originals(matter),
        materials=rows(Material, matter) if readable else [],
        supplement_notices=rows(SupplementNotice, matter) if readable else [],
        opinions=rows(Opinion, matter) if readable else [],
        approvals=rows(Approval, matter),
        clearances=rows(Clearance, matter),
        archivings=rows(Archiving, matter),
        signing=signing,
        agenda=sittings.items_of(matter) if readable else [],
        proof=signed_copies.proof_of(signing) if signing else None,
        **findings.shown(matter, revision if readable else None, known),
        **citations.shown(revision if readable else None),
        supplement=supplements.supplement_of(matter),
        added=supplements.about(matter),
        predecessor=successions.predecessor(matter) if matter.kind in DOCUMENTS else None,
        successors=successions.successors(matter) if matter.kind in DOCUMENTS else [],
        may_succeed=matter.kind in DOCUMENTS and may(asking, Act.NAME_PREDECESSOR, known),
        may_compare=readable and matter.kind in DOCUMENTS and acts.may_compare(matter),
        **(on_record(matter) if readable and matter.kind in DOCUMENTS else {}),
    )


def _carried(matter: Matter, newest: Revision | None) -> set[int]:
    """The newest revision where annotations came over to it from one before."""
    if newest is None or newest.number == 1:
        return set()
    before = any(note.revision_id != newest.id for note in facts.annotations_of(matter))
    return {newest.id} if before else set()


def _left(matter: Matter) -> Status | None:
    """Where a matter was broken off; nothing for one that goes on."""
    return log.left(matter) if matter.status in LEFT else None


def _conditions(matter: Matter, known: law.Matter) -> list[tuple[Condition, Standing]]:
    """What signing will ask for, unmet first, so that the gate's answer surprises nobody; the log
    is verified at the gate itself."""
    if matter.kind is not Kind.CONTRACT:
        return []
    wanted = [condition for condition in CONTRACT if condition is not log_intact]
    return sorted(
        ((condition, condition.stands(known)) for condition in wanted),
        key=lambda pair: ORDER[pair[1]],
    )


def _due(periods: list[deadlines.Reckoned]) -> date | None:
    """The day by which the present step is due, for the stepper."""
    return next(
        (reckoned.deadline.due_on for reckoned in periods if not reckoned.deadline.floor), None
    )


# How the severities are drawn in the bar of all annotations.
COLOURS = {Severity.BLOCKING: "fs", Severity.ADVICE: "f4", Severity.HINT: "f3"}


def _weights(matter: Matter) -> list[tuple[str, int, str, str]]:
    """How many annotations of each severity there are, and how many of them are settled."""
    notes = facts.annotations_of(matter)
    weights = []
    for severity, colour in COLOURS.items():
        own = [note for note in notes if note.severity is severity]
        settled = sum(1 for note in own if note.settled)
        told = Words("已了结{settled}", settled=settled) if settled else ""
        weights.append((severity.label, len(own), colour, told))
    return weights if notes else []


@page.post("/<int:id>/steps/<name>")
@signed_in
def step(id: int, name: str) -> Any:
    matter = loading.matter(id)
    form, wanted = ReasonForm(), step_pages.named(matter, name)
    if wanted.page:
        abort(404)
    typed = citations.of_lines(form.reason.data if name == StepName.SEND_BACK else "")
    if wanted.reason and not (form.validate() and citations.heeded(typed, form.reason)):
        return _standing(matter, form, name), 422
    consenting = wanted.name is StepName.CONSENT
    verb = matters.consent if consenting else partial(matters.step, name=wanted.name)

    def act() -> str:
        verb(matter, reason=(form.reason.data or "") if wanted.reason else "", by=person())
        return url_for("matters.show", id=id)

    return at_most_once(act)


def _counsel() -> list[Person]:
    query = select(Person).filter_by(role=Role.COUNSEL, disabled_at=None).order_by(Person.firm_id)
    return list(db.session.scalars(query))


def counsel_named(id: str) -> Person | None:
    """The counsel a form names by id, where one may be assigned."""
    return next((one for one in _counsel() if str(one.id) == id), None)


@page.post("/<int:id>/engagement")
@signed_in
def engage(id: int) -> Any:
    """受理并分办, from 待办."""
    matter, counsel = loading.matter(id), counsel_named(request.form.get("counsel", ""))
    if counsel is None:
        raise Refused("请选择分办给哪位法律顾问")

    def act() -> str:
        matters.engage(matter, counsel, by=person())
        return url_for("desk.show", _anchor="mine")

    return at_most_once(act)


def _assign_form() -> AssignForm:
    form = AssignForm()
    form.counsel.choices = offered(
        (str(individual.id), f"{individual.belongs} {individual.name}") for individual in _counsel()
    )
    return form


@page.get("/<int:id>/assignment")
@signed_in
def assignment(id: int) -> str:
    matter = loading.matter(id)
    if person().role is not Role.OFFICE:
        abort(404)
    return render_template("matters/assignment.html", matter=matter, form=_assign_form())


@page.post("/<int:id>/assignment")
@signed_in
def assign(id: int) -> Any:
    matter = loading.matter(id)
    form = _assign_form()
    if not form.validate():
        return render_template("matters/assignment.html", matter=matter, form=form), 422
    counsel = counsel_named(form.counsel.data) or abort(404)

    def act() -> str:
        matters.assign(matter, counsel, by=person(), reason=form.reason.data or "")
        return url_for("matters.show", id=id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return render_template("matters/assignment.html", matter=matter, form=form), 422


@page.get("/<int:id>/declaration")
@signed_in
def declaration(id: int) -> str:
    matter = loading.matter(id)
    if person().role is not Role.COUNSEL:
        abort(404)
    return render_template("matters/declaration.html", matter=matter, form=DeclareForm())


@page.post("/<int:id>/declaration")
@signed_in
def declare(id: int) -> Any:
    matter = loading.matter(id)
    form = DeclareForm()
    if not form.validate():
        return render_template("matters/declaration.html", matter=matter, form=form), 422

    def act() -> str:
        matters.declare(matter, form.conflict.data, form.statement.data or "", by=person())
        recused = form.conflict.data == "recused"
        return url_for("desk.show") if recused else url_for("matters.show", id=id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form.statement.errors = [str(fault)]
        return render_template("matters/declaration.html", matter=matter, form=form), 422
