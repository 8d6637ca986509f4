"""审查意见: write and issue, read, take the letter away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for

from review.actions import documents, letters, opinions
from review.actions.unit_of_work import Invalid
from review.law.checklists import Result
from review.law.permissions import Act, may
from review.law.points import LABEL, OF_CATEGORY, Remarked, together
from review.law.vocabulary import Severity
from review.models import Annotation, Matter, Revision, SupplementNotice
from review.paper.html import html
from review.paper.reading import sandbox
from review.registers import checklists, deadlines, facts, legal_reviews
from review.registers import personal_signatures as signed_rows
from review.registers.batching import rows
from review.web import (
    citations,
    findings,
    loading,
    personal_signatures,
    scripts,
    workbench,
)
from review.web.access import demand, person, signed_in
from review.web.documents import download
from review.web.forms import points as checking
from review.web.forms.reviewing import OpinionForm
from review.web.idempotency import at_most_once
from review.words import Words

page = Blueprint("opinions", __name__, url_prefix="/matters/<int:id>/opinions")


@page.get("/new")
@signed_in
def new(id: int) -> str:
    matter = loading.matter(id, Act.READ_TEXT)
    if not may(person().legal, Act.ANNOTATE, facts.facts(matter)):
        abort(404)
    form = OpinionForm.of(matter.kind)
    conclusion, why = opinions.offered(matter)
    if conclusion:
        form.conclusion.data = conclusion
    lists = checklists.in_force(matter.kind)
    fresh = checking.read(lists, {}, opinions.subject_of(matter))
    return _writing(matter, form, checking.prefill(fresh, _remarked(matter)), offered=why)


def _remarked(matter: Matter) -> list[Remarked]:
    """The open annotations, with the numbers they have in the letter: as they come in the text."""
    return [
        Remarked(number, annotation.severity, annotation.category, annotation.text)
        for number, annotation in enumerate(_in_order(matter), 1)
        if not annotation.settled
    ]


def _in_order(matter: Matter) -> list[Annotation]:
    revision = facts.latest_revision(matter)
    return workbench.placed(matter, revision, documents.reading(revision))[0] if revision else []


def _writing(
    matter: Matter,
    form: OpinionForm,
    points: Sequence[checking.Point],
    faults: Sequence[str] = (),
    *,
    offered: str = "",
) -> str:
    """`faults` are the sentences about the checklists as a whole; `offered` says why a conclusion
    is chosen already."""
    notes = facts.annotations_of(matter)
    running = [deadlines.reckoned(deadline) for deadline in deadlines.running(matter)]
    revision = loading.revision(matter)
    over = _over(matter)
    beside = "text" if request.args.get("beside") == "text" else "letter"
    return render_template(
        "opinions/new.html",
        matter=matter,
        revision=revision,
        form=form,
        lists=checklists.in_force(matter.kind),
        points=points,
        first={
            point.name for point in points if point.source or point.each or over.get(point.name)
        },
        faults=checking.faults(points) if request.form and not request.form.get("do") else {},
        silences=faults,
        rest=request.form,
        together=LABEL,
        parts_of=checking.PARTS,
        results=Result.choices(),
        early=[reckoned for reckoned in running if reckoned.early],
        counts={
            severity: sum(note.severity is severity for note in notes) for severity in Severity
        },
        over=over,
        offered=offered,
        beside=beside,
        signs=personal_signatures.offered(),
        shown=_letter(matter, revision, form, points) if beside == "letter" else _text(revision),
        warned=citations.of_letter(matter, form, points).grave,
        **findings.shown(matter, revision, facts.facts(matter)),
        **citations.shown(revision),
    )


def _text(revision: Revision) -> str:
    return html(documents.reading(revision))


def _letter(
    matter: Matter, revision: Revision, form: OpinionForm, points: Sequence[checking.Point]
) -> str:
    """The letter as it will be printed, read back from the file that would be written."""
    draft = opinions.letter(matter, revision, _draft(form, points), by=person())
    return html(sandbox.read(draft, "意见.docx"))


def _draft(form: OpinionForm, points: Sequence[checking.Point]) -> opinions.Draft:
    return opinions.Draft(
        form.conclusion.data,
        form.text.data or "",
        [point.frozen() for point in points],
        form.disposition.data if form.disposition else None,
        (form.risk.data or "") if form.risk else "",
    )


def _over(matter: Matter) -> dict[str, int]:
    """How many unsettled 须处理 annotations stand over a point, by the point's name."""
    categories = opinions.blocking_by_category(matter)
    return {
        key.replace(".", "-", 1): count
        for category, count in categories.items()
        for key in OF_CATEGORY[category]
    }


