"""Append to the review log, in the same transaction as what it tells of; sign its head after."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy import event as happens
from sqlalchemy.orm import Session

from review import clock
from review.actions import recorded_rows
from review.actions.unit_of_work import LogEnd, Work, current_work, unit_of_work
from review.evidence import canonical, inner_nodes, merkle
from review.evidence.checkpoint import Rewritten, Signer
from review.evidence.event import SYSTEM, Actor, Object, event
from review.extensions import db
from review.models import Annotation, Checkpoint, LogEntry, LogHead, LogNode, Matter, Person
from review.models.new_rows import insert_new
from review.registers import log as register
from review.registers import log_tail
from review.registers.delegations import absent_for

# Written once and sent without a model between: every deed appends, inside the lock.
_ENTER = insert(LogEntry.__table__)  # type: ignore[arg-type]
_HEAD = (
    select(LogHead.size, LogHead.frontier, LogHead.root).where(LogHead.id == 1).with_for_update()
)
_BEGIN = insert(LogHead.__table__)  # type: ignore[arg-type]
_FOLLOW = update(LogHead.__table__).where(LogHead.id == 1)  # type: ignore[arg-type]
_NEWEST = select(func.max(LogEntry.seq)).where(LogEntry.matter_id == bindparam("matter"))


def append(
    action: str,
    *,
    by: Person | None,
    matter: Matter | None = None,
    object: dict[str, Any] | None = None,
    sig: Any = None,
    **details: Any,
) -> str:
    """Write one event; `object` names what was acted on as {id, version, sha256}.

    `sig` is the actor's own signature (`evidence.personal_signature`). An act done in another's place names both.
    Returns the event as it stands in the log, canonical JSON.
    """
    work = current_work() or Work()
    session, end = db.session, held()
    at, owner = clock.now(), matter.id if matter else None
    absent = absent_for(by, matter) if by and matter else None
    if by and absent:
        details |= {"acting": f"{by.name}（代{absent.name}）", "acting_for": absent.id}
    told = event(
        end.size,
        at,
        actor=Actor(by.id, by.role.value, by.belongs) if by else SYSTEM,
        action=action,
        salt=secrets.token_hex(16),
        matter=matter.number if matter else None,
        object=Object(**object) if object else None,
        data=details,
        prev=_previous(owner, work.newest) if owner else None,
        rows=recorded_rows.taken(session(), owner),
        sig=sig,
    )
    body = canonical.encode(told)
    leaf = merkle.leaf(body)
    text, whose = body.decode(), {"matter_id": owner, "actor_id": by.id if by else None}
    entry = {"seq": end.size, "body": text, "leaf": leaf.hex(), "action": action, "at": at}
    session.execute(_ENTER, entry | whose)
    if owner:
        work.newest[owner] = end.size
    work.log_end = _grown(end, leaf)
    session.info["actor"] = by
    return text


def _previous(matter: int, known: dict[int, int]) -> int | None:
    """The number of the matter's newest event: the chain in which none of its events can lack."""
    if matter in known:
        return known[matter]
    return db.session.scalar(_NEWEST, {"matter": matter})


def _grown(end: LogEnd, leaf: bytes) -> LogEnd:
    """Let the head follow one more leaf, and keep the inner nodes it completes."""
    frontier = merkle.Frontier.load(end.frontier)
    grown = [
        {"level": level, "place": place, "hash": node.hex()}
        for (level, place), node in inner_nodes.completed(frontier, leaf)
    ]
    if grown:
        # A node that stands there already is of a history that was cut: it leads to no signed root.
        insert_new(LogNode, *grown)
    now = _end(frontier.append(leaf))
    db.session.execute(_FOLLOW, now._asdict())
    return now


def _end(frontier: merkle.Frontier) -> LogEnd:
    return LogEnd(frontier.size, frontier.dump(), frontier.root().hex())


@happens.listens_for(db.session, "before_commit")
def _record_the_rest(session: Session) -> None:
    """What a deed wrote after its last event stands in an event of its own."""
    session.flush()
    by = session.info.get("actor")
    for matter in recorded_rows.owners(session):
        append("record", by=by, matter=session.get(Matter, matter) if matter else None)
    session.info.pop("actor", None)  # the next deed of this session may be nobody's


@happens.listens_for(db.session, "after_rollback")
def _begin_again(session: Session) -> None:
    """What was appended since is gone, and the end of the log no longer locked."""
    if work := current_work():
        work.log_end = None
        work.newest.clear()


def annotation(action: str, on: Annotation, *, by: Person, **details: Any) -> str:
    """Write one event about an annotation."""
    named = {"id": on.id, "version": on.revision.number}
    return append(action, by=by, matter=on.matter, object=named, **details)


def held() -> LogEnd:
    """The end of the log, locked until the deed ends: what is printed of it is what the next event
    follows."""
    session = db.session
    session.flush()
    work = current_work()
    if work and work.log_end:
        return work.log_end
    row = session.execute(_HEAD).first()
    end = LogEnd(*row) if row else _end(merkle.Frontier.empty())
    if row is None:
        session.execute(_BEGIN, {"id": 1, **end._asdict()})
    if work:
        work.log_end = end
    return end


def sign_after_commit() -> None:
    """Have the head signed once the deed stands: what is rolled back must never have been signed."""
    with unit_of_work() as work:
        if sign_head not in work.after:
            work.after.append(sign_head)


def sign_head(new: Signer | None = None) -> None:
    """Sign the log as committed; raise Rewritten where it does not continue what was signed before.

    With `new` the key in force hands over to that one, and both sign.

    The tail since the last signature is recomputed from the rows, not taken from the head. The
    signer's file comes first: a crash between the two leaves a checkpoint that the database does
    not know, and no harm.
    """
    with unit_of_work():
        now, signed = held(), log_tail.signatures()
        if signed.newest is None and not signed.fault and _checkpoints():
            raise Rewritten("签署方的检查点文件缺失，拒绝签署")
        with register.committed() as connection:
            known = log_tail.head(connection) or log_tail.Head.of(merkle.Frontier.empty())
            tail = log_tail.tail(connection, known, signed)
            if tail.faults:  # before a signature is refused, every row is asked
                tail = log_tail.recounted(connection, known, signed)
        if tail.faults or (now.size, now.root) != (known.size, known.root):
            raise Rewritten("；".join(("日志与日志头或者签署方的记录不符，拒绝签署", *tail.faults)))
        root = bytes.fromhex(known.root)
        gone = tail.superseded
        note = signed.witness.sign(known.size, root, tail.extension, superseded=gone, new=new)
        if note:
            db.session.add(Checkpoint(size=note.size, note=note.note, made_at=clock.now()))


def _checkpoints() -> bool:
    return db.session.scalar(select(Checkpoint.id).limit(1)) is not None
