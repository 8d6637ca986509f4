"""Append to the review log, in the same transaction as what it tells of; sign its head."""

from __future__ import annotations

import secrets
from typing import Any

from flask import current_app

from review import clock
from review.evidence import canonical, merkle
from review.evidence.checkpoint import Signer
from review.extensions import db
from review.models import Annotation, Checkpoint, LogEntry, LogHead, Matter, Person


def append(
    action: str,
    *,
    by: Person | None,
    matter: Matter | None = None,
    object: dict[str, Any] | None = None,
    **details: Any,
) -> LogEntry:
    """Write one event; `object` names what was acted on as {id, version, sha256}."""
    session = db.session
    session.flush()
    head = session.get(LogHead, 1, with_for_update=True, populate_existing=True)
    if head is None:
        empty = merkle.Frontier.empty()
        head = LogHead(id=1, size=0, frontier=empty.dump(), root=empty.root().hex())
        session.add(head)
    at = clock.now()
    event = {
        "v": 1,
        "alg": "sha256",
        "seq": head.size,
        "ts": at.isoformat(timespec="microseconds"),
        "actor": _actor(by),
        "action": action,
        "matter": matter.number if matter else None,
        "object": object,
        "data": details,
        "salt": secrets.token_hex(16),
    }
    body = canonical.encode(event)
    leaf = merkle.leaf(body)
    frontier = merkle.Frontier.load(head.frontier).append(leaf)
    entry = LogEntry(
        seq=head.size,
        body=body.decode(),
        leaf=leaf.hex(),
        action=action,
        matter_id=matter.id if matter else None,
        actor_id=by.id if by else None,
        at=at,
    )
    session.add(entry)
    head.size += 1
    head.frontier, head.root = frontier.dump(), frontier.root().hex()
    session.flush()
    return entry


def annotation(action: str, on: Annotation, *, by: Person, **details: Any) -> LogEntry:
    """Write one event about an annotation."""
    named = {"id": on.id, "version": on.revision.number}
    return append(action, by=by, matter=on.matter, object=named, **details)


def _actor(by: Person | None) -> dict[str, Any]:
    if by is None:
        return {"id": 0, "role": "system", "org": ""}
    return {"id": by.id, "role": by.role.value, "org": by.belongs}


def sign_head() -> Checkpoint:
    """Sign the head as it stands; a copy goes to a file beside the database, appended only."""
    session = db.session
    session.flush()
    head = session.get(LogHead, 1)
    assert head is not None
    config = current_app.config
    signer = Signer.open(config["SIGNING_KEY"], config["REVIEW_ORIGIN"])
    note = signer.sign(head.size, bytes.fromhex(head.root))
    checkpoint = Checkpoint(size=head.size, note=note, made_at=clock.now())
    session.add(checkpoint)
    with config["CHECKPOINTS"].open("a", encoding="utf-8") as kept:
        kept.write(f"{note}\n")
    return checkpoint
