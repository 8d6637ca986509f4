"""The answers to every annotation, sent together: reply-7=adopted, reason-7=…"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from review.actions.unit_of_work import Faults
from review.law.vocabulary import Reply
from review.models import Annotation
from review.web.forms.fields import HIDDEN, UNSEEN
from review.words import Words

MOST = 3000


def answers(sent: Mapping[str, str], notes: Iterable[Annotation]) -> dict[int, tuple[Reply, str]]:
    """What is new or changed, by annotation; Faults by field, also where nothing is."""
    by_note: dict[int, tuple[Reply, str]] = {}
    faults: dict[str, str] = {}
    for note in notes:
        written, reason = (
            sent.get(f"reply-{note.id}", ""),
            sent.get(f"reason-{note.id}", "").strip(),
        )
        if not written or note.settled:
            continue
        if written not in {reply.value for reply in Reply}:
            faults[f"reply-{note.id}"] = "不在可选范围内"
            continue
        fault = _fault(Reply(written), reason)
        if fault:
            faults[f"reason-{note.id}"] = fault
        last = note.answer
        if last is None or (last.reply.value, last.reason) != (written, reason):
            by_note[note.id] = (Reply(written), reason)
    if faults:
        raise Faults(faults)
    if not by_note:
        raise Faults({"form": "没有新的答复要保存"})
    return by_note


def _fault(reply: Reply, reason: str) -> str:
    if HIDDEN.search(reason):
        return UNSEEN
    if len(reason) > MOST:
        return Words("理由不能超过{most}字", most=MOST)
    if reply is not Reply.ADOPTED and not reason:
        return Words("{reply}须写明理由", reply=reply.label)
    return ""
