"""审查工作台: one revision with its outline, its paper, and the threads beside the words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from flask import render_template, request, url_for

from review.actions import documents
from review.checks.statutes.authorities import AUTHORITIES
from review.law.annotations import HEADINGS
from review.law.permissions import Act, may
from review.law.vocabulary import Place, Severity, Status
from review.models import Annotation, Draft, Matter, Placement, Revision
from review.paper import html
from review.paper.caveats import unshown
from review.paper.model import Paper, View
from review.paper.outline import homes, outline
from review.registers import (
    clause_library,
    drafts_and_phrases,
    facts,
    printed_texts,
    readers,
    recent_events,
)
from review.registers.batching import rows
from review.web import citations, findings
from review.web.access import person
from review.web.conflict import Conflict, between
from review.web.forms.reviewing import AnnotateForm

VIEWS: dict[View, str] = {"original": "原文", "marked": "含修订", "final": "最终"}
SHOWS = {"all": "全部", "open": "待处理", "blocking": "须处理", "mine": "我的"}
Spots = dict[int, Placement | None]
NOWHERE = 10**9


def desk(
    matter: Matter, revision: Revision, form: AnnotateForm, clash: Conflict | None = None
) -> str:
    """The workbench: the paper, and the threads beside it."""
    paper = documents.reading(revision)
    view: View = next(
        (known_view for known_view in VIEWS if known_view == request.args.get("view")), "marked"
    )
    notes, spots = placed(matter, revision, paper)
    newest = facts.latest_revision(matter)
    own = margin(matter)
    writing = writable(matter, revision)
    cited = citations.shown(revision, paper)
    return render_template(
        "documents/read.html",
        matter=matter,
        revision=revision,
        revisions=rows(Revision, matter),
        newest=newest,
        paper=paper,
        unshown=list(unshown(paper)),
        html=html.html(
            paper,
            view,
            lambda image: _picture(matter, revision, image.hash),
            citations.references(cited["cites"]),
        ),
        view=view,
        views=VIEWS,
        laid_out=printed_texts.laid_out(revision),
        shows=SHOWS,
        since=recent_events.newest(matter),
        entries=outline(paper),
        tally=tally(paper, notes, spots),
        notes=notes,
        spots=spots,
        unplaced=[annotation for annotation in notes if _lost(spots[annotation.id])],
        told=told(matter, revision, [anchored(note, spots[note.id]) for note in notes], writing),
        form=form,
        clash=clash,
        writing=writing,
        opining=matter.status is Status.REVIEWING,
        **findings.shown(matter, revision, facts.facts(matter)),
        **cited,
        **stock(writing),
        **own,
    )


def _lost(spot: Placement | None) -> bool:
    """Whether somebody still has to place it; words that are gone by decision wait for nobody."""
    return spot is not None and spot.place is Place.ORPHAN


def writable(matter: Matter, revision: Revision) -> bool:
    """Whether this person may annotate this revision now: only the newest is written on."""
    newest = facts.latest_revision(matter)
    may_annotate = bool(may(person().legal, Act.ANNOTATE, facts.facts(matter)))
    return may_annotate and newest is not None and newest.id == revision.id


def stock(writing: bool) -> dict[str, Any]:
    """What the form of an annotation offers: this person's frequent opinions, and the laws."""
    return {
        "phrases": drafts_and_phrases.phrases(person()) if writing else (),
        "clauses": clause_library.current() if writing else (),
        "authorities": AUTHORITIES if writing else (),
    }


def told(matter: Matter, revision: Revision, spots: list[Any], writing: bool) -> str:
    """What the page's script is told, as JSON that can stand inside a page."""
    drafts = {draft.form: _draft(draft) for draft in drafts_and_phrases.drafts(person(), matter)}
    own = drafts.get("annotate")
    if own and writing and own["fields"].get("revision") != str(revision.number):
        _bring(matter, revision, own)
    values = {
        "spots": spots,
        "drafts": drafts,
        "people": list(readers.handles(readers.readers(matter))),
        "me": person().id,
        "headings": [[category.value, words] for category, words in HEADINGS] if writing else [],
    }
    return json.dumps(values, ensure_ascii=False).replace("<", "\\u003c")


def _draft(draft: Draft) -> dict[str, Any]:
    return {"fields": draft.fields, "deed": draft.deed, "at": draft.saved_at.timestamp() * 1000}


