"""须修改之处: what the opinion says must change, one by one, each with what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from review.law import annotations as law
from review.law.points import failed
from review.law.vocabulary import Place, Reply, Severity
from review.models import Annotation, Matter, Opinion, Revision
from review.paper.clause_paths import article
from review.registers.facts import annotations_of, latest_opinion, latest_revision
from review.registers.note_facts import note_in
from review.words import Words


@dataclass(frozen=True)
class Demand:
    """`clause` and `words` say where and what; `fate` is what became of it, `met` whether it is one.

    `note` is the annotation, None where a point found 不符合 names it alone.
    """

    clause: str
    words: str
    fate: str
    met: bool
    note: Annotation | None = None


def demands(matter: Matter) -> list[Demand]:
    """The 须处理 annotations of the last opinion and its points 不符合, in their order."""
    opinion, revision = latest_opinion(matter), latest_revision(matter)
    if opinion is None or revision is None:
        return []
    notes = [
        annotation
        for annotation in annotations_of(matter)
        if annotation.severity is Severity.BLOCKING
    ]
    owed = [
        _of_note(annotation, revision, opinion)
        for annotation in notes
        if note_in(annotation, revision, opinion).issued
    ]
    points = failed(opinion.checklist)
    changed = bool(owed) or revision.text_hash != opinion.text_hash
    fate = "只列要点；文本已作修改" if changed else "没有着落：文本没有改动"
    fate = "随所列批注处理" if owed else fate
    return owed + [Demand(row["label"], row["note"], fate, changed) for row in points]


def _of_note(note: Annotation, revision: Revision, opinion: Opinion) -> Demand:
    known = note_in(note, revision, opinion)
    met = not law.unheeded(known)
    return Demand(article(note.placements[0].clause), note.text, _fate(note, known), met, note)


def _fate(note: Annotation, known: law.Note) -> str:
    """What became of it, with who answers for that."""
    if known.settled:
        return Words("已由{by}了结", by=note.settlements[-1].by.name)
    answer = note.answer
    if answer is None:
        return "没有着落：尚未答复"
    if law.contradicted(known):
        return "没有着落：答复采纳，文本没有体现"
    if law.unconfirmed(known):
        return Words("没有着落：{reply}，科室负责人尚未确认", reply=answer.reply.label)
    if answer.confirmation:
        return Words(
            "{reply}：{reason}（{by}确认）",
            reply=answer.reply.label,
            reason=answer.reason,
            by=answer.confirmation.by.name,
        )
    if answer.reply is not Reply.ADOPTED:
        return f"{answer.reply.label}：{answer.reason}"
    shown = next(
        (pointed_change for pointed_change in reversed(note.pointed) if known.pointed), None
    )
    if shown:
        return Words(
            "已用别的文字修改，{by}指明在“{quote}”", by=shown.by.name, quote=shown.quote[:60]
        )
    return "已照改" if known.place is not Place.DROPPED else "已照改，原文已删除"
