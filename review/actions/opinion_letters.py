"""The letters of an opinion, in the form each kind of matter has."""

from __future__ import annotations

from typing import Any

from flask import current_app

from review import clock
from review.actions import documents, log
from review.chinese import ended, unended
from review.law.points import UNFILLED, together
from review.models import (
    Annotation,
    Matter,
    Opinion,
    Person,
    Placement,
    Revision,
    SupplementNotice,
)
from review.paper.clause_paths import spoken
from review.paper.issuing import letters as paper
from review.paper.issuing.advice import Advice
from review.registers import drafting_facts, legal_reviews, preferences
from review.registers.batching import rows
from review.registers.facts import annotations_of, handed_in, latest_opinion, latest_revision

UNNUMBERED = "〔出具时取号〕"
UNHEEDED = "未采纳或者未完全采纳本意见的，提请审议时应当说明理由和依据。"


def text_of(matter: Matter, revision: Revision) -> paper.Text:
    return paper.Text(matter.title, revision.number, revision.text_hash)


def _newest(matter: Matter) -> Revision:
    """The text that the opinion is about: a deed that writes one has made sure of it."""
    revision = latest_revision(matter)
    assert revision is not None
    return revision


def _head(matter: Matter, opinion: Opinion, by: Person) -> paper.Letter:
    if by.firm is None:
        post = f"（{by.post}）" if by.second_role else ""
        signed = (current_app.config["REVIEW_OFFICE"], f"审核人：{by.name}{post}{_line(by)}")
    else:
        signed = (by.firm.name, f"审查人：{by.name}{_line(by)}")
    return paper.Letter(opinion.number or UNNUMBERED, matter.section.name, signed, clock.today())


def _line(by: Person) -> str:
    """What the writer has put behind the name (我的账户)."""
    said = preferences.signature(by)
    return f"（{said}）" if said else ""


def _reasons(point: dict[str, Any]) -> str:
    """The remark of a point, or its 事实—依据—结论 in one line."""
    parts = (("事实", "fact"), ("依据", "ground"), ("结论", "note"))
    if not point.get("fact"):
        return str(point["note"])
    told = (f"{word}：{unended(point[key])}" for word, key in parts if point.get(key))
    return "；".join(told) + "。"


def _anchor(opinion: Opinion) -> paper.Anchor | None:
    """Where the log stands; a draft, which has no number yet, says nothing of it."""
    if not opinion.number:
        return None
    now = log.held()
    return paper.Anchor(now.size, now.root)


def _notes(matter: Matter, revision: Revision) -> tuple[paper.Note, ...]:
    """The annotations as their words come in the text; those that stand nowhere in it come last."""
    lines = documents.reading(revision).paragraphs("all")
    places = {paragraph.id: place for place, paragraph in enumerate(lines)}
    found = []
    for note in annotations_of(matter):
        spot = note.placement(revision.id) or note.placements[-1]
        at = places.get(spot.start_block or "", len(places))
        found.append(((at, spot.start or 0, note.id), _note(note, spot)))
    return tuple(note for _, note in sorted(found, key=lambda each: each[0]))


def _note(note: Annotation, spot: Placement) -> paper.Note:
    clause = spoken(spot.clause)
    return paper.Note(clause, note.severity.label, spot.quote, note.text, note.basis, note.proposal)


def _points(opinion: Opinion) -> tuple[paper.Point, ...]:
    return tuple(
        paper.Point(row["label"], row["result"], _reasons(row))
        for row in together(opinion.checklist)
        if row["result"] != UNFILLED
    )


def _materials(matter: Matter) -> tuple[str, ...]:
    return tuple(f"{material.kind.label}：{material.name}" for material in handed_in(matter))


def _concluded(opinion: Opinion) -> str:
    if not opinion.conclusion:  # a draft in which none was chosen yet
        return paper.TO_BE_FILLED
    if opinion.disposition is None:
        return opinion.conclusion.label
    return f"{opinion.conclusion.label}（{opinion.disposition.label}）"


def contract(matter: Matter, opinion: Opinion, by: Person) -> paper.Opinion:
    """合同审查意见书."""
    revision, letter = _newest(matter), _head(matter, opinion, by)
    return paper.Opinion(
        letter,
        text_of(matter, revision),
        _concluded(opinion),
        opinion.text or paper.TO_BE_FILLED,
        _points(opinion),
        _notes(matter, revision),
        _anchor(opinion),
    )


def _presented(matter: Matter, revision: Revision) -> str:
    """基本情况: what was handed in, in whose name, in which revision, and that counsel was heard.

    The opinion that is being written is not on record yet: the last one there is counsel's.
    """
    name = f"制发名义为{matter.normative.issuer.label}，" if matter.normative else ""
    if joint := drafting_facts.jointly(matter):
        name += f"{joint}，"
    again = len(rows(SupplementNotice, matter))
    mended = f"经{again}次补正，" if again else ""
    advice = latest_opinion(matter) if legal_reviews.needed(matter) else None
    heard = f"已组织法律顾问提出法律意见（{advice.number}）。" if advice else ""
    return f"{name}{mended}审核的是第{revision.number}版送审稿。{heard}提交的材料有："


def legality(matter: Matter, opinion: Opinion, by: Person) -> paper.Legality:
    """合法性审核意见书."""
    revision, letter = _newest(matter), _head(matter, opinion, by)
    return paper.Legality(
        letter,
        text_of(matter, revision),
        _materials(matter),
        _presented(matter, revision),
        _points(opinion),
        f"{_concluded(opinion)}。\n{ended(opinion.text)}",
        _notes(matter, revision),
        (UNHEEDED,),
        _anchor(opinion),
        "合法性审查" if matter.consultation else "合法性审核",
    )


def counsel_advice(matter: Matter, opinion: Opinion, by: Person) -> Advice:
    """法律意见书 of counsel on a text that the organ itself reviews."""
    asked = f"就《{matter.title}》的合法性提出法律意见，供审核机构参考。"
    return _advice(matter, opinion, by, asked)


def advice(matter: Matter, opinion: Opinion, by: Person) -> Advice:
    """法律意见书."""
    assert matter.consultation is not None
    return _advice(matter, opinion, by, matter.consultation.question)


def _advice(matter: Matter, opinion: Opinion, by: Person, asked: str) -> Advice:
    revision, letter = _newest(matter), _head(matter, opinion, by)
    notes = _notes(matter, revision)
    return Advice(
        letter,
        text_of(matter, revision),
        current_app.config["REVIEW_OFFICE"],
        letter.signed[0],
        asked,
        _materials(matter),
        tuple(dict.fromkeys(note.basis for note in notes if note.basis)),
        opinion.text,
        _points(opinion),
        notes,
        _concluded(opinion),
        opinion.risk,
        _anchor(opinion),
    )