def _bring(matter: Matter, revision: Revision, draft: dict[str, Any]) -> None:
    """A draft written on an earlier revision: both texts, and the place where that is certain."""
    typed = draft["fields"]
    old = next((r for r in rows(Revision, matter) if str(r.number) == typed.get("revision")), None)
    if old is None:
        return
    was = AnnotateForm(formdata=None, data=typed, meta={"csrf": False})
    clash = between(old, revision, was.span())
    was.place(clash.span, clash.now)
    names = ("start_block", "start", "end_block", "end", "quote")
    draft["fields"] = {**typed, **{name: was[name].data or "" for name in names}}
    draft["conflict"] = render_template("annotations/conflict.html", conflict=clash)


def placed(matter: Matter, revision: Revision, paper: Paper) -> tuple[list[Annotation], Spots]:
    """The threads that speak of this revision, in order, and where each stands."""
    notes = facts.annotations_of(matter)
    spots: Spots = {note.id: note.placement(revision.id) for note in notes}
    return in_order([note for note in notes if spots[note.id]], spots, paper), spots


def changed_threads(
    matter: Matter, revision: Revision, touched: frozenset[int] | None
) -> dict[str, Any]:
    """The threads of `touched` drawn anew (all, for None), and what the page counts."""
    paper = documents.reading(revision)
    notes, spots = placed(matter, revision, paper)
    drawn = [note for note in notes if touched is None or note.id in touched]
    own = margin(matter) if drawn else {}
    return {
        "order": [note.id for note in notes],
        "settled": sum(note.settled for note in notes),
        "tally": tally(paper, notes, spots),
        "threads": [
            {
                "id": note.id,
                "spot": anchored(note, spots[note.id]),
                "html": render_template(
                    "documents/one_thread.html",
                    matter=matter,
                    note=note,
                    spot=spots[note.id],
                    **own,
                ),
            }
            for note in drawn
        ],
    }


def margin(matter: Matter) -> dict[str, Any]:
    """What drawing a thread needs to know of the one who reads it."""
    known, asking = facts.facts(matter), person().legal
    show = request.args.get("show", "")
    return {
        "can": {act.name.lower(): bool(may(asking, act, known)) for act in Act},
        "show": show if show in SHOWS else "all",
        "belongs": belongs,
        "handles": list(readers.handles(readers.readers(matter, Act.REMARK))),
    }


def belongs(note: Annotation, show: str) -> bool:
    """Whether a thread is among those that the margin's filter shows."""
    me = person().id
    return {
        "all": True,
        "open": not note.settled,
        "blocking": note.severity is Severity.BLOCKING and not note.settled,
        "mine": note.by_id == me or (note.charged is not None and note.charged.id == me),
    }[show]


def in_order(notes: Sequence[Annotation], spots: Spots, paper: Paper) -> list[Annotation]:
    """As their words come in the paper; threads without a place last, the margin's head counts them."""
    places = {paragraph.id: n for n, paragraph in enumerate(paper.paragraphs("all"))}

    def place(note: Annotation) -> tuple[int, int, int]:
        spot = spots[note.id]
        at = places.get(spot.start_block or "", NOWHERE) if spot and spot.standing else NOWHERE
        return at, (spot.start or 0) if spot else 0, note.id

    return sorted(notes, key=place)


def tally(paper: Paper, notes: Sequence[Annotation], spots: Spots) -> dict[str, tuple[int, int]]:
    """For each entry of the outline: threads on its words, and how many of them are open."""
    under = homes(paper, outline(paper))
    every: Counter[str] = Counter()
    pending: Counter[str] = Counter()
    for note in notes:
        spot = spots[note.id]
        home = under.get(spot.start_block or "") if spot and spot.standing else None
        if home:
            every[home] += 1
            pending[home] += not note.settled
    return {home: (every[home], pending[home]) for home in every}


def _picture(matter: Matter, revision: Revision, sha256: str) -> str:
    return url_for("documents.image", id=matter.id, number=revision.number, sha256=sha256)


def anchored(note: Annotation, spot: Placement | None) -> dict[str, Any]:
    """Where a thread's words stand, for the page to find them."""
    standing = spot is not None and spot.standing
    names = ("start_block", "start", "end_block", "end")
    return {
        "id": note.id,
        "severity": note.severity.value,
        "state": note.state.value,
        "proposal": note.proposal,
        "quote": spot.quote if spot else "",
        **{name: getattr(spot, name) if standing else None for name in names},
    }
