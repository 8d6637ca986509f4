"""待定位: the queue of what a new revision displaced, placed or dropped on one page, in one deed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from review.actions import documents, placements
from review.actions.unit_of_work import Faults, Invalid
from review.law.permissions import Act, may
from review.models import Matter
from review.paper import html
from review.registers import facts, unplaced_annotations
from review.web import loading
from review.web.access import person, signed_in
from review.web.forms.placements import decisions
from review.web.idempotency import at_most_once

page = Blueprint("placements", __name__, url_prefix="/matters/<int:id>")


@page.get("/placements")
@signed_in
def queue(id: int) -> str:
    return _queue(loading.matter(id, Act.READ_TEXT), {})


def _queue(matter: Matter, faults: Mapping[str, str]) -> str:
    revision = loading.revision(matter)
    paper, known = documents.reading(revision), facts.facts(matter)
    return render_template(
        "placements/queue.html",
        matter=matter,
        revision=revision,
        cases=unplaced_annotations.cases(matter, revision, paper),
        sureness=unplaced_annotations.sureness,
        html=html.html(paper, "marked"),
        may_place=may(person().legal, Act.PLACE, known),
        sent=request.form,
        faults=faults,
    )


@page.post("/placements")
@signed_in
def decide(id: int) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    revision = loading.revision(matter, request.form.get("revision", 0, type=int))
    try:
        paper, notes = documents.reading(revision), facts.annotations_of(matter)
        decided = decisions(request.form, notes, paper)

        def act() -> str:
            placements.decide(matter, revision, paper, decided, by=person())
            left = facts.facts(matter).unplaced
            return url_for("placements.queue" if left else "arrivals.show", id=id)

        return at_most_once(act)
    except Faults as several:
        return _queue(matter, several.by_field), 422
    except Invalid as fault:
        return _queue(matter, {"form": str(fault)}), 422


@page.get("/annotations/<int:note>/placement")
@signed_in
def show(id: int, note: int) -> Any:
    """One annotation of the queue, by its own address."""
    matter = loading.matter(id, Act.READ_TEXT)
    annotation = loading.annotation(matter, note)
    return redirect(url_for("placements.queue", id=id, _anchor=f"case-{annotation.id}"), 303)
