"""Fill the letters from the records: what a letter says is what the database holds."""

from __future__ import annotations

from typing import Any

from flask import current_app

from review import clock
from review.actions import log
from review.law.vocabulary import Kind
from review.models import (
    Clearance,
    Material,
    Matter,
    Opinion,
    Person,
    Revision,
    SupplementNotice,
)
from review.paper.issuing import certificates
from review.paper.issuing import letters as paper
from review.paper.issuing.advice import Advice, advice_letter
from review.registers.answer_outcomes import adoption as adoption_of
from review.registers.batching import rows
from review.registers.facts import annotations_of, latest_revision, valid_approval

UNHEEDED = "未采纳或者未完全采纳本意见的，提请审议时应当说明理由和依据。"


def _text(matter: Matter, revision: Revision) -> paper.Text:
    return paper.Text(matter.title, revision.number, revision.text_hash)


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
        for row in made.checklist
        if row["result"] != "未填"
    )


def _materials(matter: Matter) -> tuple[str, ...]:
    return tuple(f"{one.kind.label}：{one.name}" for one in rows(Material, matter))


def _concluded(made: Opinion) -> str:
    if made.disposition is None:
        return made.conclusion.label
    return f"{made.conclusion.label}（{made.disposition.label}）"


def opinion(matter: Matter, revision: Revision, made: Opinion, *, by: Person) -> bytes:
    """The letter of an opinion, in the form its kind of matter has."""
    letter = paper.Letter(
        made.number, matter.section.name, (by.belongs, f"审查人：{by.name}"), clock.today()
    )
    form = {
        Kind.NORMATIVE: _legality,
        Kind.INTERNAL: _legality,
        Kind.CONSULTATION: _advice,
    }.get(matter.kind, _contract)
    return form(matter, revision, made, letter)


def _contract(matter: Matter, revision: Revision, made: Opinion, letter: paper.Letter) -> bytes:
    """合同审查意见书."""
    return paper.opinion_letter(
        paper.Opinion(
            letter,
            _text(matter, revision),
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


def _legality(matter: Matter, revision: Revision, made: Opinion, letter: paper.Letter) -> bytes:
    """合法性审核意见书."""
    return paper.legality_opinion(
        paper.Legality(
            letter,
            _text(matter, revision),
            _materials(matter),
            _presented(matter, revision),
            _points(made),
            f"{_concluded(made)}。\n{made.text}",
            _notes(matter, revision),
            (UNHEEDED,),
            _anchor(),
        )
    )


def _advice(matter: Matter, revision: Revision, made: Opinion, letter: paper.Letter) -> bytes:
    """法律意见书."""
    assert matter.consultation is not None
    notes = _notes(matter, revision)
    return advice_letter(
        Advice(
            letter,
            _text(matter, revision),
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


def supplement(matter: Matter, notice: SupplementNotice, *, by: Person) -> bytes:
    """补正通知书: what the office wrote, then each required material that is not there."""
    office = f"{current_app.config['REVIEW_OFFICE']}办公室"
    letter = paper.Letter(notice.number, matter.section.name, (office, by.name), clock.today())
    missing = [paper.Missing(notice.reason)]
    missing += [paper.Missing(one["what"], one["basis"]) for one in notice.lacking]
    revision = latest_revision(matter)
    text = _text(matter, revision) if revision else paper.Text(matter.title, 0, "")
    return paper.supplement_notice(letter, text, missing, notice.due_on)


def clearance(matter: Matter, revision: Revision, made: Clearance, *, by: Person) -> bytes:
    """准予签署单: every condition as it stood, the approval, and where the log stood."""
    approval = valid_approval(matter)
    approvals = (
        (certificates.Approved(
            approval.by.name, approval.by.role.label, clock.local(approval.made_at), approval.note
        ),)
        if approval
        else ()
    )  # fmt: skip
    return certificates.clearance_sheet(
        certificates.Clearance(
            number=made.number,
            section=matter.section.name,
            party=matter.contract.counterparty if matter.contract else "",
            text=_text(matter, revision),
            conditions=tuple(
                certificates.Condition(row["label"], row["met"]) for row in made.conditions
            ),
            approvals=approvals,
            cleared_by=f"{current_app.config['REVIEW_OFFICE']}办公室 {by.name}",
            at=clock.local(made.made_at),
            anchor=paper.Anchor(made.log_size, made.log_root),
        )
    )


def adoption(matter: Matter) -> bytes:
    """意见采纳情况表."""
    rows = [
        certificates.Settled(
            row.clause or "全文", row.quote, row.note.text, row.note.basis, row.reply, row.reason
        )
        for row in adoption_of(matter)
    ]
    return certificates.adoption_table(matter.title, rows, matter.section.name, clock.today())
