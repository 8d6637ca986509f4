"""Where an annotation stands in a revision: set by hand, dropped, carried to the next revision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from review.actions import log, procedure
from review.actions.unit_of_work import Faults, Invalid, unit_of_work
from review.extensions import db
from review.law.permissions import Act
from review.law.vocabulary import Place, Uptake
from review.models import Annotation, Matter, Person, Placement, Revision
from review.paper.anchoring import anchors, carry, uptake
from review.paper.model import Paper
from review.registers.facts import annotations_of, latest_revision
from review.words import Words

REPLACED = 0.7
"""How sure a place is at which the proposed words stand where the old ones are gone."""


UNSURE = ("guessed", "orphan")
WORDED = "对应的条款已逐字写成建议文字。"
STRUCK = "已按建议删除。"


class Span(NamedTuple):
    """A place in a revision: from code point `start` of one block up to `end` of another."""

    start_block: str
    start: int
    end_block: str
    end: int


def placed(
    revision: Revision,
    anchor: anchors.Anchor,
    place: Place,
    *,
    confidence: float = 1.0,
    why: str = "",
    by: Person | None = None,
) -> Placement:
    """A placement of that kind on the words of `anchor`; the caller adds it to its annotation."""
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


def adrift(revision: Revision, quote: str, why: str, *, by: Person) -> Placement:
    """No place yet: a person sets it; the caller adds it to its annotation."""
    return Placement(
        revision_id=revision.id,
        place=Place.ORPHAN,
        quote=quote,
        confidence=0.0,
        why=why,
        by_id=by.id,
    )


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
        guessed = annotation.placement(revision.id)
        confirmed = guessed is not None and guessed.place is Place.GUESSED and _at(guessed, span)
        why = "人工确认" if confirmed else "人工定位"
        placement = placed(revision, anchor, Place.PLACED, why=why, by=by)
        placement.adoption = _adoption(annotation, "", anchors.AnchorIndex(paper), anchor)
        annotation.placements.append(placement)
        db.session.flush()
        log.annotation("place", annotation, by=by, block=anchor.start_block, quote=anchor.quote)


def _at(spot: Placement, span: Span) -> bool:
    return (spot.start_block, spot.start, spot.end_block, spot.end) == span


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
            adoption=last.adoption,
            by_id=by.id,
        )
        annotation.placements.append(gone)
        db.session.flush()
        log.annotation("drop", annotation, by=by, reason=reason.strip())


@dataclass(frozen=True)
class Decision:
    """Where one annotation stands, or `reason` why its words are gone (`span` is then None)."""

    annotation: Annotation
    span: Span | None
    reason: str = ""


def decide(
    matter: Matter, revision: Revision, paper: Paper, decisions: Sequence[Decision], *, by: Person
) -> None:
    """Many decisions in one deed; Faults names each that cannot stand, and nothing is done."""
    faults: dict[str, str] = {}
    with unit_of_work():
        procedure.require(Act.PLACE, matter, by=by)
        now = latest_revision(matter)
        if now is None or now.id != revision.id:
            raise Invalid("revision", "又有了新的版本，请按新版重新定位；您刚才的选择没有保存")
        for decision in decisions:
            try:
                if decision.span is None:
                    drop(decision.annotation, revision, decision.reason, by=by)
                else:
                    place(decision.annotation, revision, paper, decision.span, by=by)
            except Invalid as fault:
                faults[f"{fault.field}-{decision.annotation.id}"] = str(fault)
        if faults:
            raise Faults(faults)


def carry_all(
    matter: Matter, old: Revision, new: Revision, way: Callable[[], carry.Road], *, by: Person
) -> None:
    """Carry every annotation to the new revision; what finds no place is listed, never dropped.

    `way` leads from the old text to the new; it is not asked for where there is nothing to carry.
    """
    tally = _carried_over(matter, old, new, way()) if annotations_of(matter) else {}
    db.session.flush()
    named = {"id": new.id, "version": new.number}
    log.append("carry", by=by, matter=matter, object=named, **tally)


def _carried_over(matter: Matter, old: Revision, new: Revision, road: carry.Road) -> dict[str, int]:
    """How many annotations there are at each sort of place in the new revision."""
    found = [(note, note.placement(old.id)) for note in annotations_of(matter)]
    known = [(note, spot) for note, spot in found if spot and spot.standing]
    lost = [
        (note, spot or note.placements[-1]) for note, spot in found if not spot or not spot.standing
    ]
    carried = [road.carry(anchor_of(spot)) for _, spot in known]
    old_ground, ground = road.old, road.new
    tally: dict[str, int] = {}
    for (note, spot), one in zip(known, carried, strict=True):
        state = Place(one.state)
        past = uptake.around(old_ground, anchor_of(spot) if one.anchor else None)
        taken = _adoption(note, past, ground, one.anchor)
        proposed = uptake.place(note.proposal, ground) if taken is Uptake.FULL else None
        if (
            proposed
            and one.state in UNSURE
            and carry.aligned(road.comparison, anchor_of(spot), proposed)
        ):
            placement = placed(new, proposed, Place.EDITED, confidence=REPLACED, why=WORDED)
        elif one.anchor is None and taken is Uptake.FULL and uptake.deletes(note.proposal):
            placement = _orphan(new, spot, STRUCK, Place.DROPPED)
        elif one.anchor is None:
            placement = _followed(note, new, ground, one.why, taken) or _orphan(new, spot, one.why)
        else:
            placement = placed(new, one.anchor, state, confidence=one.confidence, why=one.why)
        placement.adoption = taken
        note.placements.append(placement)
        tally[placement.place.value] = tally.get(placement.place.value, 0) + 1
    for note, spot in lost:
        state = Place.DROPPED if spot.place is Place.DROPPED else Place.ORPHAN
        placement = _orphan(new, spot, spot.why, state)
        placement.adoption = _adoption(note, uptake.around(old_ground, None), ground, None)
        note.placements.append(placement)
        tally[state.value] = tally.get(state.value, 0) + 1
    return tally


def _adoption(
    note: Annotation, past: str, new: anchors.AnchorIndex, now: anchors.Anchor | None
) -> Uptake | None:
    """Whether counsel's wording stands in the new text; once it stood, it need only still be there."""
    if not note.proposal.strip():
        return None
    last = note.placements[-1]
    known = "" if last.adoption is Uptake.FULL else past
    return Uptake(uptake.adopted(note.proposal, last.quote, known, new, now))


