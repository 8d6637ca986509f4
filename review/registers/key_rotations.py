"""Changes of the signing key, as the log tells them and as the signer's own record holds them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select

from review.evidence import rotation
from review.evidence.checkpoint import Rewritten
from review.evidence.rotation import Rotation
from review.evidence.witness import Witness
from review.extensions import db
from review.models import LogEntry

ONE_SIGNED = "第{seq}条“更换签名密钥”没有新旧两把密钥的签名，不能采信"
UNKNOWN = "第{seq}条“更换签名密钥”不在签署方自己的记录里"
UNTOLD = "签署方在第{size}条处更换过签名密钥，日志没有登记：请执行 flask log rotate --reason 理由"


def faults(events: Iterable[Mapping[str, Any]], asked: Witness) -> Iterator[str]:
    """What the log says of its keys against the signer's record, where that can be read."""
    try:
        held = {change.checkpoint.note: change.checkpoint.size for change in asked.rotations()}
    except Rewritten:  # told beside its checkpoints
        return
    for event in events:
        change = _told(event)
        if change is None or not change.signed:
            yield ONE_SIGNED.format(seq=event["seq"])
        elif held.pop(change.checkpoint.note, None) is None:
            yield UNKNOWN.format(seq=event["seq"])
    yield from (UNTOLD.format(size=size) for size in held.values())


def _told(event: Mapping[str, Any]) -> Rotation | None:
    try:
        return rotation.of_event(event)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def unrecorded(asked: Witness) -> list[Rotation]:
    """The changes of the signer's record of which the log does not tell, oldest first."""
    query = select(LogEntry.body).where(LogEntry.action == rotation.ACTION)
    notes = {json.loads(body)["data"]["note"] for body in db.session.scalars(query)}
    return [change for change in asked.rotations() if change.checkpoint.note not in notes]
