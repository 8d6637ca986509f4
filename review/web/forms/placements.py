"""The queue of annotations to place: one choice for each, all sent together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from review.actions import placements
from review.actions.placements import Decision, Span
from review.actions.unit_of_work import Faults, Invalid
from review.models import Annotation
from review.paper.model import Paper
from review.web.forms.fields import HIDDEN, UNSEEN
from review.words import Words

OWN, GONE = "own", "gone"
_SPAN = re.compile(r"([\w.-]{1,60}):(\d{1,9}):([\w.-]{1,60}):(\d{1,9})", re.ASCII)
MOST = 2000


def span(written: str) -> Span | None:
    """block:start:block:end as a span, None for anything else."""
    match = _SPAN.fullmatch(written)
    return Span(match[1], int(match[2]), match[3], int(match[4])) if match else None


def decisions(sent: Mapping[str, str], notes: Iterable[Annotation], paper: Paper) -> list[Decision]:
    """What was chosen, for each annotation that has a choice; Faults by field."""
    taken, faults = [], {}
    for note in notes:
        chosen = sent.get(f"choice-{note.id}", "")
        if not chosen:
            continue
        try:
            taken.append(_decision(note, chosen, sent, paper))
        except Invalid as fault:
            faults[f"{fault.field}-{note.id}"] = str(fault)
    if faults:
        raise Faults(faults)
    if not taken:
        raise Faults({"form": "还没有作出任何选择"})
    return taken


def _decision(note: Annotation, chosen: str, sent: Mapping[str, str], paper: Paper) -> Decision:
    if chosen == GONE:
        reason = _plain("reason", sent.get(f"reason-{note.id}", ""))
        return Decision(note, None, reason)
    if chosen != OWN:
        where = span(chosen)
        if where is None:
            raise Invalid("choice", "不在可选范围内")
        return Decision(note, where)
    quote = _plain("quote", sent.get(f"quote-{note.id}", ""))
    picked = span(sent.get(f"own-{note.id}", ""))
    return Decision(note, picked or placements.locate(paper, quote))


def _plain(field: str, text: str) -> str:
    text = text.strip()
    if HIDDEN.search(text):
        raise Invalid(field, UNSEEN)
    if len(text) > MOST:
        raise Invalid(field, Words("不能超过{most}字", most=MOST))
    return text