@page.post("")
@signed_in
def issue(id: int) -> Any:
    """`do` may be preview (the page with the letter as typed) or draft (the letter as a file)."""
    matter = loading.matter(id, Act.READ_TEXT)
    form = OpinionForm.of(matter.kind)
    lists = checklists.in_force(matter.kind)
    typed = checking.read(lists, request.form, opinions.subject_of(matter))
    given, lacking = checking.rest(request.form)
    points = checking.with_rest(typed, given)
    if request.form.get("do") in ("preview", "draft"):
        return _unissued(matter, form, typed, points)
    silences = [sentence for sentence in (lacking, *checking.silences(points)) if sentence]
    if not form.validate() or checking.faults(typed) or silences:
        return _writing(matter, form, typed, silences), 422
    for version in checking.outdated(lists, request.form):
        told = Words(
            "清单“{title}”刚刚改为第{number}版，请核对要点后再出具",
            title=version.list.title,
            number=version.number,
        )
        form.text.errors = [told]
        return _writing(matter, form, typed), 422
    if not citations.heeded(citations.of_letter(matter, form, points), form.text):
        return _writing(matter, form, typed), 422
    revision = loading.seen(matter, form.revision.data)
    draft, given_as = _draft(form, points), letters.opinion_key(matter)
    opinions.make_ready(matter, revision, draft, given_as, by=person())

    def act() -> str:
        signature = personal_signatures.given()
        opinion = opinions.issue(matter, revision, draft, by=person(), signature=signature)
        return url_for("opinions.show", id=id, opinion=opinion.id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _writing(matter, form, typed), 422


@page.post("/challenge")
@signed_in
def challenge(id: int) -> Any:
    """What counsel's passkey signs: this opinion as typed, over this text."""
    matter = loading.matter(id, Act.READ_TEXT)
    form = OpinionForm.of(matter.kind)
    lists = checklists.in_force(matter.kind)
    typed = checking.read(lists, request.form, opinions.subject_of(matter))
    points = checking.with_rest(typed, checking.rest(request.form)[0])
    if not form.validate() or checking.faults(typed):
        return scripts.problem(422, "须先改正", "请先改正表单。")
    revision, draft = loading.seen(matter, form.revision.data), _draft(form, points)
    by = person()
    return personal_signatures.ask(
        lambda nonce: opinions.decided(matter, revision, draft, nonce, by=by)
    )


def _unissued(
    matter: Matter,
    form: OpinionForm,
    typed: Sequence[checking.Point],
    points: Sequence[checking.Point],
) -> Any:
    demand(Act.ANNOTATE, matter)
    if request.form["do"] == "draft":
        revision = loading.revision(matter)
        letter = opinions.letter(matter, revision, _draft(form, points), by=person())
        return download(letter, Words("审查意见书（稿）{title}.docx", title=matter.title))
    return _writing(matter, form, typed)


@page.get("/<int:opinion>")
@signed_in
def show(id: int, opinion: int) -> str:
    matter = loading.matter(id, Act.READ_TEXT)
    row = loading.opinion(matter, opinion)
    notes = [note for note in facts.annotations_of(matter) if note.made_at <= row.made_at]
    counts = {severity: sum(note.severity is severity for note in notes) for severity in Severity}
    return render_template(
        "opinions/show.html",
        matter=matter,
        opinion=row,
        counts=counts,
        notes=notes,
        points=together(checklists.as_shipped(row.checklist)),
        body=legal_reviews.body(row),
        reviewed=legal_reviews.of(matter, row),
        confirmed=signed_rows.way(signed_rows.by_row(matter), row),
    )


@page.get("/<int:opinion>/letter")
@signed_in
def letter(id: int, opinion: int) -> Response:
    row = loading.opinion(loading.matter(id, Act.READ_TEXT), opinion)
    return download(
        documents.store().get(row.letter), Words("审查意见书{number}.docx", number=row.number)
    )


@page.get("/supplement-notices/<int:notice>")
@signed_in
def supplement_notice(id: int, notice: int) -> Response:
    matter = loading.matter(id, Act.READ_TEXT)
    candidate = next((row for row in rows(SupplementNotice, matter) if row.id == notice), None)
    if candidate is None:
        abort(404)
    return download(
        documents.store().get(candidate.sha256),
        Words("补正通知书{number}.docx", number=candidate.number),
    )
