"""留白 of a text: what is left to be filled in, and what was said of it."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask import current_app
from sqlalchemy import func, select

from review.checks.blanks import left_open
from review.checks.text import Asked, Text
from review.extensions import db
from review.law.kinds import asked_at
from review.law.sign_gate import filled
from review.law.vocabulary import Kind
from review.models import BlankExplanation, Matter, Opinion, Revision
from review.paper import model
from review.paper.clause_paths import article
from review.registers.batching import parts, rows
from review.storage import Damaged, Storage, installed

UNREADABLE = -1
UNREAD = (OSError, Damaged, ValueError, TypeError)
"""The text is gone, or is no reading at all."""
KEPT = 4096
"""Readings whose blanks are remembered: named by the hash of their bytes, they never change."""


@dataclass(frozen=True)
class Blank:
    """`words` is the whole paragraph, by which an explanation knows it; `quote` is what is shown."""

    words: str
    quote: str
    clause: str
    block: str


@dataclass(frozen=True)
class Told:
    """A blank with what was said of it; None where nobody said anything."""

    blank: Blank
    explanation: BlankExplanation | None


def told(matter: Matter, revision: Revision) -> list[Told]:
    """Every blank of the revision, in the order of the text; raises Damaged or OSError.

    Where several paragraphs read the same, as many are explained as explanations were given.
    """
    known: dict[str, deque[BlankExplanation]] = defaultdict(deque)
    for blank_explanation in rows(BlankExplanation, matter):
        known[blank_explanation.words].append(blank_explanation)
    blanks = _found(revision.reading, matter.kind, installed(current_app.config))
    return [
        Told(blank, known[blank.words].popleft() if known[blank.words] else None)
        for blank in blanks
    ]


def unexplained(
    matter: Matter, revision: Revision | None, opinion: Opinion | None, *, whole: bool
) -> int | None:
    """How many blanks nobody explained; None before anybody need ask, UNREADABLE without the text."""
    if revision is None or opinion is None:
        return None
    if not whole and (matter.kind, matter.status) not in asked_at(filled):
        return None
    try:
        return sum(blank_state.explanation is None for blank_state in told(matter, revision))
    except UNREAD:
        return UNREADABLE


def waiting(ids: Sequence[int]) -> set[int]:
    """Those of these matters whose newest text has a blank that nobody explained."""
    files, explained = installed(current_app.config), defaultdict[int, Counter[str]](Counter)
    newest: list[Any] = []
    for part in parts(ids):
        last = select(func.max(Revision.id)).where(Revision.matter_id.in_(part))
        query = select(Revision.matter_id, Revision.reading, Matter.kind).join(Revision.matter)
        newest += db.session.execute(
            query.where(Revision.id.in_(last.group_by(Revision.matter_id)))
        )
        given = select(BlankExplanation.matter_id, BlankExplanation.words)
        for id, words in db.session.execute(given.where(BlankExplanation.matter_id.in_(part))):
            explained[id][words] += 1
    return {
        id
        for id, reading, kind in newest
        if _words(reading, kind, files) - explained.get(id, Counter())
    }


def _words(reading: str, kind: Kind, files: Storage) -> Counter[str]:
    try:
        return Counter(blank.words for blank in _found(reading, kind, files))
    except UNREAD:
        return Counter()


@lru_cache(KEPT)
def _found(reading: str, kind: Kind, files: Storage) -> tuple[Blank, ...]:
    text = Text(model.load(files.get(reading)), Asked(kind))
    by_place = {line.place: line for line in text.lines}
    return tuple(
        Blank(line.raw, finding.quote, article(line.path), line.paragraph.id)
        for finding in left_open(text)
        for line in (by_place[finding.place],)
    )
