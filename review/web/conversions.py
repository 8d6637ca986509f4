"""旧版文件: how far the conversion is; the page asks again by itself until there is a text."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, make_response, redirect, render_template

from review.actions import documents
from review.law.permissions import Act
from review.law.vocabulary import JobState
from review.web import loading
from review.web.access import signed_in
from review.web.documents import after, download

page = Blueprint("conversions", __name__, url_prefix="/matters/<int:id>")
AGAIN = "2"  # seconds


@page.get("/conversions/<int:conversion>")
@signed_in
def show(id: int, conversion: int) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    conversion_row = loading.conversion(matter, conversion)
    if conversion_row.revision:
        return redirect(after(matter, conversion_row.revision), 303)
    failed = conversion_row.job is not None and conversion_row.job.state is JobState.FAILED
    answer = make_response(
        render_template("conversions/show.html", matter=matter, found=conversion_row, failed=failed)
    )
    if not failed:
        answer.headers["Refresh"] = AGAIN
    return answer


@page.get("/revisions/<int:number>/original")
@signed_in
def original(id: int, number: int) -> Any:
    """The file as it came, where the revision was made of another."""
    revision = loading.revision(loading.matter(id, Act.READ_TEXT), number)
    source = loading.original(revision)
    return download(documents.store().get(source.sha256), source.name)
