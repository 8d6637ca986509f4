"""The letters that go to a filing authority with a document: 备案报告 and 起草说明."""

from __future__ import annotations

from flask import current_app

from review import clock
from review.actions.unit_of_work import Refused
from review.chinese import ended
from review.law import filing_package as law
from review.law.vocabulary import Receiver
from review.models import Filing, Issue, Matter, Person, Publication
from review.paper.issuing import letters
from review.paper.issuing.letter_fields import DraftingNote, Section
from review.registers import drafting_facts, legal_reviews
from review.registers.batching import last, rows
from review.registers.facts import facts, latest_opinion, valid_approval
from review.registers.filings import ready


def report(matter: Matter, receiver: Receiver, by: Person | None) -> letters.Filing:
    """备案报告, with the number of the filing once it has been registered."""
    ruling = law.may_report(facts(matter))
    if not ruling:
        raise Refused(ruling.reason)
    issued, published = last(Issue, matter), last(Publication, matter)
    assert issued is not None
    assert published is not None
    filed = next((f for f in rows(Filing, matter) if f.receiver is receiver), None)
    approval = valid_approval(matter)
    code = current_app.config["REVIEW_DOCUMENT_CODE"]
    number = filed.number if filed else f"{code}备〔{clock.today().year}〕　号"
    office = current_app.config["REVIEW_OFFICE"]
    annexes = [
        piece_ready.piece.label for piece_ready in ready(matter, receiver) if piece_ready.there
    ][1:]
    return letters.Filing(
        letters.Letter(number, receiver.label, (office,), clock.today()),
        matter.title,
        issued.number,
        published.published_on,
        published.effective_on,
        approval.by.name if approval else "",
        tuple(annexes),
        drafting_facts.jointly(matter),
    )


def note(matter: Matter, record: None, by: Person | None) -> DraftingNote:
    """起草说明: what the records know is written, the rest is to be filled in."""
    opinion, published = latest_opinion(matter), last(Publication, matter)
    sections = {
        "制定过程": drafting_facts.course(matter), "征求意见及采纳情况": drafting_facts.heard(matter),
    }  # fmt: skip
    if opinion:
        sections["合法性审核意见"] = (
            f"经{legal_reviews.body(opinion)}审核，结论为“{opinion.conclusion.label}”"
            f"（{opinion.number}）。{ended(opinion.text)}"
        )
    if published and published.soon_reason:
        sections["主要内容和拟确立的主要制度"] = (
            f"本文件公布至施行不足三十日，理由是：{ended(published.soon_reason)}"
        )
    office = current_app.config["REVIEW_OFFICE"]
    parts = (
        Section(heading, sections.get(heading, "").strip() or letters.TO_BE_FILLED)
        for heading in letters.DRAFTING_SECTIONS
    )
    return DraftingNote(matter.title, tuple(parts), (office,), clock.today())
