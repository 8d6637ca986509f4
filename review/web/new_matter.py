"""新建: choose the kind, say what the matter is, hand in its text; mend the terms later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from review.actions import classifications, conversions, documents, matters
from review.actions import model_texts as texts
from review.actions.terms import Terms
from review.actions.unit_of_work import Invalid, Refused
from review.checks import particulars
from review.extensions import db
from review.law.kinds import DOCUMENTS, KINDS, STATUTE
from review.law.materials import Wanted
from review.law.permissions import Act, Duty
from review.law.vocabulary import Kind, MaterialKind, StepName
from review.models import Classification, Matter, ModelText
from review.registers import document_records as register
from review.registers import facts, materials, matter_files, model_texts, settings
from review.web import loading, submission_files
from review.web.access import duty, person, signed_in
from review.web.classification import own
from review.web.documents import after
from review.web.forms.fields import HIDDEN, UNSEEN
from review.web.forms.matter_terms import FORMS, TermsForm, opening
from review.web.idempotency import at_most_once
from review.web.submission_files import Files, Said
from review.words import Words

TWIN = "您已有一件同名的草稿（{number}），请在那件上继续办理；确需另建的，请改用不同的名称"
LONGEST_REASON, LONGEST_NOTE = 300, 2000
page = Blueprint("new_matter", __name__, url_prefix="/matters")


@page.get("/new")
@duty(Duty.OPEN_MATTER)
def choose() -> str:
    return render_template(
        "new_matter/choose.html", kinds=KINDS.values(), unopened=register.unopened(person())
    )


def _kind(word: str) -> Kind:
    if word not in {kind.value for kind in Kind}:
        abort(404)
    return Kind(word)


@page.get("/new/<kind>")
@duty(Duty.OPEN_MATTER)
def new(kind: str) -> Any:
    chosen = _kind(kind)
    classification = _found(chosen)
    if classification is None and chosen in DOCUMENTS:
        return redirect(url_for("classification.new"), 303)
    form = opening(chosen)
    if classification and not form.title.data:
        form.title.data = classification.title
    former = _origin(chosen)
    if isinstance(former, Matter):
        form = opening(chosen, obj=former.contract, title=former.title)
    return _page(chosen, form)


def _origin(kind: Kind) -> ModelText | Matter | None:
    """What the text is started from: an edition of a 示范文本, or a former contract."""
    template, like = (request.values.get(name, 0, type=int) for name in ("template", "like"))
    if kind is not Kind.CONTRACT or not (template or like):
        return None
    if not 0 < (template or like) < 2**31:
        abort(404)
    if template:
        return db.session.get(ModelText, template) or abort(404)
    return loading.contract(like)


def _found(kind: Kind) -> Classification | None:
    """The decision that a document is opened on; a contract needs none."""
    if kind not in DOCUMENTS:
        return None
    number = request.values.get("classification", type=int)
    return own(number) if number and number < 2**31 else None


def started(edition: ModelText, received: documents.Received) -> str:
    """The page of a contract whose text was filled in from that edition; nothing is opened yet."""
    form, files = (
        opening(Kind.CONTRACT),
        Files(materials.wanted(Kind.CONTRACT), [], Said({}, []), []),
    )
    submission_files.hold_text(files, Kind.CONTRACT, received)
    submission_files.fill(form, files.said)
    return _page(Kind.CONTRACT, form, files, edition)


def _page(
    kind: Kind, form: Any, files: Files | None = None, origin: ModelText | None = None
) -> str:
    wanted = _wanted(kind, form)
    chapter = STATUTE[kind]
    period = chapter.by_name[StepName.ACCEPT].starts
    return render_template(
        "new_matter/new.html",
        kind=kind,
        form=form,
        wanted=wanted,
        files=files or Files(wanted, [], Said({}, []), []),
        reasons=_reasons(wanted),
        send="" if kind in DOCUMENTS else chapter.by_name[StepName.SUBMIT].label,
        days=settings.period(period).amount if period else None,
        found=_found(kind),
        origin=origin or _origin(kind),
        templates=model_texts.current() if kind is Kind.CONTRACT and not files else [],
        earlier=matter_files.earlier(person()) if kind is Kind.CONTRACT and not files else [],
    )


def _wanted(kind: Kind, form: Any) -> Sequence[Wanted]:
    """What is asked for; of a question, by the subject chosen so far."""
    subject = form.subject.data if "subject" in form else None
    return materials.wanted(kind, subject or None)


def _reasons(wanted: Sequence[Wanted]) -> dict[str, str]:
    """Why a required material is not among the files, as far as it was said."""
    typed = {one.kind.value: request.form.get(f"lacking-{one.kind.value}", "") for one in wanted}
    return {kind: why.strip() for kind, why in typed.items()}


@page.post("/new/<kind>")
@duty(Duty.OPEN_MATTER)
def create(kind: str) -> Any:
    """`do` is read (files are judged, nothing is opened), save (a draft) or send."""
    chosen = _kind(kind)
    form, classification = opening(chosen), _found(chosen)
    if classification is None and chosen in DOCUMENTS:
        raise Refused("文件和制度先认定，再送审")
    if form.secret.data == "yes":
        matters.refuse_secret(by=person())
    do, wanted = request.form.get("do", "save"), _wanted(chosen, form)
    files = submission_files.held(chosen, wanted, open=form.secret.data == "no")
    submission_files.fill(form, files.said)
    if do == "read":
        declared = form.secret.validate(form)
        form.file.errors = files.faults
        return _page(chosen, form, files), 200 if declared and not files.faults else 422
    sending = do == "send" and chosen not in DOCUMENTS
    fit = form.validate()
    faults = [*files.faults, *_illegible(files), *(_unsendable(files) if sending else [])]
    if not fit or faults:
        form.file.errors = faults
        return _page(chosen, form, files), 422
    try:
        text = files.text
        received = documents.submit(text.name, text.content, documents.TEXT) if text else None
        if received:
            documents.make_ready(None, received)
        if sending and received and received.later:
            raise Invalid("file", "旧版文件要先转换为 .docx，请先保存草稿，转换后在事项页送审")
        return at_most_once(lambda: _opened(form, files, received, classification, sending))
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(chosen, form, files), 422


def _illegible(files: Files) -> list[str]:
    """Reasons that hide what they say, or say too much."""
    typed = _reasons(files.wanted).values()
    faults: list[str] = [Words("说明{unseen}", unseen=UNSEEN)] * any(map(HIDDEN.search, typed))
    return faults + [Words("说明不能超过{longest_reason}字", longest_reason=LONGEST_REASON)] * any(
        len(one) > LONGEST_REASON for one in typed
    )


def _unsendable(files: Files) -> list[str]:
    """What stands in the way of sending now: no text, or a required material without a reason."""
    reasons = _reasons(files.wanted)
    faults = [] if files.text else ["还没有送审文本，请选择文件或者先保存草稿"]
    silent = [wanted.kind.label for wanted in files.missing if not reasons[wanted.kind.value]]
    return faults + [Words("缺“{one}”：请补交，或者写明为什么没有这份", one=one) for one in silent]


def _opened(
    form: Any, files: Files, received: documents.Received | None, classification: Classification | None,
    sending: bool,
) -> str:  # fmt: skip
    terms = form.terms()
    twin = matter_files.draft_called(terms.title, terms.kind, person())
    if twin:  # a page fetched anew by going back has a new key: the form alone cannot tell
        raise Invalid("title", TWIN.format(number=twin.number))
    matter = _matter(_explained(terms, files) if sending else terms, classification)
    origin = _origin(terms.kind)
    if origin:
        texts.start(matter, origin, by=person())
    made = conversions.add(matter, received, by=person()) if received else None
    for file in files.materials:
        documents.add_material(
            matter, MaterialKind(file.role), file.name, file.content, by=person()
        )
    if sending:
        matters.step(matter, StepName.SUBMIT, by=person())
    elif made and not files.materials:
        return after(matter, made)
    return url_for("matters.show", id=matter.id)


def _explained(terms: Any, files: Files) -> Terms:
    """The terms with why a required material is lacking, for the office that accepts."""
    reasons = _reasons(files.wanted)
    lines = [
        Words("没有“{kind}”：{reasons}", kind=one.kind.label, reasons=reasons[one.kind.value])
        for one in files.missing
    ]
    note = "\n".join([*filter(None, [terms.note]), *lines])[:LONGEST_NOTE]
    told: Terms = replace(terms, note=note)
    return told


def _matter(terms: Terms, classification: Classification | None) -> Matter:
    if classification:
        return classifications.open_on(classification, terms, by=person())
    return matters.open_matter(terms, by=person())


@page.get("/<int:id>/terms")
@signed_in
def edit(id: int) -> str:
    matter = loading.matter(id, Act.EDIT)
    return _editing(matter, FORMS[matter.kind](obj=matter.particulars, title=matter.title))


def _editing(matter: Matter, form: TermsForm) -> str:
    """The form, and beside it what a contract's text itself says: offered, never forced."""
    revision = facts.latest_revision(matter)
    read_particulars = None
    if revision and matter.kind is Kind.CONTRACT:
        read_particulars = particulars.of(documents.reading(revision))
    return render_template("new_matter/edit.html", matter=matter, form=form, found=read_particulars)


@page.post("/<int:id>/terms")
@signed_in
def describe(id: int) -> Any:
    matter = loading.matter(id, Act.EDIT)
    form = FORMS[matter.kind]()
    if not form.validate():
        return _editing(matter, form), 422

    def act() -> str:
        matters.describe(matter, form.terms(), by=person())
        return url_for("matters.show", id=id)

    return at_most_once(act)
