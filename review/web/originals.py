"""原件: the pages of a PDF as they look, beside our reading of them; the threads stay the same."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from review.actions import documents, recognitions
from review.law.permissions import Act
from review.paper import html
from review.paper.caveats import wordless
from review.paper.reading.line_joining import page_of
from review.registers import facts, recent_events
from review.registers import ocr_progress as how
from review.web import loading
from review.web.access import signed_in
from review.web.forms.reviewing import AnnotateForm
from review.web.workbench import anchored, stock, told, writable

page = Blueprint("originals", __name__, url_prefix="/matters/<int:id>/revisions/<int:number>")


@page.get("/pages")
@signed_in
def show(id: int, number: int) -> str:
    matter = loading.matter(id, Act.READ_TEXT)
    revision = loading.revision(matter, number)
    if revision.sort != "pdf":
        abort(404)
    paper, notes = documents.reading(revision), facts.annotations_of(matter)
    spots = [(note, spot) for note in notes if (spot := note.placement(revision.id))]
    standing = [(note, spot) for note, spot in spots if spot.standing]
    scan = any(warning.code == "scanned" for warning in paper.warnings)
    writing = not scan and writable(matter, revision)
    return render_template(
        "originals/show.html",
        matter=matter,
        revision=revision,
        paper=paper,
        since=recent_events.newest(matter),
        html=html.html(paper, "marked"),
        notes=[(note, page_of(spot.start_block or "")) for note, spot in standing],
        told=told(matter, revision, [anchored(*placement) for placement in standing], writing),
        scanned=wordless(paper),
        recognised=how.of(revision),
        pages=recognitions.pages(revision),
        writing=writing,
        form=AnnotateForm(formdata=None),
        **stock(writing),
    )
