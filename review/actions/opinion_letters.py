"""The letters of an opinion, in the form each kind of matter has."""

from __future__ import annotations

from typing import Any

from flask import current_app

from review import clock
from review.actions import log
from review.law.points import UNFILLED, together
from review.models import Matter, Opinion, Person, Revision, SupplementNotice
from review.paper.issuing import letters as paper
from review.paper.issuing.advice import Advice, advice_letter
from review.registers.batching import rows
from review.registers.facts import annotations_of, handed_in, latest_revision

UNHEEDED = "未采纳或者未完全采纳本意见的，提请审议时应当说明理由和依据。"


def text_of(matter: Matter, revision: Revision) -> paper.Text:
    return paper.Text(matter.title, revision.number, revision.text_hash)


def _newest(matter: Matter) -> Revision:
    """The text that the opinion is about: a deed that writes one has made sure of it."""
    revision = latest_revision(matter)
    assert revision is not None
    return revision


def _head(matter: Matter, made: Opinion, by: Person) -> paper.Letter:
    signed = (by.belongs, f"审查人：{by.name}")
    return paper.Letter(made.number, matter.section.name, signed, clock.today())


def _reasons(point: dict[str, Any]) -> str:
    """The remark of a point, or its 事实—依据—结论 in one line."""
    parts = (("事实", "fact"), ("依据", "ground"), ("结论", "note"))
    if not point.get("fact"):
        return str(point["note"])
    return "；".join(f"{word}：{point[key]}" for word, key in parts if point.get(key))


def _anchor() -> paper.Anchor:
    now = log.held()
    return paper.Anchor(now.size, now.root)


def _notes(matter: Matter, revision: Revision) -> tuple[paper.Note, ...]:
    notes = []
    for note in annotations_of(matter):
        spot = note.placement(revision.id) or note.placements[-1]
        notes.append(
            paper.Note(
                spot.clause, note.severity.label, spot.quote, note.text, note.basis, note.proposal
            )
        )
    return tuple(notes)


def _points(made: Opinion) -> tuple[paper.Point, ...]:
    return tuple(
        paper.Point(row["label"], row["result"], _reasons(row))
        for row in together(made.checklist)
        if row["result"] != UNFILLED
    )


def _materials(matter: Matter) -> tuple[str, ...]:
    return tuple(f"{one.kind.label}：{one.name}" for one in handed_in(matter))


def _concluded(made: Opinion) -> str:
    if made.disposition is None:
        return made.conclusion.label
    return f"{made.conclusion.label}（{made.disposition.label}）"


def contract(matter: Matter, made: Opinion, by: Person) -> bytes:
    """合同审查意见书."""
    revision, letter = _newest(matter), _head(matter, made, by)
    return paper.opinion_letter(
        paper.Opinion(
            letter,
            text_of(matter, revision),
            made.conclusion.label,
            made.text,
            _points(made),
            _notes(matter, revision),
            _anchor(),
        )
    )


def _presented(matter: Matter, revision: Revision) -> str:
    """基本情况: what was handed in, in whose name, in which revision."""
    name = f"制发名义为{matter.normative.issuer.label}，" if matter.normative else ""
    again = len(rows(SupplementNotice, matter))
    mended = f"经{again}次补正，" if again else ""
    return f"{name}{mended}审核的是第{revision.number}版送审稿。提交的材料有："


def legality(matter: Matter, made: Opinion, by: Person) -> bytes:
    """合法性审核意见书."""
    revision, letter = _newest(matter), _head(matter, made, by)
    return paper.legality_opinion(
        paper.Legality(
            letter,
            text_of(matter, revision),
            _materials(matter),
            _presented(matter, revision),
            _points(made),
            f"{_concluded(made)}。\n{made.text}",
            _notes(matter, revision),
            (UNHEEDED,),
            _anchor(),
        )
    )


def advice(matter: Matter, made: Opinion, by: Person) -> bytes:
    """法律意见书."""
    revision, letter = _newest(matter), _head(matter, made, by)
    assert matter.consultation is not None
    notes = _notes(matter, revision)
    return advice_letter(
        Advice(
            letter,
            text_of(matter, revision),
            f"{current_app.config['REVIEW_OFFICE']}{matter.section.name}",
            letter.signed[0],
            matter.consultation.question,
            _materials(matter),
            tuple(dict.fromkeys(note.basis for note in notes if note.basis)),
            made.text,
            _points(made),
            notes,
            _concluded(made),
            made.risk,
            _anchor(),
        )
    )
