"""办理: a page for each step on a document that asks for more than a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, abort, render_template, url_for

from review.actions import changes, documents, drafting, filings, procedure, signing
from review.actions.unit_of_work import Invalid
from review.law import facts as law
from review.law.permissions import Act, may
from review.law.procedure import ORDER, Step, rule
from review.law.sign_gate import log_intact, printed
from review.law.vocabulary import StepName
from review.models import (
    Filing,
    Issue,
    Matter,
    OutsideRecord,
    Revision,
)
from review.paper.comparing import compare, summary
from review.registers import changes as changes_since
from review.registers import document_records as register
from review.registers import facts, printed_texts
from review.registers.batching import last, rows
from review.registers.demands import demands
from review.registers.matter_proof import prove
from review.web import loading, personal_signatures, scripts, step_pages
from review.web.access import person, signed_in
from review.web.document_record import on_record
from review.web.documents import download
from review.web.forms import outside
from review.web.forms.act import ActForm
from review.web.forms.acts import FORMS as OWN_FORMS
from review.web.forms.acts import ReceiptForm, SignOffForm
from review.web.forms.reviewing import DecisionForm, UpholdForm
from review.web.idempotency import at_most_once

FORMS = {**OWN_FORMS, **outside.FORMS}
SIGNED = (StepName.SIGN_OFF, StepName.COUNTERSIGN)
page = Blueprint("acts", __name__, url_prefix="/matters/<int:id>/acts")


def _step(matter: Matter, name: str) -> tuple[Step, law.Matter]:
    """The step and what is known of the matter, or 404 where it is not this person's to take.

    Where the step asks for the log, the matter is proven now.
    """
    step, known = step_pages.named(matter, name), facts.facts(matter)
    if not step.by.holds(person().legal, known):
        abort(404)
    good = log_intact not in step.needs or prove(matter).good
    return step, replace(known, log_verified=good)


def _form(matter: Matter, name: str) -> ActForm:
    step = step_pages.named(matter, name)
    if step.page != step_pages.SHARED:
        abort(404)
    return FORMS[step.name].of(matter, step.name)


@page.get("/<name>")
@signed_in
def new(id: int, name: str) -> str:
    matter = loading.matter(id, Act.READ_TEXT)
    return _page(matter, name, _form(matter, name))


def _page(matter: Matter, name: str, form: ActForm) -> str:
    step, known = _step(matter, name)
    revision = facts.latest_revision(matter)
    stands = [(condition, condition.stands(known)) for condition in step.needs]
    return render_template(
        "acts/sign_off.html" if name in SIGNED else "acts/new.html",
        matter=matter,
        step=step,
        ruling=rule(step, person().legal, known),
        needs=sorted(stands, key=lambda pair: ORDER[pair[1]]),
        form=form,
        revision=revision,
        second=printed_texts.of(revision) if revision and printed in step.needs else None,
        opinion=facts.latest_opinion(matter),
        notes=[note for note in facts.annotations_of(matter) if note.answer],
        demands=demands(matter),
        signable=name == StepName.SIGN_OFF,
        signs=personal_signatures.offered(),
        **on_record(matter),
    )


@page.post("/<name>/challenge")
@signed_in
def challenge(id: int, name: str) -> Any:
    """What the passkey of whoever signs off signs: this form, over this text."""
    matter, by = loading.matter(id, Act.READ_TEXT), person()
    form = _form(matter, name)
    if name != StepName.SIGN_OFF or not isinstance(form, SignOffForm):
        abort(404)
    if not form.validate():
        return scripts.problem(422, "须先改正", "请先改正表单。")
    revision, note = loading.seen(matter, form.revision.data), form.note.data or ""
    return personal_signatures.ask(
        lambda nonce: signing.decided(matter, revision, note, nonce, StepName.SIGN_OFF, by=by)
    )


@page.post("/<name>")
@signed_in
def take(id: int, name: str) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    form = _form(matter, name)
    if not form.validate():
        return _page(matter, name, form), 422
    seen = loading.seen(matter, form.revision.data)
    if log_intact in step_pages.named(matter, name).needs:
        procedure.prepare(matter)

    if name == StepName.SIGN_OFF and isinstance(form, SignOffForm):
        form.signature = personal_signatures.given()

    def act() -> str:
        form.act(matter, seen, by=person())
        return url_for("matters.show", id=id)

    try:
        form.ready()
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(matter, name, form), 422


@page.get("/register")
@signed_in
def receipts(id: int) -> str:
    matter = loading.matter(id, Act.READ_TEXT)
    return _receipts(matter, _receipt_forms(matter))


def _receipt_forms(matter: Matter) -> list[tuple[Filing, ReceiptForm]]:
    filed = register.undecided(matter)
    return [(filing, ReceiptForm(prefix=filing.receiver.value)) for filing in filed]


def _receipts(matter: Matter, forms: list[tuple[Filing, ReceiptForm]], fault: str = "") -> str:
    step, known = _step(matter, StepName.REGISTER)
    return render_template(
        "acts/receipts.html",
        matter=matter,
        step=step,
        ruling=rule(step, person().legal, known),
        forms=forms,
        fault=fault,
    )


@page.post("/register")
@signed_in
def enter_receipts(id: int) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    forms = _receipt_forms(matter)
    wrong = [form for _, form in forms if not form.validate()]
    if wrong:
        return _receipts(matter, forms), 422
    given = [
        filings.Receipt(filed.receiver, form.number.data, form.registered_on.data)
        for filed, form in forms
    ]

    def act() -> str:
        filings.register(matter, given, by=person())
        return url_for("matters.show", id=id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        return _receipts(matter, forms, str(fault)), 422


@page.get("/conclusions")
@signed_in
def conclusions(id: int) -> str:
    return _upholding(loading.matter(id, Act.UPHOLD), UpholdForm())


def _upholding(matter: Matter, form: UpholdForm) -> str:
    """Every conclusion on an older text, with what changed since."""
    revision = loading.revision(matter)
    texts = {row.text_hash: row for row in rows(Revision, matter)}
    after = documents.reading(revision)
    upheld = []
    for drafting_review in register.moved(matter):
        old = texts[drafting_review.text_hash]
        changes = summary.summary(compare.compare(documents.reading(old), after))
        upheld.append((drafting_review, old, changes))
    return render_template(
        "acts/conclusions.html", matter=matter, revision=revision, moved=upheld, form=form
    )


@page.post("/conclusions")
@signed_in
def uphold(id: int) -> Any:
    matter, form = loading.matter(id, Act.UPHOLD), UpholdForm()
    if not form.validate():
        return _upholding(matter, form), 422
    seen = loading.seen(matter, form.revision.data)

    def act() -> str:
        drafting.uphold(matter, seen, form.note.data, by=person())
        return url_for("matters.show", id=id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form.note.errors = [str(fault)]
        return _upholding(matter, form), 422


@page.get("/comparison")
@signed_in
def comparison(id: int) -> str:
    return _comparing(loading.matter(id, Act.COMPARE), DecisionForm())


def _comparing(matter: Matter, form: DecisionForm) -> str:
    """Every older text that counts, and what changed since."""
    revision = loading.revision(matter)
    counting = changes_since.texts_before(matter) - {revision.text_hash}
    older = [earlier for earlier in rows(Revision, matter) if earlier.text_hash in counting]
    after = documents.reading(revision)
    return render_template(
        "acts/comparison.html",
        matter=matter,
        revision=revision,
        older=[
            (earlier, summary.summary(compare.compare(documents.reading(earlier), after)))
            for earlier in older
        ],
        form=form,
        unopened=changes_since.unopened(matter, revision, person()),
    )


@page.post("/comparison")
@signed_in
def compare_texts(id: int) -> Any:
    matter, form = loading.matter(id, Act.COMPARE), DecisionForm()
    if not form.validate():
        return _comparing(matter, form), 422
    seen = loading.seen(matter, form.revision.data)

    def act() -> str:
        changes.compare(matter, seen, form.note.data or "", by=person())
        return url_for("matters.show", id=id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form.note.errors = [str(fault)]
        return _comparing(matter, form), 422


@page.get("/issue/file")
@signed_in
def formal_text(id: int) -> Response:
    issued = last(Issue, loading.matter(id, Act.READ_TEXT))
    if issued is None:
        abort(404)
    return download(documents.store().get(issued.sha256), issued.name)


@page.get("/outside/<int:number>/file")
@signed_in
def outside_paper(id: int, number: int) -> Response:
    records = rows(OutsideRecord, loading.matter(id, Act.READ_TEXT))
    kept = next((row for row in records if row.id == number), None)
    if kept is None or kept.sha256 is None:
        abort(404)
    return download(documents.store().get(kept.sha256), kept.name)


def may_compare(matter: Matter) -> bool:
    """Whether this person may answer now for differences there are."""
    known = facts.facts(matter)
    if known.text is None or not may(person().legal, Act.COMPARE, known):
        return False
    pairs = {(old, known.text) for old in changes_since.texts_before(matter) if old != known.text}
    return bool(pairs - known.compared)
