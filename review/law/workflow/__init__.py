"""THE STATUTE: every step a matter can take, as rows, one chapter a module. No logic lives here.

Read a row as a lawyer would: what it is called, from where to where, by whom, on what conditions,
which period it starts or stops, who is told, on what authority. "办公室惯例" marks office practice.
"""

from __future__ import annotations

from review.law.procedure import Chapter
from review.law.vocabulary import Kind, Status
from review.law.workflow import consultation, contract, internal, normative

CHAPTERS = {
    Kind.CONTRACT: contract,
    Kind.NORMATIVE: normative,
    Kind.INTERNAL: internal,
    Kind.CONSULTATION: consultation,
}

STATUTE: dict[Kind, Chapter] = {kind: chapter.CHAPTER for kind, chapter in CHAPTERS.items()}
MAIN_LINE: dict[Kind, tuple[Status, ...]] = {
    kind: chapter.LINE for kind, chapter in CHAPTERS.items()
}
# Out of these a matter may come from many stages: it stands at the one where it was left.
LEFT = (Status.WITHDRAWN, Status.ABANDONED)
STAGES: dict[Kind, dict[Status, Status]] = {
    kind: {**{one: one for one in chapter.LINE}, **chapter.BESIDE}
    for kind, chapter in CHAPTERS.items()
}


def stage(kind: Kind, status: Status, left: Status | None = None) -> Status | None:
    """The stage of the main line; `left` is the status before, for one that was broken off."""
    asked = left if status in LEFT and left is not None else status
    return STAGES[kind].get(asked)
