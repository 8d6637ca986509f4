"""文本与材料: upload, download, read and compare."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, render_template, request, url_for

from review.actions import conversions, documents, materials
from review.actions.unit_of_work import Invalid
from review.law.permissions import Act
from review.models import Conversion, Matter, Revision
from review.registers import clause_library, drafts_and_phrases, facts
from review.web import findings, kept_files, loading
from review.web.access import person, signed_in
from review.web.forms.matters import FileForm, MaterialForm, ReasonForm
from review.web.forms.reviewing import AnnotateForm
from review.web.idempotency import at_most_once
from review.web.workbench import desk

page = Blueprint("documents", __name__, url_prefix="/matters/<int:id>")
SANDBOX = "sandbox; default-src 'none'"


def download(content: bytes, name: str) -> Response:
    """Always an attachment, under a name any browser can spell (RFC 6266)."""
    answer = Response(content, mimetype="application/octet-stream")
    spelled = quote(name, safe="")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{spelled}"
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer


@page.get("/revisions/new")
@signed_in
def new(id: int) -> str:
    matter = loading.matter(id, Act.READ_TEXT)
    return render_template("documents/new.html", matter=matter, form=FileForm())


@page.post("/revisions")
@signed_in
def upload(id: int) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    form = FileForm()
    try:
        name, content = kept_files.sent(matter, form.kept.data)
        received = documents.submit(name, content, documents.TEXT)
        if not form.validate():
            return _upload_again(matter, form, kept_files.keep(matter, name, content))
        documents.make_ready(matter, received)
        note, sure = form.note.data or "", bool(form.sure.data)
        return at_most_once(lambda: _added(matter, received, note, sure))
    except documents.Unlike as question:
        form.sure.errors = [str(question)]
        return _upload_again(matter, form, kept_files.keep(matter, name, content), asked=True)
    except Invalid as fault:
        form.file.errors = [str(fault)]
        held = kept_files.keep(matter, name, content) if fault.field != "file" else ""
        return _upload_again(matter, form, held)


def _upload_again(matter: Matter, form: FileForm, kept: str, *, asked: bool = False) -> Any:
    """The page once more; `asked`: whether it has to be confirmed that the text belongs here."""
    page = "documents/new.html"
    return render_template(page, matter=matter, form=form, kept=kept, asked=asked), 422


def _added(matter: Matter, received: documents.Received, note: str, sure: bool) -> str:
    new_conversion = conversions.add(matter, received, note=note, sure=sure, by=person())
    return after(matter, new_conversion)


def after(matter: Matter, outcome: Revision | Conversion) -> str:
    """Where an upload leads: to what became of the annotations, where there are any."""
    if isinstance(outcome, Conversion):
        return url_for("conversions.show", id=matter.id, conversion=outcome.id)
    carried = any(note.placement(outcome.id) for note in facts.annotations_of(matter))
    return url_for("arrivals.show" if carried else "matters.show", id=matter.id)


@page.get("/materials/new")
@signed_in
def new_material(id: int) -> str:
    matter = loading.matter(id, Act.ATTACH)
    return render_template("documents/material.html", matter=matter, form=MaterialForm.of(matter))


@page.post("/materials")
@signed_in
def attach(id: int) -> Any:
    matter = loading.matter(id, Act.ATTACH)
    form = MaterialForm.of(matter)
    try:
        name, content = kept_files.sent(matter, form.kept.data)
        if not form.validate():
            documents.submit(name, content, documents.EVIDENCE)  # what is refused is not kept
            raise Invalid("kind", "请选择材料种类")

        def act() -> str:
            documents.add_material(matter, form.kind.data, name, content, by=person())
            return url_for("matters.show", id=id, _anchor="materials")

        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        held = kept_files.keep(matter, name, content) if fault.field != "file" else ""
        return render_template("documents/material.html", matter=matter, form=form, kept=held), 422


@page.post("/materials/<int:material>/withdrawal")
@signed_in
def withdraw_material(id: int, material: int) -> Any:
    matter, form = loading.matter(id, Act.ATTACH), ReasonForm()
    row = loading.material(matter, material)
    if not form.validate():
        return render_template("errors/form.html", matter=matter, form=form), 422

    def act() -> str:
        materials.withdraw(row, form.reason.data or "", by=person())
        return url_for("matters.show", id=id, _anchor="materials")

    return at_most_once(act)


@page.get("/materials/<int:material>/file")
@signed_in
def material_file(id: int, material: int) -> Response:
    row = loading.material(loading.matter(id, Act.READ_TEXT), material)
    return download(documents.store().get(row.sha256), row.name)


@page.get("/revisions/<int:number>/file")
@signed_in
def revision_file(id: int, number: int) -> Response:
    revision = loading.revision(loading.matter(id, Act.READ_TEXT), number)
    return download(documents.store().get(revision.sha256), revision.name)


@page.get("/revisions/<int:number>/images/<sha256>")
@signed_in
def image(id: int, number: int, sha256: str) -> Response:
    """A picture inside the text, by the hash of its bytes, served as what its bytes are."""
    revision = loading.revision(loading.matter(id, Act.READ_TEXT), number)
    content, kind = documents.picture(revision, sha256)
    return Response(content, mimetype=kind, headers={"Content-Security-Policy": SANDBOX})


@page.get("/revisions/<int:number>")
@signed_in
def read(id: int, number: int) -> str:
    matter = loading.matter(id, Act.READ_TEXT)
    revision = loading.revision(matter, number)
    asked = request.args
    phrase = drafts_and_phrases.phrase(person(), asked.get("phrase", 0, type=int))
    stock = phrase or clause_library.offer(asked.get("clause", 0, type=int), asked.get("use", ""))
    form = findings.asked_for(matter, revision) or AnnotateForm(obj=stock)
    return desk(matter, revision, form)
