"""带入新版: after an upload, what became of every annotation, old and new words side by side."""

from __future__ import annotations

from flask import Blueprint, render_template

from review.law.permissions import Act
from review.registers import carry_results, facts, unplaced_annotations
from review.web import loading
from review.web.access import signed_in

page = Blueprint("arrivals", __name__, url_prefix="/matters/<int:id>")


@page.get("/carried")
@signed_in
def show(id: int) -> str:
    """For the newest revision; older ones say it in the log."""
    matter = loading.matter(id, Act.READ_TEXT)
    revision = loading.revision(matter)
    arrivals = carry_results.arrivals(matter, revision)
    return render_template(
        "arrivals/show.html",
        matter=matter,
        revision=revision,
        found=arrivals,
        tally=carry_results.tally(arrivals),
        known=facts.facts(matter),
        sureness=unplaced_annotations.sureness,
    )
