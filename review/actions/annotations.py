"""批注: make, remark, answer, confirm, settle, place, and carry to the next revision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select

from review import clock
from review.actions import log, notices, procedure
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.extensions import db
from review.law.permissions import Act
from review.law.vocabulary import Category, Place, Reply, Severity, Status
from review.models import (
    Annotation,
    Answer,
    Confirmation,
    Matter,
    Person,
    Placement,
    Remark,
    Revision,
    Settlement,
)
from review.paper import anchors, carry
from review.paper.blocks import Paper
from review.registers.facts import annotations_of, latest_opinion, latest_revision, unconfirmed

STALE = "您看的是第{seen}版，现在已是第{now}版。请对照新版重新批注；您写的内容保留在下面"


class Span(NamedTuple):
    """A place in a revision: from code point `start` of one block up to `end` of another."""

    start_block: str
    start: int
    end_block: str
    end: int


@dataclass(frozen=True)
class Note:
    """What counsel writes on the words."""

    severity: Severity
    category: Category
    text: str
    basis: str = ""
    proposal: str = ""


def annotate(
    matter: Matter, revision: Revision, paper: Paper, span: Span, note: Note, *, by: Person
) -> Annotation:
    """Write `note` on `span` of `revision`; a stale revision or a place that is not, is refused."""
    with unit_of_work():
        procedure.require(Act.ANNOTATE, matter, by=by)
        now = latest_revision(matter)
        assert now is not None
        if now.id != revision.id:
            raise Invalid("revision", STALE.format(seen=revision.number, now=now.number))
        try:
            anchor = anchors.anchor(paper, *span)
        except anchors.Unanchored as fault:
            raise Invalid("quote", fault.sentence) from fault
        annotation = Annotation(
            matter_id=matter.id,
            revision_id=revision.id,
            by_id=by.id,
            severity=note.severity,
            category=note.category,
            basis=note.basis,
            text=note.text,
            proposal=note.proposal,
        )
        annotation.placements.append(_placement(revision, anchor, Place.MADE, by=by))
        db.session.add(annotation)
        db.session.flush()
        _log("annotate", annotation, by=by, severity=note.severity.value, text=note.text)
        return annotation


def _placement(
    revision: Revision,
    anchor: anchors.Anchor,
    place: Place,
    *,
    confidence: float = 1.0,
    why: str = "",
    by: Person | None = None,
) -> Placement:
    return Placement(
        revision_id=revision.id,
        place=place,
        start_block=anchor.start_block,
        start=anchor.start,
        end_block=anchor.end_block,
        end=anchor.end,
        quote=anchor.quote,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        clause=anchor.path,
        confidence=confidence,
        why=why,
        by_id=by.id if by else None,
    )


def _log(action: str, annotation: Annotation, *, by: Person, **details: object) -> None:
    named = {"id": annotation.id, "version": annotation.revision.number}
    log.append(action, by=by, matter=annotation.matter, object=named, **details)


def remark(annotation: Annotation, text: str, *, by: Person) -> Remark:
    with unit_of_work():
        procedure.require(Act.REMARK, annotation.matter, by=by)
        made = Remark(by_id=by.id, text=text)
        annotation.remarks.append(made)
        db.session.flush()
        _log("remark", annotation, by=by, text=text)
        words = f"《{annotation.matter.title}》的批注有新回复"
        notices.tell(("counsel", "drafter"), annotation.matter, words, by=by)
        return made


def answer(annotation: Annotation, reply: Reply, reason: str, *, by: Person) -> Answer:
    """采纳 / 部分采纳 / 不采纳; anything but 采纳 needs its reason."""
    with unit_of_work():
        procedure.require(Act.ANSWER, annotation.matter, by=by)
        if annotation.withdrawn_at or annotation.settled:
            raise Refused("这条批注已了结，不必再答复")
        if reply is not Reply.ADOPTED and not reason.strip():
            raise Invalid("reason", f"{reply.label}须写明理由")
        made = Answer(reply=reply, reason=reason.strip(), by_id=by.id)
        annotation.answers.append(made)
        db.session.flush()
        _log("answer", annotation, by=by, reply=reply.value, reason=made.reason)
        if unconfirmed(annotation):
            words = f"《{annotation.matter.title}》有“须处理”批注拟不采纳，待您确认"
            notices.tell(("section_head",), annotation.matter, words, by=by)
        return made


def confirm(annotation: Annotation, *, by: Person) -> None:
    """The section head answers for declining a 须处理 annotation."""
    with unit_of_work():
        procedure.require(Act.CONFIRM, annotation.matter, by=by)
        if not unconfirmed(annotation):
            raise Refused("这条批注没有待确认的不采纳答复")
        assert annotation.answer is not None
        db.session.add(Confirmation(answer_id=annotation.answer.id, by_id=by.id))
        db.session.flush()
        _log("confirm", annotation, by=by)


def settle(annotation: Annotation, *, by: Person) -> None:
    _settle(annotation, True, "", by=by)


def reopen(annotation: Annotation, reason: str, *, by: Person) -> None:
    if not reason.strip():
        raise Invalid("reason", "重新打开须写明理由")
    _settle(annotation, False, reason.strip(), by=by)


def _settle(annotation: Annotation, settled: bool, reason: str, *, by: Person) -> None:
    with unit_of_work():
        procedure.require(Act.SETTLE, annotation.matter, by=by)
        if annotation.withdrawn_at or annotation.settled == settled:
            raise Refused("这条批注的状态已经变了，请刷新后再看")
        annotation.settlements.append(Settlement(settled=settled, reason=reason, by_id=by.id))
        db.session.flush()
        _log("settle" if settled else "reopen", annotation, by=by, reason=reason)


def withdraw(annotation: Annotation, *, by: Person) -> None:
    """Before the opinion only, and only by who wrote it."""
    with unit_of_work():
        procedure.require(Act.ANNOTATE, annotation.matter, by=by)
        if annotation.by_id != by.id:
            raise Refused("只能撤回自己写的批注")
        if annotation.matter.status is not Status.REVIEWING or _in_an_opinion(annotation):
            raise Refused("意见出具后批注不能撤回，只能了结")
        annotation.withdrawn_at = clock.now()
        _log("withdraw_annotation", annotation, by=by)


def _in_an_opinion(annotation: Annotation) -> bool:
    opinion = latest_opinion(annotation.matter)
    return opinion is not None and annotation.made_at < opinion.made_at


def place(
    annotation: Annotation, revision: Revision, paper: Paper, span: Span, *, by: Person
) -> None:
    """Set an annotation by hand on words of the newest revision."""
    with unit_of_work():
        procedure.require(Act.PLACE, annotation.matter, by=by)
        try:
            anchor = anchors.anchor(paper, *span)
        except anchors.Unanchored as fault:
            raise Invalid("quote", fault.sentence) from fault
        made = _placement(revision, anchor, Place.PLACED, why="人工定位", by=by)
        annotation.placements.append(made)
        db.session.flush()
        _log("place", annotation, by=by, block=anchor.start_block, quote=anchor.quote)


def drop(annotation: Annotation, revision: Revision, reason: str, *, by: Person) -> None:
    """Record that the words are gone from the newest revision; the thread stays."""
    if not reason.strip():
        raise Invalid("reason", "请写明原文去向")
    with unit_of_work():
        procedure.require(Act.PLACE, annotation.matter, by=by)
        last = annotation.placements[-1]
        gone = Placement(
            revision_id=revision.id,
            place=Place.DROPPED,
            quote=last.quote,
            clause=last.clause,
            why=reason.strip(),
            by_id=by.id,
        )
        annotation.placements.append(gone)
        db.session.flush()
        _log("drop", annotation, by=by, reason=reason.strip())


def carry_all(
    matter: Matter, old: Revision, new: Revision, before: Paper, after: Paper, *, by: Person
) -> None:
    """Carry every annotation to the new revision; what finds no place is listed, never dropped."""
    found = [(note, note.placement(old.id)) for note in annotations_of(matter)]
    placed = [(note, spot) for note, spot in found if spot and spot.standing]
    lost = [
        (note, spot or note.placements[-1]) for note, spot in found if not spot or not spot.standing
    ]
    carried = carry.carry(before, after, [_anchor(spot) for _, spot in placed])
    tally: dict[str, int] = {}
    for (note, spot), one in zip(placed, carried, strict=True):
        state = Place(one.state)
        if one.anchor is None:
            made = _orphan(new, spot, one.why)
        else:
            made = _placement(new, one.anchor, state, confidence=one.confidence, why=one.why)
        note.placements.append(made)
        tally[made.place.value] = tally.get(made.place.value, 0) + 1
    for note, spot in lost:
        state = Place.DROPPED if spot.place is Place.DROPPED else Place.ORPHAN
        note.placements.append(_orphan(new, spot, spot.why, state))
        tally[state.value] = tally.get(state.value, 0) + 1
    db.session.flush()
    named = {"id": new.id, "version": new.number}
    log.append("carry", by=by, matter=matter, object=named, **tally)


def _orphan(
    revision: Revision, spot: Placement, why: str, state: Place = Place.ORPHAN
) -> Placement:
    return Placement(
        revision_id=revision.id,
        place=state,
        quote=spot.quote,
        prefix=spot.prefix,
        suffix=spot.suffix,
        clause=spot.clause,
        confidence=0.0,
        why=why,
    )


def _anchor(spot: Placement) -> anchors.Anchor:
    assert spot.start_block is not None
    assert spot.end_block is not None
    start, end = spot.start or 0, spot.end or 0
    words = (spot.quote, spot.prefix, spot.suffix, spot.clause)
    return anchors.Anchor(spot.start_block, start, spot.end_block, end, *words)


def locate(paper: Paper, quote: str) -> Span:
    """The one place where these words stand; Invalid where there is none or more than one."""
    quote = quote.strip()
    found = [
        Span(one.id, at, one.id, at + len(quote))
        for one in paper.paragraphs("all")
        for at in range(len(one.text) - len(quote) + 1)
        if quote and one.text.startswith(quote, at)
    ]
    if len(found) != 1:
        times = f"出现了{len(found)}次，请多抄几个字" if found else "没有找到"
        raise Invalid("quote", f"这些词句在文中{times}")
    return found[0]


def of(matter: Matter, number: int) -> Annotation | None:
    return db.session.scalars(select(Annotation).filter_by(matter_id=matter.id, id=number)).first()
