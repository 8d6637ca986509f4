"""Fill the letters from the records: what a letter says is what the database holds."""

from __future__ import annotations

from typing import Any

from flask import current_app

from review import clock
from review.actions import log
from review.models import Clearance, Matter, Opinion, Person, Revision
from review.paper import certificates
from review.paper import letters as paper
from review.registers.adoption import adoption as adoption_of
from review.registers.facts import annotations_of, valid_approval


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


def opinion(matter: Matter, revision: Revision, made: Opinion, *, by: Person) -> bytes:
    """合同审查意见书."""
    notes = []
    for note in annotations_of(matter):
        spot = note.placement(revision.id) or note.placements[-1]
        notes.append(
            paper.Note(
                spot.clause, note.severity.label, spot.quote, note.text, note.basis, note.proposal
            )
        )
    letter = paper.Letter(
        made.number, matter.section.name, (by.belongs, f"审查人：{by.name}"), clock.today()
    )
    points = tuple(
        paper.Point(row["label"], row["result"], _reasons(row))
        for row in made.checklist
        if row["result"] != "未填"
    )
    return paper.opinion_letter(
        paper.Opinion(
            letter,
            _text(matter, revision),
            made.conclusion.label,
            made.text,
            points,
            tuple(notes),
            _anchor(),
        )
    )


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
