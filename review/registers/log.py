"""Read and verify the review log."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from flask import current_app
from sqlalchemy import select

from review.evidence import canonical, merkle
from review.evidence.checkpoint import Checkpoint as Note
from review.evidence.checkpoint import Signer
from review.extensions import db
from review.models import Checkpoint, LogEntry, LogHead, Matter

BATCH = 2000


@dataclass(frozen=True)
class Verdict:
    """`faults` are Chinese sentences; `size` and `root` are what was recomputed."""

    size: int
    root: str
    faults: tuple[str, ...]

    @property
    def good(self) -> bool:
        return not self.faults


def head() -> LogHead | None:
    return db.session.get(LogHead, 1)


def verify() -> Verdict:
    """Recompute every leaf, the root, every checkpoint and every status from the stored events."""
    faults: list[str] = []
    frontier = merkle.Frontier.empty()
    statuses: dict[str, str] = {}
    roots: dict[int, str] = {0: frontier.root().hex()}
    wanted = set(db.session.scalars(select(Checkpoint.size)))
    query = select(LogEntry.seq, LogEntry.body, LogEntry.leaf).order_by(LogEntry.seq)
    for seq, body, leaf in db.session.execute(query).yield_per(BATCH):
        frontier = frontier.append(_checked(seq, body, leaf, frontier.size, faults, statuses))
        if frontier.size in wanted:
            roots[frontier.size] = frontier.root().hex()
    root = frontier.root().hex()
    faults += _head_faults(frontier.size, root)
    faults += _checkpoint_faults(roots)
    faults += _status_faults(statuses)
    return Verdict(frontier.size, root, tuple(faults))


def _checked(
    seq: int, body: str, leaf: str, place: int, faults: list[str], statuses: dict[str, str]
) -> bytes:
    recomputed = merkle.leaf(body.encode())
    if seq != place:
        faults.append(f"第{place}条日志缺失或编号错乱（读到的是第{seq}条）")
    if recomputed.hex() != leaf:
        faults.append(f"第{seq}条日志的内容与其哈希不符")
    try:
        event: dict[str, Any] = canonical.parse(body.encode())
    except ValueError:
        faults.append(f"第{seq}条日志不是规范形式")
        return recomputed
    if event.get("seq") != seq:
        faults.append(f"第{seq}条日志自述为第{event.get('seq')}条")
    if event.get("action") in ("step", "open"):
        statuses[event["matter"]] = event["data"]["to"]
    return recomputed


def _head_faults(size: int, root: str) -> list[str]:
    now = head()
    if now is None:
        return ["日志头缺失"] if size else []
    if (now.size, now.root) != (size, root):
        return [f"日志头与重算结果不符（记为{now.size}条，重算为{size}条）"]
    return []


def _checkpoint_faults(roots: dict[int, str]) -> list[str]:
    faults = []
    config = current_app.config
    key = Signer.open(config["SIGNING_KEY"], config["REVIEW_ORIGIN"]).public
    for row in db.session.scalars(select(Checkpoint).order_by(Checkpoint.id)):
        note = Note.parse(row.note)
        if roots.get(row.size) != note.root.hex() or note.size != row.size:
            faults.append(f"日志与第{row.size}条处的签名检查点不一致")
        elif not note.signed_by(key):
            faults.append(f"第{row.size}条处的检查点不是本系统的签名")
    return faults


def _status_faults(statuses: dict[str, str]) -> list[str]:
    return [
        f"事项{number}现为“{status.label}”，与日志重放结果不符"
        for number, status in db.session.execute(select(Matter.number, Matter.status))
        if statuses.get(number) != status.value
    ]


def entries(matter: Matter) -> list[tuple[LogEntry, dict[str, Any]]]:
    """The matter's events, oldest first, each with its parsed body."""
    query = select(LogEntry).filter_by(matter_id=matter.id).order_by(LogEntry.seq)
    return [(entry, json.loads(entry.body)) for entry in db.session.scalars(query)]
