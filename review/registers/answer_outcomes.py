"""意见采纳情况: what became of each remark, in order, and the disagreements the leader decides."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.vocabulary import Reply, Severity
from review.models import Annotation, Answer, Matter, Revision
from review.registers.facts import annotations_of, latest_revision
from review.words import Words

PENDING = "待答复"


@dataclass(frozen=True)
class Adoption:
    """原文—意见—采纳—理由 of one remark."""

    note: Annotation
    clause: str
    quote: str
    answer: Answer | None

    @property
    def reply(self) -> str:
        return self.answer.reply.label if self.answer else PENDING

    @property
    def reason(self) -> str:
        if self.answer is None:
            return ""
        confirmed = self.answer.confirmation
        tail = Words("（{by}确认）", by=confirmed.by.name) if confirmed else ""
        return f"{self.answer.reason}{tail}"


def adoption(matter: Matter) -> list[Adoption]:
    """Every remark that was not withdrawn, with the words it was made on."""
    rows = []
    for note in annotations_of(matter):
        first = note.placements[0]
        rows.append(Adoption(note, first.clause, first.quote, note.answer))
    return rows


@dataclass(frozen=True)
class Disagreement:
    """A 须处理 remark the section does not follow: counsel's words and the section's, side by side.

    `stands` is what the newest text has in that place; "" where it has nothing.
    """

    note: Annotation
    answer: Answer
    clause: str
    quote: str
    stands: str


def disagreements(matter: Matter) -> list[Disagreement]:
    """What has not been settled between counsel and section, and is now the leader's to decide."""
    revision = latest_revision(matter)
    return [
        Disagreement(note, note.answer, note.placements[0].clause, note.placements[0].quote,
                     _stands(note, revision))
        for note in annotations_of(matter)
        if note.severity is Severity.BLOCKING and not note.settled and note.answer
        and note.answer.reply is not Reply.ADOPTED
    ]  # fmt: skip


def _stands(note: Annotation, revision: Revision | None) -> str:
    spot = note.placement(revision.id) if revision else None
    return spot.quote if spot and spot.standing else ""
