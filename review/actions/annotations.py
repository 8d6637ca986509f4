"""批注: make, remark, answer, confirm, settle, withdraw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from review import clock
from review.actions import charges, log, notices, placements, procedure
from review.actions.placements import Span
from review.actions.unit_of_work import Faults, Invalid, Refused, unit_of_work
from review.extensions import db, writing
from review.law import annotations as law
from review.law.permissions import Act
from review.law.requirements import judge
from review.law.vocabulary import Category, Place, Reply, Severity
from review.models import (
    Annotation,
    Answer,
    Confirmation,
    Matter,
    Person,
    Remark,
    Revision,
    Settlement,
)
from review.paper.anchoring import anchors
from review.paper.model import Paper
from review.registers import answer_texts, meanwhile
from review.registers.facts import annotations_of, latest_opinion, latest_revision, whole
from review.registers.note_facts import newest
from review.words import Words

STALE = "您看的是第{seen}版，现在已是第{now}版。请对照新版重新批注；您写的内容保留在下面"
MOVED = "这条批注刚刚被重新定位。请核对现在的原文再提交；您写的内容保留在下面"


class Outdated(Invalid):
    """What was written speaks of words that are not, or no longer, where the writer saw them."""


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
            raise Outdated("revision", STALE.format(seen=revision.number, now=now.number))
        try:
            anchor = anchors.anchor(paper, *span)
        except anchors.Unanchored as fault:
            raise Invalid("quote", fault.sentence) from fault
        return enter(matter, revision, anchor, note, by=by)


def enter(
    matter: Matter, revision: Revision, anchor: anchors.Anchor | None, note: Note, *, by: Person,
    place: Place = Place.MADE, quote: str = "", why: str = "",
) -> Annotation:  # fmt: skip
    """Write `note` at an anchor; without one it waits, with its `quote`, to be placed by hand."""
    with unit_of_work():
        procedure.require(Act.ANNOTATE, matter, by=by)
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
        spot = (
            placements.placed(revision, anchor, place, why=why, by=by)
            if anchor
            else placements.adrift(revision, quote, why, by=by)
        )
        annotation.placements.append(spot)
        db.session.add(annotation)
        db.session.flush()
        said = {"severity": note.severity.value, "text": note.text, "proposal": note.proposal}
        log.annotation("annotate", annotation, by=by, quote=spot.quote, **said)
        charges.call(annotation, note.text, by=by)
        return annotation


def acting(annotation: Annotation, by: Person) -> law.Acting:
    """What the law asks of the annotation on which `by` acts."""
    return law.Acting(newest(whole(annotation), latest_opinion(annotation.matter)), by.id)


def as_seen(annotation: Annotation, seen: int | None) -> None:
    """Refuse where the words were placed anew since; `seen` is the placement the writer saw."""
    if seen is not None and annotation.placements[-1].id > seen:
        raise Outdated("text", MOVED)


def remark(annotation: Annotation, text: str, *, by: Person, seen: int | None = None) -> Remark:
    with unit_of_work():
        procedure.require(Act.REMARK, annotation.matter, by=by)
        as_seen(annotation, seen)
        new_remark = Remark(by_id=by.id, text=text)
        annotation.remarks.append(new_remark)
        db.session.flush()
        log.annotation("remark", annotation, by=by, text=text)
        named = charges.call(annotation, text, by=by)
        words = Words("《{title}》的批注有新回复", title=annotation.matter.title)
        notices.tell(("counsel", "drafter"), annotation.matter, words, by=by, but=named)
        return new_remark


def answer(annotation: Annotation, reply: Reply, reason: str, *, by: Person) -> Answer:
    """采纳 / 部分采纳 / 不采纳; anything but 采纳 needs its reason."""
    with unit_of_work():
        procedure.require(Act.ANSWER, annotation.matter, by=by)
        procedure.demand(law.ANSWER, acting(annotation, by))
        if reply is not Reply.ADOPTED and not reason.strip():
            raise Invalid("reason", Words("{reply}须写明理由", reply=reply.label))
        new_answer = Answer(reply=reply, reason=reason.strip(), by_id=by.id)
        annotation.answers.append(new_answer)
        db.session.flush()
        log.annotation("answer", annotation, by=by, reply=reply.value, reason=new_answer.reason)
        if law.unconfirmed(newest(annotation)):
            words = Words(
                "《{title}》有“须处理”批注拟不采纳，待您确认", title=annotation.matter.title
            )
            notices.tell(("section_head",), annotation.matter, words, by=by)
        return new_answer


def make_ready(matter: Matter, ids: Iterable[int]) -> None:
    """Hold the texts of these annotations against each other before the lock: an answer 采纳 asks them."""
    if not writing.get():
        asked = set(ids)
        for annotation in annotations_of(matter):
            if annotation.id in asked:
                answer_texts.found(annotation, annotation.placements[-1])


def answer_all(
    matter: Matter, answers: Mapping[int, tuple[Reply, str]], *, by: Person
) -> list[Answer]:
    """Many answers in one deed, by the id of the annotation; Faults names each that cannot stand."""
    make_ready(matter, answers)
    faults: dict[str, str] = {}
    written_answers: list[Answer] = []
    with unit_of_work():
        procedure.require(Act.ANSWER, matter, by=by)
        threads = {annotation.id: annotation for annotation in annotations_of(matter)}
        for id, (reply, reason) in answers.items():
            annotation = threads.get(id) or of(matter, id)
            if annotation is None:
                raise Refused("没有这条批注")
            try:
                written_answers.append(answer(annotation, reply, reason, by=by))
            except Invalid as fault:
                faults[f"{fault.field}-{id}"] = str(fault)
            except Refused as refusal:
                faults[f"reply-{id}"] = str(refusal)
        if faults:
            raise Faults(faults)
    return written_answers


def confirm(annotation: Annotation, *, by: Person) -> None:
    """The section head answers for declining a 须处理 annotation."""
    with unit_of_work():
        procedure.require(Act.CONFIRM, annotation.matter, by=by)
        procedure.demand(law.CONFIRM, acting(annotation, by))
        assert annotation.answer is not None
        db.session.add(Confirmation(answer_id=annotation.answer.id, by_id=by.id))
        db.session.flush()
        log.annotation("confirm", annotation, by=by)
        said = Words(
            "《{title}》有“须处理”的意见不采纳，审批时请裁定", title=annotation.matter.title
        )
        notices.tell(("leader", "counsel"), annotation.matter, said, by=by)


def settle(annotation: Annotation, *, by: Person) -> None:
    _settle(annotation, True, "", by=by)


def reopen(annotation: Annotation, reason: str, *, by: Person) -> None:
    if not reason.strip():
        raise Invalid("reason", "重新打开须写明理由")
    _settle(annotation, False, reason.strip(), by=by)


def _settle(annotation: Annotation, settled: bool, reason: str, *, by: Person) -> None:
    with unit_of_work():
        procedure.require(Act.SETTLE, annotation.matter, by=by)
        ruling = judge(law.SETTLE if settled else law.REOPEN, acting(annotation, by))
        if not ruling:
            raise Refused(meanwhile.told(ruling.reason, annotation.matter, by))
        annotation.settlements.append(Settlement(settled=settled, reason=reason, by_id=by.id))
        db.session.flush()
        log.annotation("settle" if settled else "reopen", annotation, by=by, reason=reason)


def withdraw(annotation: Annotation, *, by: Person) -> None:
    """Before the opinion only, and only by who wrote it."""
    with unit_of_work():
        procedure.require(Act.ANNOTATE, annotation.matter, by=by)
        procedure.demand(law.WITHDRAW, acting(annotation, by))
        annotation.withdrawn_at = clock.now()
        log.annotation("withdraw_annotation", annotation, by=by)


def of(matter: Matter, number: int) -> Annotation | None:
    return db.session.scalars(select(Annotation).filter_by(matter_id=matter.id, id=number)).first()
