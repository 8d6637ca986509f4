"""Prove one matter, now: its events under the signed root, and its rows from its events.

What is read grows with the matter and with the log since the last signature, never with the
archive. The events of other matters are recounted by `registers.log.verify`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, String, select, type_coerce

from review.evidence import canonical, inner_nodes, merkle
from review.evidence.recount import DIFFER
from review.models import LogEntry, Matter
from review.registers import log_columns, row_faults
from review.registers.log import LABELS, Verdict, committed
from review.registers.log_tail import Head, Signatures, follow, head, nodes, raw, signatures, tail
from review.words import Words

HEADLESS = Verdict(0, "", ("日志头缺失",))


def prove(matter: Matter) -> Verdict:
    """For a page: one state of the database as last committed."""
    number, signed = matter.id, signatures()
    with committed() as connection:
        return proven(connection, number, signed)


def proven(
    connection: Connection, matter: int, signed: Signatures, unrecorded: Iterable[str] = ()
) -> Verdict:
    """The verdict on the matter with this id; `unrecorded` rows belong to the deed under way."""
    now = head(connection)
    if now is None:
        return HEADLESS
    proof = Proof(connection, now)
    faults = [*tail(connection, now, signed).faults, *proof.events(matter)]
    faults += row_faults.of_matter(connection, matter, proof.rows, unrecorded)
    return Verdict(now.size, now.root, tuple(faults))


def prove_entries(seqs: Sequence[int]) -> Verdict:
    """For a page of the whole log: these entries under the head's root, and the tail."""
    signed = signatures()
    with committed() as connection:
        now = head(connection)
        if now is None:
            return HEADLESS if seqs else Verdict(0, "", ())
        query = select(LogEntry.seq, LogEntry.body, *log_columns.COLUMNS)
        shown = connection.execute(query.where(LogEntry.seq.in_(seqs)).order_by(LogEntry.seq)).all()
        entries = [tuple(row) for row in shown]
        faults = [*tail(connection, now, signed).faults, *_beside(connection, entries)]
        faults += _outside(connection, now, [(row.seq, row.body) for row in shown])
        return Verdict(now.size, now.root, tuple(faults))


def _beside(connection: Connection, entries: Sequence[tuple[Any, ...]]) -> Iterator[str]:
    """The entries whose columns are not those of their event: a page shows the columns."""
    events = [json.loads(body) for _, body, *_ in entries]
    known = log_columns.matters(connection, {event["matter"] for event in events})
    for (seq, _, *columns), event in zip(entries, events, strict=True):
        if not log_columns.fit(event, columns, known.get(event["matter"])):
            yield DIFFER.format(seq=seq)


@dataclass(frozen=True)
class Ahead:
    """A matter proven before a deed took its lock: the state of the log it was proven at."""

    verdict: Verdict
    frontier: merkle.Frontier

    def still(self, connection: Connection, matter: int) -> Verdict | None:
        """The verdict under the lock, where the log only went on with other matters; else None."""
        now = head(connection)
        if now is None or now.size < self.frontier.size:
            return None
        since = select(LogEntry.seq).where(LogEntry.matter_id == matter)
        since = since.where(LogEntry.seq >= self.frontier.size).limit(1)
        if connection.scalar(since) is not None:
            return None
        faults = follow(connection, self.frontier, now)[1]
        return Verdict(now.size, now.root, (*self.verdict.faults, *faults))


def prove_ahead(matter: int) -> Ahead | None:
    """The whole proof, without a lock; None where the log has no head to go on from."""
    signed = signatures()
    with committed() as connection:
        now = head(connection)
        verdict = proven(connection, matter, signed)
        if now is None:
            return None
        places = set(inner_nodes.perfect(0, now.size))
        try:
            frontier = inner_nodes.frontier(now.size, nodes(connection, places))
        except LookupError:
            return None
        return Ahead(verdict, frontier) if frontier.root().hex() == now.root else None


class Proof:
    """The events of one matter as they are checked; `rows` are the digests they recorded."""

    def __init__(self, connection: Connection, now: Head) -> None:
        self._connection, self._now = connection, now
        self.rows: dict[str, str] = {}

    def events(self, matter: int) -> Iterator[str]:
        """Each event of the matter: its form, its chain, and its place under the head's root."""
        query = select(LogEntry.seq, LogEntry.body, *log_columns.COLUMNS).where(
            LogEntry.matter_id == matter, LogEntry.seq < self._now.size
        )
        try:
            rows = self._connection.execute(query.order_by(LogEntry.seq)).all()
        except ValueError:  # a moment that is none
            yield "本事项的日志中有不是时间的内容，无法读取"
            return
        number, status = self._connection.execute(
            select(Matter.number, type_coerce(Matter.status, String)).where(Matter.id == matter)
        ).one()
        replayed, before = None, None
        for seq, body, *columns in rows:
            try:
                event = canonical.parse(body.encode())
                if not log_columns.fit(event, columns, matter):
                    yield DIFFER.format(seq=seq)
                if (event["seq"], event["matter"]) != (seq, number):
                    yield Words("第{seq}条日志不属于本事项，或者自述为另一条", seq=seq)
                if event["v"] > 1 and event["prev"] != before:
                    yield Words("本事项在第{seq}条日志之前缺少日志", seq=seq)
                if event["action"] in ("step", "open"):
                    replayed = event["data"]["to"]
                self.rows |= event.get("rows", {})
            except (ValueError, LookupError, TypeError):
                yield Words("第{seq}条日志不是规范形式", seq=seq)
            before = seq
        yield from _outside(self._connection, self._now, [(row.seq, row.body) for row in rows])
        if replayed != status:
            yield Words(
                "事项{number}现为“{status}”，与日志重放结果不符",
                number=number,
                status=LABELS.get(status, status),
            )


def _outside(connection: Connection, now: Head, events: list[tuple[int, str]]) -> Iterator[str]:
    """The events that the head's root does not hold."""
    within = [(seq, body) for seq, body in events if 0 <= seq < now.size]
    yield from (
        Words("第{seq}条日志在日志头之外", seq=seq) for seq, body in events if seq >= now.size
    )
    known = nodes(connection, inner_nodes.needed((seq for seq, _ in within), now.size))
    for seq, body in within:
        try:
            path = inner_nodes.audit_path(seq, now.size, known)
        except LookupError:
            yield Words("第{seq}条日志的证明残缺", seq=seq)
            continue
        if not merkle.included(merkle.leaf(body.encode()), seq, now.size, path, raw(now.root)):
            yield Words("第{seq}条日志与日志的根不符：其内容、位置或者日志有改动", seq=seq)
