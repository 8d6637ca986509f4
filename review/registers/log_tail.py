"""The log since the newest signature, recomputed; what stands before it is proven by kept nodes.

What is read grows with the tail, never with the log: the nodes lead to the root that was signed,
and the events after it lead from there to the head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from review.evidence import inner_nodes, merkle
from review.evidence.checkpoint import Checkpoint, Rewritten
from review.evidence.restoration import mark
from review.evidence.witness import Witness
from review.models import Checkpoint as StoredCheckpoint
from review.models import LogEntry, LogHead, LogNode
from review.registers.batching import parts
from review.registers.log import epochs, recount, superseded, witness
from review.words import Words

Nodes = dict[inner_nodes.Place, bytes]


@dataclass(frozen=True)
class Signatures:
    """The signer's record, and the checkpoint signed last as it was before the database was read:
    the log is at least that long. `fault` is what was wrong with the file."""

    witness: Witness
    newest: Checkpoint | None
    fault: str = ""


def signatures() -> Signatures:
    asked = witness()
    try:
        return Signatures(asked, asked.newest())
    except (Rewritten, ValueError) as fault:
        return Signatures(asked, None, str(fault))


@dataclass(frozen=True)
class Head:
    """How long the log says it is, the root (hexadecimal) of that length, and the frontier from which
    it goes on."""

    size: int
    root: str
    frontier: str

    @classmethod
    def of(cls, end: merkle.Frontier) -> Head:
        return cls(end.size, end.root().hex(), end.dump())


def head(connection: Connection) -> Head | None:
    query = select(LogHead.size, LogHead.root, LogHead.frontier).where(LogHead.id == 1)
    row = connection.execute(query).first()
    return Head(row.size, row.root, row.frontier) if row else None


@dataclass(frozen=True)
class Tail:
    """The log at the newest signature that counts, and the leaves since; `faults` are Chinese
    sentences, `superseded` the checkpoints that a confirmed restoration says are of what is lost."""

    signed: merkle.Frontier
    leaves: Sequence[bytes]
    faults: tuple[str, ...]
    superseded: frozenset[str] = frozenset()

    def extension(self, old: int) -> list[bytes]:
        """The proof that the log signed last is a prefix; raise Rewritten for any other length."""
        if old != self.signed.size:
            raise Rewritten(
                Words(
                    "签署方的记录止于第{old}条，不是第{size}条，拒绝签署",
                    old=old,
                    size=self.signed.size,
                )
            )
        return merkle.extension(self.signed, self.leaves)


def tail(connection: Connection, now: Head, signed: Signatures) -> Tail:
    """The events since the newest signature that counts; the head must be what they lead to."""
    if signed.fault:
        return Tail(merkle.Frontier.empty(), (), (signed.fault,))
    faults = list(_lost(connection, signed.witness))
    note, gone = signed.newest, frozenset[str]()
    frontier = _continued(connection, now, note)
    if frontier is None and note and (found := _lasting(connection, signed, note)):
        note, gone = found
        frontier = _continued(connection, now, note)
    if note and not signed.witness.trusts(note):
        faults.append(Words("签署方第{size}条处的检查点不是本系统的签名", size=note.size))
    if frontier is None:
        return Tail(merkle.Frontier.empty(), (), (*faults, _broken(note, now)))
    leaves, wrong = follow(connection, frontier, now)
    return Tail(frontier, leaves, (*faults, *wrong), gone)


def recounted(connection: Connection, now: Head, signed: Signatures) -> Tail:
    """The same from every row of the log: the kept nodes are not asked."""
    if signed.fault:
        return Tail(merkle.Frontier.empty(), (), (signed.fault,))
    whole, note, gone = recount(connection), signed.newest, frozenset[str]()
    faults = [*_lost(connection, signed.witness), *whole.faults]
    if note and whole.root(note.size) != note.root and (lost := _lasting(connection, signed, note)):
        note, gone = lost
    start = note.size if note else 0
    if note and whole.root(start) != note.root:
        return Tail(merkle.Frontier.empty(), (), (*faults, _broken(note, now)))
    if Head.of(whole.frontier(whole.size)) != now:
        faults.append(_unled(now, whole.size))
    return Tail(whole.frontier(start), whole.between(start, whole.size), tuple(faults), gone)


def _continued(
    connection: Connection, now: Head, note: Checkpoint | None
) -> merkle.Frontier | None:
    """The log at this signature, None where the log does not continue it."""
    if note is None:
        return merkle.Frontier.empty()
    found = _frontier(connection, note.size) if note.size <= now.size else None
    return found if found and found.root() == note.root else None


def _broken(note: Checkpoint | None, now: Head) -> str:
    start = note.size if note else 0
    if start > now.size:
        return Words(
            "签署方检查点证明日志曾有{start}条，现在只有{size}条：末尾被截去",
            start=start,
            size=now.size,
        )
    return Words("日志前{start}条与签署方检查点不一致：其中有改动、删除或插入", start=start)


def _unled(now: Head, size: int) -> str:
    return Words(
        "日志头与重算结果不符（记为{size}条，重算为{counted}条）", size=now.size, counted=size
    )


def _lasting(
    connection: Connection, signed: Signatures, newest: Checkpoint
) -> tuple[Checkpoint | None, frozenset[str]] | None:
    """The newest signature before those that confirmed restorations took back, and all of these;
    None where no restoration took the newest one back.

    What tells of the restoration must stand after the signature that counts: there every event is
    recomputed, while an older row is not proven here.
    """
    try:
        told = epochs(connection)
        notes = _until(signed.witness.checkpoints(), newest)
        gone = superseded(told)
        kept = [
            checkpoint for checkpoint in notes if mark(checkpoint.size, checkpoint.root) not in gone
        ]
        last = kept[-1] if kept else None
        since = superseded(one for one in told if last is None or one["seq"] >= last.size)
    except (Rewritten, ValueError, LookupError, TypeError):
        return None
    passed = {
        mark(checkpoint.size, checkpoint.root)
        for checkpoint in takewhile(lambda one: one != last, reversed(notes))
    }
    return (last, gone) if passed and passed <= since else None


def _until(notes: Sequence[Checkpoint], newest: Checkpoint) -> Sequence[Checkpoint]:
    """What was signed up to this one: the record may have gone on since it was asked."""
    places = [place for place, checkpoint in enumerate(notes) if checkpoint == newest]
    return notes[: places[-1] + 1] if places else notes


def follow(
    connection: Connection, frontier: merkle.Frontier, now: Head
) -> tuple[list[bytes], list[str]]:
    """The leaves from `frontier` to the head, each recomputed, and what does not fit."""
    query = select(LogEntry.seq, LogEntry.leaf, LogEntry.body)
    query = query.where(LogEntry.seq >= frontier.size, LogEntry.seq < now.size)
    leaves: list[bytes] = []
    faults: list[str] = []
    for seq, leaf, body in connection.execute(query.order_by(LogEntry.seq)):
        found = merkle.leaf(body.encode())
        if seq != frontier.size or found.hex() != leaf:
            faults.append(Words("第{seq}条日志的内容与其编号或哈希不符", seq=seq))
        frontier = frontier.append(found)
        leaves.append(found)
    if Head.of(frontier) != now:
        faults.append(_unled(now, frontier.size))
    return leaves, faults


def _lost(connection: Connection, asked: Witness) -> Iterator[str]:
    """A checkpoint of the database that the signer's record no longer holds.

    The record is asked again: it is written first, so it holds whatever the database shows.
    """
    newest_first = select(StoredCheckpoint.size).order_by(StoredCheckpoint.id.desc()).limit(1)
    kept, newest = connection.scalar(newest_first), asked.newest()
    if kept is not None and (newest is None or newest.size < kept):
        yield Words("数据库中第{kept}条处的检查点不在签署方自己的记录里", kept=kept)


def _frontier(connection: Connection, size: int) -> merkle.Frontier | None:
    try:
        return inner_nodes.frontier(size, nodes(connection, set(inner_nodes.perfect(0, size))))
    except LookupError:
        return None


def nodes(connection: Connection, places: set[inner_nodes.Place]) -> Nodes:
    """Nodes by place; those of level 0 are the leaves as they are written."""
    found: Nodes = {}
    for part in parts([place for level, place in places if level == 0]):
        below = select(LogEntry.seq, LogEntry.leaf).where(LogEntry.seq.in_(part))
        found |= {(0, seq): raw(leaf) for seq, leaf in connection.execute(below)}
    for above in parts([place for place in places if place[0]]):
        query = select(LogNode.level, LogNode.place, LogNode.hash).where(_among(above))
        found |= {(level, place): raw(text) for level, place, text in connection.execute(query)}
    return found


def _among(places: Sequence[inner_nodes.Place]) -> ColumnElement[bool]:
    """Level by level: for a list of pairs SQLite would read the whole table."""
    by_level: dict[int, list[int]] = {}
    for level, place in places:
        by_level.setdefault(level, []).append(place)
    return or_(
        *(
            and_(LogNode.level == level, LogNode.place.in_(found))
            for level, found in by_level.items()
        )
    )


def raw(text: str) -> bytes:
    """The bytes of a hash, or none where the column holds something else."""
    try:
        return bytes.fromhex(text)
    except (ValueError, TypeError):
        return b""
