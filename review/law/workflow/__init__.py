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
