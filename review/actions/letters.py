"""The letters that leave the office, one row each, filled from the records and from nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from flask import current_app

from review import clock
from review.actions import filing_letters, letter_templates, opinion_letters
from review.actions.letter_templates import made_with as made_with
from review.actions.numbers import next_number, upcoming
from review.actions.opinion_letters import text_of
from review.actions.unit_of_work import beforehand, make_beforehand
from review.law.kinds import KINDS, chapter_of
from review.models import Clearance, Matter, Person, SupplementNotice
from review.paper.issuing import certificates
from review.paper.issuing import letters as paper
from review.paper.issuing.letter_fields import Adoption, Supplement
from review.registers.answer_outcomes import adoption as adoption_of
from review.registers.cache import state_of_records
from review.registers.facts import latest_revision, valid_approval


@dataclass(frozen=True)
class LetterRow:
    """`series` is the word in its number, "" where it bears none.

    `fill` makes the letter of the matter, of the record the letter is about (None where the whole
    matter is), and of the person who writes it: a dataclass of `letter_layouts.LAYOUTS`.
    """

    key: str
    title: str
    series: str
    fill: Callable[[Matter, Any, Any], Any]


def number(key: str) -> str:
    """The next number of that letter's series."""
    return next_number(LETTERS[key].series)


def upcoming_number(key: str) -> str:
    """What that will be unless somebody takes it first."""
    return upcoming(LETTERS[key].series)


def write(key: str, matter: Matter, record: Any = None, *, by: Person | None = None) -> bytes:
    """The letter of that row as the records stand now, as the office's template or ours lays it out."""
    return letter_templates.printed(key, LETTERS[key].fill(matter, record, by))


class Ready(NamedTuple):
    """A letter written before its deed took the lock: of what it was written, at which state of the
    log, and on which day."""

    said: dict[str, Any]
    state: tuple[int, str, date]
    content: bytes


def make_ready(key: str, matter: Matter, record: Callable[[str], Any], *, by: Person) -> None:
    """Lay out the letter as it will be unless somebody comes between, under the number that is next
    now: meanwhile nobody waits. Where it cannot be, the deed says what is wrong."""

    def ready() -> Ready:
        said, state = record(upcoming_number(key)), state_of_records()
        return Ready(_said(said), state, write(key, matter, said, by=by))

    make_beforehand(("letter", key), ready)


def finished(key: str, matter: Matter, record: Any, *, by: Person) -> bytes:
    """The letter that was made ready, where it is of this record and nothing was done since; else it
    is written now."""
    ready: Ready | None = beforehand().get(("letter", key))
    if ready and (ready.said, ready.state) == (_said(record), state_of_records()):
        return ready.content
    return write(key, matter, record, by=by)


def _said(record: Any) -> dict[str, Any]:
    """What is known of a record before it is kept: not the key, the file and the moment it is given."""
    later = {"id", "letter", "made_at"}
    names = (column.key for column in record.__table__.columns)
    return {name: getattr(record, name) for name in names if name not in later}


def opinion_key(matter: Matter) -> str:
    """The row of counsel's opinion on this matter; where the organ reviews, counsel only advises."""
    if chapter_of(matter.kind, matter.edition).organ:
        return "counsel_advice"
    return KINDS[matter.kind].letter


def review_key(matter: Matter) -> str:
    """The row of the organ's own opinion."""
    return "decision_review" if matter.consultation else "legality"


def _supplement(matter: Matter, notice: SupplementNotice, by: Person) -> Supplement:
    """补正通知书: what the office wrote, then each required material that is not there."""
    office = f"{current_app.config['REVIEW_OFFICE']}办公室"
    letter = paper.Letter(notice.number, matter.section.name, (office, by.name), clock.today())
    missing = [paper.Missing(notice.reason)]
    missing += [paper.Missing(lack["what"], lack["basis"]) for lack in notice.lacking]
    revision = latest_revision(matter)
    text = text_of(matter, revision) if revision else paper.Text(matter.title, 0, "")
    return Supplement(letter, text, tuple(missing), notice.due_on)


def _clearance(matter: Matter, clearance: Clearance, by: Person) -> certificates.Clearance:
    """准予签署单: every condition as it stood, the approval, and where the log stood."""
    approval, revision = valid_approval(matter), latest_revision(matter)
    assert revision is not None
    approvals = (
        (certificates.Approved(
            approval.by.name, approval.by.role.label, clock.local(approval.made_at), approval.note
        ),)
        if approval
        else ()
    )  # fmt: skip
    return certificates.Clearance(
        number=clearance.number,
        section=matter.section.name,
        party=matter.contract.counterparty if matter.contract else "",
        text=text_of(matter, revision),
        conditions=tuple(
            certificates.Condition(row["label"], row["met"]) for row in clearance.conditions
        ),
        approvals=approvals,
        cleared_by=f"{current_app.config['REVIEW_OFFICE']}办公室 {by.name}",
        at=clock.local(clearance.made_at),
        anchor=paper.Anchor(clearance.log_size, clearance.log_root),
    )


def _adoption(matter: Matter, record: None, by: Person | None) -> Adoption:
    """意见采纳情况表."""
    rows = [
        certificates.Settled(
            row.clause or "全文", row.quote, row.note.text, row.note.basis, row.reply, row.reason
        )
        for row in adoption_of(matter)
    ]
    return Adoption(matter.title, tuple(rows), matter.section.name, clock.today())


LETTERS: dict[str, LetterRow] = {
    row.key: row
    for row in (
        LetterRow("contract", "合同审查意见书", "审", opinion_letters.contract),
        LetterRow("legality", "合法性审核意见", "审", opinion_letters.legality),
        LetterRow("decision_review", "合法性审查意见", "审", opinion_letters.legality),
        LetterRow("advice", "法律意见书", "审", opinion_letters.advice),
        LetterRow("counsel_advice", "法律意见书", "律", opinion_letters.counsel_advice),
        LetterRow("supplement", "补正通知书", "补", _supplement),
        LetterRow("clearance", "准予签署单", "签", _clearance),
        LetterRow("adoption", "意见采纳情况表", "", _adoption),
        LetterRow("filing_report", "备案报告", "备", filing_letters.report),
        LetterRow("drafting_note", "起草说明", "", filing_letters.note),
    )
}
