"""版式: the pages of a Word text as they would be signed, drawn of the second program's print."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template

from review.actions import documents
from review.law.permissions import Act
from review.models import PrintedText
from review.registers import printed_texts
from review.web import loading
from review.web.access import signed_in
from review.web.documents import SANDBOX

page = Blueprint("layout", __name__, url_prefix="/matters/<int:id>/revisions/<int:number>/layout")


@page.get("")
@signed_in
def show(id: int, number: int) -> str:
    matter = loading.matter(id, Act.READ_TEXT)
    revision = loading.revision(matter, number)
    second = printed_texts.of(revision)
    return render_template(
        "printed/layout.html",
        matter=matter,
        revision=revision,
        second=second,
        printed=second.printed if second else None,
    )


@page.get("/<sha256>")
@signed_in
def picture(id: int, number: int, sha256: str) -> Response:
    """The picture of a page of this revision, by the hash of its bytes; 404 for any other."""
    revision = loading.revision(loading.matter(id, Act.READ_TEXT), number)
    second = printed_texts.of(revision)
    printed: PrintedText | None = second.printed if second else None
    if printed is None or sha256 not in {row.sha256 for row in printed.pictures}:
        abort(404)
    content = documents.store().get(sha256)
    return Response(content, mimetype="image/png", headers={"Content-Security-Policy": SANDBOX})
