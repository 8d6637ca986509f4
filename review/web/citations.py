"""引用的法律 on the pages: the list beside a text, and the words of the text that lead to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from flask import request
from wtforms import Field

from review.models import Matter, Revision
from review.paper.model import Paper
from review.paper.references import Reference, References
from review.registers import citations, facts
from review.registers.citations import Cites
from review.web.forms.points import Point
from review.web.forms.reviewing import OpinionForm
from review.words import Words


def shown(revision: Revision | None, paper: Paper | None = None) -> dict[str, Any]:
    """What `shared/citations.html` is given; without the text only what is known already."""
    if revision is None:
        return {"cites": None}
    held = citations.kept(revision) if paper is None else citations.of_revision(revision, paper)
    return {"cites": held, "cited_in": revision}


def of_letter(matter: Matter, form: OpinionForm, points: Sequence[Point]) -> Cites:
    """The statutes that an opinion would cite: as typed, in its points and in the annotations."""
    words = [form.text.data, form.risk.data if form.risk else ""]
    for point in points:
        words += [point.said.fact, point.said.ground, point.said.note]
    for note in facts.annotations_of(matter):
        words += [note.text, note.proposal, note.basis]
    return of_lines(*words)


def of_lines(*words: str | None) -> Cites:
    """The statutes that a letter would cite, as typed."""
    return citations.of_words(line for each in words if each for line in each.splitlines())


def heeded(cites: Cites, field: Field) -> bool:
    """Whether the form has warned of every statute to be looked at; a fault of the field where not."""
    warned = request.form.getlist("warned")
    unwarned = [f"《{law.name}》" for law in cites.grave if law.name not in warned]
    if unwarned:
        field.errors = [Words("引用的法律需要核对：{unwarned}", unwarned="、".join(unwarned))]
    return not unwarned


def references(cites: Cites) -> References:
    """The cited words of the text, by paragraph, each leading to its statute in the list."""
    found: dict[str, list[Reference]] = defaultdict(list)
    for number, law in enumerate(cites.laws, 1):
        for turn, place in enumerate(law.places, 1):
            target = f"law-{number}"
            described = f"{target}-standing" + (f" cite-{number}-{turn}" if place.note else "")
            mention = place.mention
            found[mention.block].append(
                Reference(mention.start, mention.end, target, described, place.mark.value)
            )
    return {block: sorted(each) for block, each in found.items()}
