"""A matter's annotations as threads for Word, the same whenever they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from review import clock
from review.models import Annotation, Matter, Placement, Revision
from review.paper.anchoring.anchors import Anchor, AnchorIndex, Unanchored, anchor
from review.paper.exchange.threads import Remark, Thread
from review.paper.model import Paper
from review.registers.batching import rows

MARGINS = ("header", "footer")
"""Where Word has no comments."""


def threads(
    matter: Matter, revision: Revision, paper: Paper, *, all_: bool = False
) -> list[Thread]:
    """One thread for each annotation, on its words in that revision.

    An annotation without a place there stands at the beginning of the text and says what it was
    about. With `all_`, withdrawn ones as well: a file sent out before may hold them.
    """
    notes = [
        annotation
        for annotation in rows(Annotation, matter)
        if all_ or annotation.withdrawn_at is None
    ]
    margins = {p.id for s in paper.stories if s.kind in MARGINS for p in paper.paragraphs(s.name)}
    ground = AnchorIndex(paper)
    word_threads = []
    for note in notes:
        spot = note.placement(revision.id)
        place = None if spot is None or spot.start_block in margins else _place(spot, ground)
        thread = _thread(note, place, ground)
        if thread is not None:
            word_threads.append(thread)
    return word_threads


def key(annotation: Annotation) -> str:
    return f"annotation/{annotation.id}"


def annotation_id(key: str) -> int:
    """The annotation whose thread bears that key."""
    return int(key.rpartition("/")[2])


def said(annotation: Annotation) -> str:
    """The annotation as a comment: what it is, what it says, and on what it rests."""
    text = f"【{annotation.severity.label}·{annotation.category.label}】{annotation.text}"
    return f"{text}\n依据：{annotation.basis}" if annotation.basis else text


def _thread(note: Annotation, place: Anchor | None, ground: AnchorIndex) -> Thread | None:
    proposal = note.proposal
    root = Remark(note.by.name, clock.local(note.made_at), said(note), key(note))
    if place is None:
        place, proposal = _beginning(ground), ""
        words = note.placements[-1].quote if note.placements else ""
        asked = f"\n建议改为：{note.proposal}" if note.proposal else ""
        root = root._replace(text=f"〔原文：“{words}”〕\n{root.text}{asked}")
    if place is None:
        return None
    return Thread(place, (root, *_replies(note)), note.settled, proposal)


def _place(spot: Placement, ground: AnchorIndex) -> Anchor | None:
    if not spot.standing or spot.start_block is None or spot.end_block is None:
        return None
    try:
        return anchor(ground, spot.start_block, spot.start or 0, spot.end_block, spot.end or 0)
    except Unanchored:
        return None


def _beginning(ground: AnchorIndex) -> Anchor | None:
    for paragraph in ground.paragraphs:
        if paragraph.text.strip():
            return anchor(ground, paragraph.id, 0, paragraph.id, len(paragraph.text))
    return None


def _replies(note: Annotation) -> Sequence[Remark]:
    """Remarks and answers in the order they were made."""
    remarks = [
        (
            remark.made_at,
            Remark(remark.by.name, clock.local(remark.made_at), remark.text, f"remark/{remark.id}"),
        )
        for remark in note.remarks
    ]
    answers = [
        (
            answer.made_at,
            Remark(
                answer.by.name,
                clock.local(answer.made_at),
                f"【{answer.reply.label}】{answer.reason}",
                f"answer/{answer.id}",
            ),
        )
        for answer in note.answers
    ]
    return [remark for _, remark in sorted([*remarks, *answers], key=lambda pair: pair[0])]
