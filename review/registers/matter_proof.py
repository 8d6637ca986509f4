"""Prove one matter, now: its events under the signed root, and its rows from its events.

What is read grows with the matter and with the log since the last signature, never with the
archive. The events of other matters are recounted by `registers.log.verify`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, tuple_

from review.evidence import canonical, inner_nodes, merkle
from review.evidence.checkpoint import Checkpoint, Rewritten
from review.evidence.witness import Witness
from review.models import Checkpoint as StoredCheckpoint
from review.models import LogEntry, LogHead, LogNode, Matter
from review.registers import row_faults
from review.registers.log import Verdict, committed, witness

MOST = 400  # places asked for in one question, below what any engine takes


def prove(matter: Matter) -> Verdict:
    """For a page: one state of the database as last committed."""
    number, signed = matter.id, signatures()
    with committed() as connection:
        return proven(connection, number, signed)


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


def proven(
    connection: Connection, matter: int, signed: Signatures, unrecorded: Iterable[str] = ()
) -> Verdict:
    """The verdict on the matter with this id; `unrecorded` rows belong to the deed under way."""
    head = connection.execute(select(LogHead.size, LogHead.root).where(LogHead.id == 1)).first()
    if head is None:
        return Verdict(0, "", ("日志头缺失",))
    proof = Proof(connection, head.size, head.root)
    faults = [*proof.tail(signed), *proof.events(matter)]
    faults += row_faults.of_matter(connection, matter, proof.rows, unrecorded)
    return Verdict(head.size, head.root, tuple(faults))


class Proof:
    """The events of one matter as they are checked; `rows` are the digests they recorded."""

    def __init__(self, connection: Connection, size: int, root: str) -> None:
        self._connection, self._size, self._root = connection, size, root
        self.rows: dict[str, str] = {}

    def tail(self, signed: Signatures) -> Iterator[str]:
        """The events since the newest signature, recomputed; the head must be what they lead to."""
        note = signed.newest
        if signed.fault:
            yield signed.fault
            return
        yield from self._lost(signed.witness)
        start = note.size if note else 0
        if note and not note.signed_by(signed.witness.signer.public):
            yield f"签署方第{start}条处的检查点不是本系统的签名"
        if start > self._size:
            yield f"签署方检查点证明日志曾有{start}条，现在只有{self._size}条：末尾被截去"
            return
        frontier = self._frontier(start)
        if frontier is None or (note and frontier.root() != note.root):
            yield f"日志前{start}条与签署方检查点不一致：其中有改动、删除或插入"
            return
        query = select(LogEntry.seq, LogEntry.leaf, LogEntry.body)
        query = query.where(LogEntry.seq >= start, LogEntry.seq < self._size)
        for seq, leaf, body in self._connection.execute(query.order_by(LogEntry.seq)):
            found = merkle.leaf(body.encode())
            if seq != frontier.size or found.hex() != leaf:
                yield f"第{seq}条日志的内容与其编号或哈希不符"
            frontier = frontier.append(found)
        if (frontier.size, frontier.root().hex()) != (self._size, self._root):
            yield f"日志头与重算结果不符（记为{self._size}条，重算为{frontier.size}条）"

    def _lost(self, asked: Witness) -> Iterator[str]:
        """A checkpoint of the database that the signer's record no longer holds.

        The record is asked again: it is written first, so it holds whatever the database shows.
        """
        kept = self._connection.scalar(select(func.max(StoredCheckpoint.size)))
        newest = asked.newest()
        if kept is not None and (newest is None or newest.size < kept):
            yield f"数据库中第{kept}条处的检查点不在签署方自己的记录里"

    def _frontier(self, size: int) -> merkle.Frontier | None:
        places = set(inner_nodes.perfect(0, size))
        try:
            return inner_nodes.frontier(size, self._nodes(places))
        except LookupError:
            return None

    def _nodes(self, places: set[inner_nodes.Place]) -> dict[inner_nodes.Place, bytes]:
        """Nodes by place; those of level 0 are the leaves as they are written."""
        found: dict[inner_nodes.Place, bytes] = {}
        leaves = [place for level, place in places if level == 0]
        higher = [one for one in places if one[0]]
        for part in _parts(leaves):
            below = select(LogEntry.seq, LogEntry.leaf).where(LogEntry.seq.in_(part))
            found |= {(0, seq): _raw(leaf) for seq, leaf in self._connection.execute(below)}
        for part in _parts(higher):
            there = tuple_(LogNode.level, LogNode.place).in_(part)
            query = select(LogNode.level, LogNode.place, LogNode.hash).where(there)
            rows = self._connection.execute(query)
            found |= {(level, place): _raw(text) for level, place, text in rows}
        return found

    def events(self, matter: int) -> Iterator[str]:
        """Each event of the matter: its form, its chain, and its place under the head's root."""
        query = select(LogEntry.seq, LogEntry.body).where(
            LogEntry.matter_id == matter, LogEntry.seq < self._size
        )
        found = self._connection.execute(query.order_by(LogEntry.seq)).all()
        number, status = self._connection.execute(
            select(Matter.number, Matter.status).where(Matter.id == matter)
        ).one()
        replayed, before = None, None
        for seq, body in found:
            try:
                event = canonical.parse(body.encode())
                if (event["seq"], event["matter"]) != (seq, number):
                    yield f"第{seq}条日志不属于本事项，或者自述为另一条"
                if event["v"] > 1 and event["prev"] != before:
                    yield f"本事项在第{seq}条日志之前缺少日志"
                if event["action"] in ("step", "open"):
                    replayed = event["data"]["to"]
                self.rows |= event.get("rows", {})
            except (ValueError, LookupError, TypeError):
                yield f"第{seq}条日志不是规范形式"
            before = seq
        yield from self._outside([(seq, body) for seq, body in found])
        if replayed != status.value:
            yield f"事项{number}现为“{status.label}”，与日志重放结果不符"

    def _outside(self, events: list[tuple[int, str]]) -> Iterator[str]:
        """The events that the head's root does not hold."""
        nodes = self._nodes(inner_nodes.needed((seq for seq, _ in events), self._size))
        root = _raw(self._root)
        for seq, body in events:
            try:
                path = inner_nodes.audit_path(seq, self._size, nodes)
            except LookupError:
                yield f"第{seq}条日志的证明残缺"
                continue
            if not merkle.included(merkle.leaf(body.encode()), seq, self._size, path, root):
                yield f"第{seq}条日志与日志的根不符：其内容、位置或者日志有改动"


def _parts(whole: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(whole), MOST):
        yield whole[start : start + MOST]


def _raw(text: str) -> bytes:
    """The bytes of a hash, or none where the column holds something else."""
    try:
        return bytes.fromhex(text)
    except (ValueError, TypeError):
        return b""