def _followed(
    note: Annotation, new: Revision, ground: anchors.AnchorIndex, why: str, taken: Uptake | None
) -> Placement | None:
    """The words are gone because counsel's own stand there now: a guess for a person to confirm."""
    anchor = uptake.place(note.proposal, ground) if taken is Uptake.FULL else None
    if anchor is None:
        return None
    said = Words("{ground}建议文字在新版中只有一处，请确认是不是这里。", ground=why)
    return placed(new, anchor, Place.GUESSED, confidence=REPLACED, why=said)


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


def anchor_of(spot: Placement) -> anchors.Anchor:
    """The anchor a standing placement was made of."""
    assert spot.start_block is not None
    assert spot.end_block is not None
    start, end = spot.start or 0, spot.end or 0
    words = (spot.quote, spot.prefix, spot.suffix, spot.clause)
    return anchors.Anchor(spot.start_block, start, spot.end_block, end, *words)


def locate(paper: Paper, quote: str) -> Span:
    """The one place where these words stand; Invalid where there is none or more than one."""
    quote = quote.strip()
    spans = [
        Span(paragraph.id, at, paragraph.id, at + len(quote))
        for paragraph in paper.paragraphs("all")
        for at in range(len(paragraph.text) - len(quote) + 1)
        if quote and paragraph.text.startswith(quote, at)
    ]
    if len(spans) != 1:
        times = Words("出现了{spans}次，请多抄几个字", spans=len(spans)) if spans else "没有找到"
        raise Invalid("quote", Words("这些词句在文中{times}", times=times))
    return spans[0]
